package se.samverkan.gateway.lucene;

import java.nio.ByteBuffer;
import java.text.Collator;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.StatedYears;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;

/** The Lucene fields of a document or municipality. */
public final class Fields {
    static final String ID = "id";
    static final String ID_HIGH = "idHigh";
    static final String ID_LOW = "idLow";
    static final String SLOT = "slot";
    public static final String KIND = "kind";
    public static final String MUNICIPALITY = "municipality";
    static final String COUNTY = "county";
    static final String POLICE_REGION = "policeRegion";
    public static final String PARTY = "party";
    static final String THEME = "theme";
    static final String FOCUS_AREA = "focusArea";
    static final String OUTCOME = "outcome";
    static final String YEAR = "year";
    public static final String FROM = "from";
    static final String TO = "to";
    public static final String PUBLISHED_AT = "publishedAt";
    public static final String TITLE_ORDER = "titleOrder";
    public static final String MUNICIPALITY_ORDER = "municipalityOrder";
    public static final String TITLE = "title";
    public static final String BODY = "body";
    public static final String PLACE = "place";
    public static final String ITEM = "item";

    static final String FACETS = "facets";

    /** The term of the documents that are about a withdrawn one. */
    public static final Term ABOUT_WITHDRAWN = new Term("aboutWithdrawn", "true");

    /** The term for all years from the first one on. */
    static final String NO_END = "..";

    /** With offsets, so that snippets need no second analysis of the text. */
    private static final FieldType TEXT = text();

    /** Ids in the order of PostgreSQL's UUIDs, as numbers, which are faster to compare than text. */
    private static final List<SortField> BY_ID =
            List.of(new SortField(ID_HIGH, SortField.Type.LONG), new SortField(ID_LOW, SortField.Type.LONG));

    private static final Map<String, BytesRef> MUNICIPALITY_ORDERS = new ConcurrentHashMap<>();

    private final Document document = new Document();
    private final FacetOrdinals facets = new FacetOrdinals();
    private final String title;
    private String firstMunicipality;

    private Fields(Kind kind, UUID id, int slot, String title, String body) {
        term(KIND, kind.name());
        facet(KIND, kind.name());
        document.add(new StringField(ID, id(id), Field.Store.NO));
        document.add(new NumericDocValuesField(ID_HIGH, unsigned(id.getMostSignificantBits())));
        document.add(new NumericDocValuesField(ID_LOW, unsigned(id.getLeastSignificantBits())));
        document.add(new NumericDocValuesField(SLOT, slot));
        document.add(new Field(BODY, body, TEXT));
        if (title != null) {
            document.add(new Field(TITLE, title, TEXT));
        }
        this.title = title;
    }

    /** The fields of a document; outcomes and focus areas may come from documents that are joined with it. */
    public static Fields of(
            PublicDocument document,
            int slot,
            String body,
            Set<ProgressOutcome> outcomes,
            Collection<String> focusAreas) {
        var fields = new Fields(Kind.of(document.collection()), document.id(), slot, document.title(), body);
        fields.places(document.municipalities().stream()
                .flatMap(code -> Municipalities.find(code).stream())
                .toList());
        document.parties().forEach(party -> fields.term(PARTY, party));
        focusAreas.forEach(area -> fields.term(FOCUS_AREA, ignoringCase(area)));
        outcomes.forEach(outcome -> fields.counted(OUTCOME, outcome.name()));
        if (document.theme() != null) {
            fields.term(THEME, ignoringCase(document.theme()));
        }
        if (document.isAboutWithdrawn()) {
            fields.term(ABOUT_WITHDRAWN.field(), ABOUT_WITHDRAWN.text());
        }
        fields.time(document.fromDay(), document.toDay());
        fields.number(PUBLISHED_AT, document.publishedAt().toEpochMilli());
        return fields;
    }

    /** Adds the words of the commitment or activity that an activity report is about. */
    public Fields withItem(String words) {
        document.add(new TextField(ITEM, words, Field.Store.NO));
        return this;
    }

    /** The fields of a municipality by its position in the register. */
    public static Fields of(Municipality municipality, int place) {
        var fields = new Fields(Kind.MUNICIPALITY, id(municipality), -1 - place, municipality.name(), "");
        fields.places(List.of(municipality));
        return fields;
    }

    /** The Lucene document; the sort keys are computed here, since they take the longest. */
    Document document(FacetDictionary dictionary) {
        document.add(new NumericDocValuesField(FACETS, dictionary.encode(facets)));
        if (title != null) {
            // Nearly all titles differ, so ordinals would be slower than the values.
            document.add(new BinaryDocValuesField(TITLE_ORDER, order(title)));
        }
        if (firstMunicipality != null) {
            var order = MUNICIPALITY_ORDERS.computeIfAbsent(firstMunicipality, Fields::order);
            document.add(new SortedDocValuesField(MUNICIPALITY_ORDER, order));
        }
        return document;
    }

    /** Whether a slot belongs to a municipality. */
    public static boolean isMunicipality(int slot) {
        return slot < 0;
    }

    public static int positionInRegister(int slot) {
        return -1 - slot;
    }

    /** The order by a key and then by id, so that it is total. */
    public static Sort by(SortField key) {
        return new Sort(Stream.concat(Stream.of(key), BY_ID.stream()).toArray(SortField[]::new));
    }

    static BytesRef id(UUID id) {
        return new BytesRef(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    /** An id that no document has. */
    private static UUID id(Municipality municipality) {
        return new UUID(Long.parseLong(municipality.code()), 0);
    }

    /** Maps the order of unsigned numbers to that of signed ones. */
    public static long unsigned(long number) {
        return number ^ Long.MIN_VALUE;
    }

    public static String ignoringCase(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private void places(List<Municipality> municipalities) {
        municipalities.forEach(municipality -> {
            counted(MUNICIPALITY, municipality.code());
            document.add(new TextField(PLACE, municipality.name(), Field.Store.NO));
        });
        municipalities.stream().map(Municipality::county).distinct().forEach(county -> {
            counted(COUNTY, county);
            document.add(new TextField(PLACE, county, Field.Store.NO));
        });
        municipalities.stream().map(Municipality::policeRegion).distinct().forEach(region -> {
            counted(POLICE_REGION, region);
            document.add(new TextField(PLACE, region, Field.Store.NO));
        });
        firstMunicipality =
                municipalities.stream().map(Municipality::name).findFirst().orElse(null);
    }

    private void time(LocalDate from, LocalDate to) {
        if (from != null) {
            number(FROM, from.toEpochDay());
        }
        if (to != null) {
            number(TO, to.toEpochDay());
        }
        if (from != null && StatedYears.isOpen(to)) {
            term(YEAR, NO_END);
        } else {
            StatedYears.of(from, to).forEach(year -> term(YEAR, Integer.toString(year)));
        }
        StatedYears.soFar(from, to).forEach(year -> facet(YEAR, Integer.toString(year)));
    }

    private void counted(String field, String value) {
        term(field, value);
        facet(field, value);
    }

    /** Adds a number that ranges and orders use. */
    private void number(String field, long value) {
        document.add(new LongPoint(field, value));
        document.add(new NumericDocValuesField(field, value));
    }

    private void term(String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    private void facet(String dimension, String value) {
        facets.add(dimension, value);
    }

    /** The key of a text in Swedish alphabetical order. */
    public static BytesRef order(String text) {
        // Collators are not thread-safe.
        return new BytesRef(Collator.getInstance(Locale.of("sv", "SE"))
                .getCollationKey(text)
                .toByteArray());
    }

    private static FieldType text() {
        var type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }
}
