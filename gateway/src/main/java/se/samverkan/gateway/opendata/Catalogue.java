package se.samverkan.gateway.opendata;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.VCARD4;

/**
 * The catalogue of the open data by DCAT-AP-SE 3.
 *
 * <p>All nodes have an address below the catalogue's, since harvesters refuse blank nodes.
 */
final class Catalogue {
    private static final String LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/";
    private static final String REST_PROFILE = "https://www.dataportal.se/rest-api-profil";
    private static final String FOAF = "http://xmlns.com/foaf/0.1/";
    private static final String DCATAP = "http://data.europa.eu/r5r/";
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    private final Model model = ModelFactory.createModelForGraph(new OrderedGraph());
    private final String address;
    private final LocalDate released;
    private final Map<String, Instant> modified;
    private final Resource publisher;
    private final Resource contact;
    private final Resource service;

    /** The catalogue of datasets that changed last at these times. */
    Catalogue(String publicAddress, LocalDate released, CataloguePublisher publisher, Map<String, Instant> modified) {
        this.address = publicAddress;
        this.released = released;
        this.modified = modified;
        model.setNsPrefixes(
                Map.of("dcat", DCAT.NS, "dcterms", DCTerms.NS, "foaf", FOAF, "vcard", VCARD4.NS, "dcatap", DCATAP));
        var name = new LocalizedText(publisher.name(), publisher.nameInEnglish());
        this.publisher = addText(below("publisher", model.createResource(FOAF + "Agent")), foaf("name"), name)
                .addProperty(DCTerms.type, at(publisher.type().toString()))
                .addProperty(foaf("homepage"), at(publisher.homepage().toString()));
        this.contact = addText(below("contact", VCARD4.Organization), VCARD4.fn, name)
                .addProperty(VCARD4.hasEmail, at("mailto:" + publisher.email()));
        this.service = service();
        var catalogue = catalogue().addProperty(DCAT.service, service);
        for (var set : OpenDataSet.ALL) {
            var dataset = dataset(set);
            catalogue.addProperty(DCAT.dataset, dataset);
            service.addProperty(DCAT.servesDataset, dataset);
        }
    }

    /** The catalogue as RDF/XML, the only form that the national data portal harvests. */
    byte[] rdfXml() {
        var out = new ByteArrayOutputStream();
        model.write(out, "RDF/XML-ABBREV");
        return out.toByteArray();
    }

    private Resource catalogue() {
        return described(
                        model.createResource(address + "/dcat", DCAT.Catalog),
                        new LocalizedText("Samverkan", "Samverkan"),
                        new LocalizedText(
                                "Kommuners och polisens samverkansöverenskommelser, medborgarlöften och uppföljningar.",
                                "Crime-prevention agreements, promises and follow-ups of Swedish municipalities and the"
                                        + " police."))
                .addProperty(DCTerms.license, at(LICENCE))
                .addProperty(DCTerms.language, authority("language/SWE"))
                .addProperty(DCTerms.language, authority("language/ENG"))
                .addProperty(DCTerms.spatial, authority("country/SWE"))
                .addProperty(DCAT.themeTaxonomy, authority("data-theme"))
                .addProperty(foaf("homepage"), at(address + "/docs"))
                .addProperty(DCTerms.modified, released.toString(), XSDDatatype.XSDdate);
    }

    private Resource service() {
        var api = described(
                        below("api", DCAT.DataService),
                        new LocalizedText("Samverkans API", "The Samverkan API"),
                        new LocalizedText(
                                "REST-API för att läsa, söka och räkna överenskommelser, medborgarlöften och uppföljningar.",
                                "REST API for reading, searching and counting agreements, promises and follow-ups."))
                .addProperty(DCAT.endpointURL, at(address))
                .addProperty(DCAT.endpointDescription, at(address + "/openapi.yaml"))
                .addProperty(DCTerms.conformsTo, at(REST_PROFILE))
                .addProperty(DCTerms.license, at(LICENCE))
                .addProperty(DCTerms.format, JSON);
        return findable(api);
    }

    private Resource dataset(OpenDataSet set) {
        var dataset = described(below(set.collection(), DCAT.Dataset), set.title(), set.description())
                .addProperty(DCTerms.identifier, set.collection())
                .addProperty(DCTerms.language, authority("language/SWE"))
                .addProperty(DCTerms.spatial, authority("country/SWE"))
                .addProperty(DCTerms.accrualPeriodicity, authority("frequency/IRREG"))
                .addProperty(DCAT.landingPage, at(address + "/docs"));
        if (modified.containsKey(set.collection())) {
            dataset.addProperty(DCTerms.modified, modified.get(set.collection()).toString(), XSDDatatype.XSDdateTime);
        }
        distributions(set).forEach(distribution -> dataset.addProperty(DCAT.distribution, distribution));
        return findable(addText(dataset, DCAT.keyword, set.keyword()));
    }

    private Stream<Resource> distributions(OpenDataSet set) {
        var json = distribution(set, "json", JSON, new LocalizedText("API", "API"), address + "/" + set.collection())
                .addProperty(DCAT.accessService, service)
                .addProperty(DCTerms.conformsTo, at(address + "/openapi.yaml"));
        var lines = download(set, "jsonl", Export.JSON_LINES, new LocalizedText("JSON Lines", "JSON Lines"));
        return set.isTable()
                ? Stream.of(json, lines, download(set, "csv", CSV, new LocalizedText("tabell (CSV)", "table (CSV)")))
                : Stream.of(json, lines);
    }

    private Resource download(OpenDataSet set, String extension, String format, LocalizedText form) {
        var file = address + "/exports/" + set.collection() + "." + extension;
        var nobody = new LocalizedText("Utan namn på personer.", "Without the names of people.");
        return addText(distribution(set, extension, format, form, file), DCTerms.description, nobody)
                .addProperty(DCAT.downloadURL, at(file));
    }

    private Resource distribution(
            OpenDataSet set, String name, String format, LocalizedText form, String accessAddress) {
        var title = new LocalizedText(
                set.title().swedish() + ", " + form.swedish(), set.title().english() + ", " + form.english());
        return addText(below(set.collection() + "-" + name, DCAT.Distribution), DCTerms.title, title)
                .addProperty(DCAT.accessURL, at(accessAddress))
                .addProperty(DCTerms.format, format)
                .addProperty(DCTerms.license, at(LICENCE))
                .addProperty(model.createProperty(DCATAP, "availability"), authority("planned-availability/STABLE"));
    }

    private Resource described(Resource resource, LocalizedText title, LocalizedText description) {
        return addText(addText(resource, DCTerms.title, title), DCTerms.description, description)
                .addProperty(DCTerms.publisher, publisher)
                .addProperty(DCTerms.issued, released.toString(), XSDDatatype.XSDdate);
    }

    private Resource findable(Resource resource) {
        return addText(resource, DCAT.keyword, new LocalizedText("brottsförebyggande", "crime prevention"))
                .addProperty(DCAT.theme, authority("data-theme/GOVE"))
                .addProperty(DCAT.theme, authority("data-theme/JUST"))
                .addProperty(DCTerms.accessRights, authority("access-right/PUBLIC"))
                .addProperty(DCAT.contactPoint, contact);
    }

    private Resource below(String name, Resource type) {
        return model.createResource(address + "/dcat#" + name, type);
    }

    private Resource at(String iri) {
        return model.createResource(iri);
    }

    private Resource authority(String name) {
        return at("http://publications.europa.eu/resource/authority/" + name);
    }

    private Property foaf(String name) {
        return model.createProperty(FOAF, name);
    }

    private static Resource addText(Resource of, Property property, LocalizedText text) {
        return of.addProperty(property, text.swedish(), "sv").addProperty(property, text.english(), "en");
    }
}
