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

    private static final OpenDataSet ACTION_PLANS = new OpenDataSet(
            "action-plans",
            new LocalizedText("Åtgärdsplaner", "Action plans"),
            new LocalizedText(
                    "Hur överenskommelser genomförs: långsiktiga mål, åtgärder, ansvar och platser.",
                    "How agreements are implemented: long-term goals, measures, responsibility and places."),
            new LocalizedText("åtgärdsplan", "action plan"));

    private static final OpenDataSet ACTIVITY_REPORTS = new OpenDataSet(
            "activity-reports",
            new LocalizedText("Aktivitetsrapporter", "Activity reports"),
            new LocalizedText(
                    "Vad som har gjorts för ett medborgarlöfte under året: tillfällen, platser och antal.",
                    "What was done for a promise during the year: occasions, places and numbers."),
            new LocalizedText("aktivitetsrapport", "activity report"));

    static final List<OpenDataSet> ALL = List.of(AGREEMENTS, ACTION_PLANS, PROMISES, FOLLOW_UPS, ACTIVITY_REPORTS);

    /** Whether the dataset has a CSV export. */
    boolean isTable() {
        return equals(PROMISES);
    }
}
