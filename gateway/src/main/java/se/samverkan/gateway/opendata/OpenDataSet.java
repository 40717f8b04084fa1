package se.samverkan.gateway.opendata;

import java.util.List;

/**
 * A dataset of the open data.
 *
 * @param collection the path of its list, and the name of its files
 */
record OpenDataSet(String collection, LocalizedText title, LocalizedText description, LocalizedText keyword) {
    private static final OpenDataSet AGREEMENTS = new OpenDataSet(
            "agreements",
            new LocalizedText("Samverkansöverenskommelser", "Cooperation agreements"),
            new LocalizedText(
                    "Överenskommelser mellan svenska kommuner och Polismyndigheten om hur de förebygger brott tillsammans:"
                            + " lägesbild, fokusområden, mål och giltighetstid.",
                    "Agreements between Swedish municipalities and the police on how to prevent crime together: situational"
                            + " picture, focus areas, goals and validity."),
            new LocalizedText("samverkansöverenskommelse", "cooperation agreement"));

    private static final OpenDataSet PROMISES = new OpenDataSet(
            "promises",
            new LocalizedText("Medborgarlöften", "Promises to the inhabitants"),
            new LocalizedText(
                    "Vad kommuner och polis har lovat invånarna: löften och aktiviteter med mål, ansvar och det senaste"
                            + " utfallet.",
                    "What municipalities and the police have promised the inhabitants: commitments and activities with"
                            + " targets, responsibility and the newest outcome."),
            new LocalizedText("medborgarlöfte", "citizen promise"));

    private static final OpenDataSet FOLLOW_UPS = new OpenDataSet(
            "follow-ups",
            new LocalizedText("Uppföljningar", "Follow-ups"),
            new LocalizedText(
                    "Hur det gick med överenskommelser, medborgarlöften och åtgärdsplaner: bedömningar, resultat och"
                            + " iakttagelser.",
                    "What came of agreements, promises and action plans: assessments, results and findings."),
            new LocalizedText("uppföljning", "follow-up"));

    static final List<OpenDataSet> ALL = List.of(AGREEMENTS, PROMISES, FOLLOW_UPS);

    /** Whether the dataset has a CSV export. */
    boolean isTable() {
        return equals(PROMISES);
    }
}
