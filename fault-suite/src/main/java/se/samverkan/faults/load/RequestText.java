package se.samverkan.faults.load;

import se.samverkan.faults.check.Observations;

/** The request bodies of the writers; each has a marker of its document and one of its change. */
final class RequestText {

    private static final String COMMON = """
        "municipalities": ["0486"], "parties": [{"id": "municipality:0486"}],
        "sources": [{"publisher": "Kommunen", "title": "Sidan om samverkan"}]\
        """;

    private RequestText() {}

    static String of(TrackedDocument document, String change, boolean secret) {
        var title = "\"title\": \"" + document.marker() + " " + change + "\", ";
        var summary = secret ? "\"summary\": \"" + Observations.SECRET + change + "\", " : "";
        return "{" + title + summary + COMMON + members(document, change) + "}";
    }

    private static String members(TrackedDocument document, String change) {
        if (document.subject() != null) {
            return """
                , "subject": {"type": "PROMISE", "id": "%s"},
                "assessments": [{"itemId": "c1", "outcome": "FULFILLED", "text": "%s"}]\
                """.formatted(document.subject().history().id(), change);
        }
        return document.path().startsWith("/promises/")
                ? ", \"commitments\": [{\"id\": \"c1\", \"text\": \"Fyra trygghetsvandringar.\"}]"
                : "";
    }
}
