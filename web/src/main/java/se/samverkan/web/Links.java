package se.samverkan.web;

import com.fasterxml.jackson.databind.JsonNode;

/** The addresses that templates link to, in the language of the page. */
public final class Links {
    /** The parameter of those who chose a language, whatever their browser prefers. */
    public static final String LANGUAGE = "sprak";

    private final Language language;
    private final String site;

    public Links(Language language) {
        this(language, "");
    }

    /** Links from other sites, which need the whole address. */
    public Links(Language language, String site) {
        this.language = language;
        this.site = site;
    }

    /** The address of a page, such as SEARCH; that of the Swedish first page says that the reader chose it. */
    public String page(String name) {
        var address = Address.valueOf(name);
        var isChosen = address == Address.START && language == Language.SWEDISH;
        return site + address.in(language) + (isChosen ? "?" + LANGUAGE + "=" + language.code() : "");
    }

    public String municipality(JsonNode municipality) {
        var code = municipality.path("code").asText();
        return page("MUNICIPALITIES") + "/"
                + Address.municipality(code, municipality.path("name").asText());
    }

    /** The page of a document, by its collection in the API. */
    public String document(String collection, String id) {
        return site + Address.ofCollection(collection).in(language) + "/" + id;
    }

    /** The page of a document, by the kind that search, changes and subjects use; null if its kind has no pages. */
    public String ofKind(String kind, String id) {
        return switch (kind) {
            case "PROMISE" -> document("promises", id);
            case "AGREEMENT" -> document("agreements", id);
            case "ACTION_PLAN" -> document("action-plans", id);
            case "FOLLOW_UP" -> document("follow-ups", id);
            default -> null;
        };
    }

    /** The page with the versions of a document and what changed between them. */
    public String history(String collection, String id) {
        return document(collection, id) + Address.HISTORY.get(language);
    }

    /** The page of what the search found; null if its kind has no pages. */
    public String hit(String kind, JsonNode hit) {
        var id = hit.path("id").asText();
        return kind.equals("MUNICIPALITY")
                ? page("MUNICIPALITIES")
                        + "/"
                        + Address.municipality(id, hit.path("title").asText())
                : ofKind(kind, id);
    }
}
