package se.samverkan.domain.table;

import static se.samverkan.domain.table.Column.Scope.DOCUMENT;
import static se.samverkan.domain.table.Column.Scope.ITEM;
import static se.samverkan.domain.table.Column.choice;
import static se.samverkan.domain.table.Column.ofMember;
import static se.samverkan.domain.table.Column.shown;
import static se.samverkan.domain.table.cell.CellFormat.TEXT;
import static se.samverkan.domain.table.cell.CellFormat.TOKEN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import se.samverkan.domain.content.DeliveryStatus;
import se.samverkan.domain.content.Frequency;
import se.samverkan.domain.content.Responsibility;
import se.samverkan.domain.openapi.SwedishLabels;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.table.cell.CellFormat;
import se.samverkan.domain.table.cell.Choice;
import se.samverkan.domain.table.cell.ListFormat;
import se.samverkan.domain.table.cell.MunicipalityCells;
import se.samverkan.domain.table.cell.PartyCells;
import se.samverkan.domain.table.cell.TargetCells;

/** The table of promises: the columns of the export and of an import. */
public final class PromiseTable {
    /** New columns are added at the end; existing ones keep their position and meaning. */
    private static final DocumentTable TABLE = new DocumentTable(columns(), "promiseId", "externalId", items());

    private static final String DATE =
            "år, månad, dag eller årstid som källan anger det: 2020, 2020-04, 2020-04-01 eller 2020-21 (våren)";
    private static final String SERVICE = "sätts av tjänsten och läses inte vid import";

    private PromiseTable() {}

    /** The table of promises. */
    public static DocumentTable table() {
        return TABLE;
    }

    private static ItemLists items() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("COMMITMENT", "commitments");
        lists.put("ACTIVITY", "activities");
        return new ItemLists("itemKind", "itemId", lists);
    }

    private static List<Column> columns() {
        return List.of(
                ofMember(DOCUMENT, "promiseId", "Medborgarlöftets id", "/id", CellFormat.shown(JsonNode::asText), """
                        id (UUID) i tjänsten; tomt för ett nytt medborgarlöfte"""),
                shown(DOCUMENT, "version", "Version", "/version", SERVICE),
                shown(DOCUMENT, "publishedAt", "Publicerad", "/publishedAt", SERVICE),
                ofMember(DOCUMENT, "title", "Rubrik", "/title", TEXT, "medborgarlöftets rubrik; obligatorisk"),
                ofMember(DOCUMENT, "theme", "Tema", "/theme", TEXT, "medborgarlöftets tema"),
                ofMember(DOCUMENT, "municipalities", "Kommunkoder", "/municipalities", MunicipalityCells.CODES, """
                        SCB:s kommunkoder med fyra siffror, åtskilda med semikolon: 0486;0114; obligatoriska"""),
                register("municipalityNames", "Kommuner", MunicipalityCells.property(Municipality::name)),
                register("counties", "Län", MunicipalityCells.property(Municipality::county)),
                register("policeRegions", "Polisregioner", MunicipalityCells.property(Municipality::policeRegion)),
                ofMember(DOCUMENT, "validFrom", "Gäller från", "/validity/from", TOKEN, DATE),
                ofMember(DOCUMENT, "validTo", "Gäller till", "/validity/to", TOKEN, DATE + "; .. för ett öppet slut"),
                choice(ITEM, "itemKind", "Slag", null, kinds(), """
                        om raden är ett löfte (en punkt) eller en aktivitet"""),
                ofMember(ITEM, "itemId", "Punktens id", "/id", TOKEN, """
                        id inom medborgarlöftet; tomt för en ny punkt"""),
                ofMember(ITEM, "itemTitle", "Punktens rubrik", "/title", TEXT, "rubrik; bara för löften"),
                ofMember(ITEM, "text", "Text", "/text", TEXT, "löftet eller aktiviteten i ord"),
                choice(
                        ITEM,
                        "responsibilityMode",
                        "Ansvar",
                        "/responsibility/mode",
                        Choice.of(Responsibility.Mode.class),
                        "hur parterna delar ansvaret"),
                choice(ITEM, "frequency", "Hur ofta", "/frequency", Choice.of(Frequency.class), "hur ofta"),
                ofMember(ITEM, "targets", "Mål", "/targets", TargetCells.TARGETS, """
                        mål med ett tal först, åtskilda med semikolon: minst 4 trygghetsvandringar;2,5 timmar"""),
                choice(
                        ITEM,
                        "deliveryStatus",
                        "Genomförande",
                        "/deliveryStatus",
                        Choice.of(DeliveryStatus.class),
                        "läget för en aktivitet; bara för aktiviteter"),
                progress("outcome", "Utfall"),
                progress("basis", "Underlag"),
                progress("assessment", "Bedömning"),
                progress("followUpId", "Uppföljningens id"),
                shown(DOCUMENT, "url", "Adress", "/_links/self/href", SERVICE),
                progress("achieved", "Uppnått"),
                ofMember(DOCUMENT, "parties", "Parter", "/parties", PartyCells.PARTIES, """
                        organisationers id eller namn på kategorier, åtskilda med semikolon: \
                        municipality:0486;police:polismyndigheten;näringslivet; obligatoriska"""),
                ofMember(DOCUMENT, "districts", "Kommundelar", "/districts", districts(), """
                                kommundelar, åtskilda med semikolon""")
                        .insteadOf("/district"),
                ofMember(DOCUMENT, "externalId", "Eget id", "/externalId", TOKEN, """
                        er egen nyckel för medborgarlöftet: samma fil kan då läsas in igen utan dubbletter"""),
                ofMember(DOCUMENT, "summary", "Sammanfattning", "/summary", TEXT, "sammanfattning"),
                ofMember(DOCUMENT, "agreementId", "Överenskommelsens id", "/agreementId", TOKEN, """
                        id (UUID) för den publicerade överenskommelse som löftet bygger på"""),
                ofMember(DOCUMENT, "sourcePublisher", "Källans utgivare", "/sources/0/publisher", TEXT, """
                        den som har publicerat medborgarlöftet"""),
                ofMember(
                        DOCUMENT,
                        "sourceTitle",
                        "Källans rubrik",
                        "/sources/0/title",
                        TEXT,
                        "sidans eller papperets rubrik"),
                ofMember(DOCUMENT, "sourceUrl", "Källans adress", "/sources/0/url", TOKEN, "webbadress (https://…)"));
    }

    private static Column register(String name, String heading, CellFormat property) {
        return ofMember(DOCUMENT, name, heading, "/municipalities", property, "fylls i från kommunkoderna, läses inte");
    }

    private static Column progress(String name, String heading) {
        return shown(ITEM, name, heading, null, "kommer från uppföljningar och läses inte vid import");
    }

    private static List<Choice> kinds() {
        return List.of(
                new Choice("COMMITMENT", SwedishLabels.of("ProgressItemKind.COMMITMENT")),
                new Choice("ACTIVITY", SwedishLabels.of("ProgressItemKind.ACTIVITY")),
                new Choice("COMMITMENT", "åtagande"));
    }

    private static CellFormat districts() {
        return ListFormat.of(JsonNode::asText, (text, refusals) -> TextNode.valueOf(text));
    }
}
