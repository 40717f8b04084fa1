package se.samverkan.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.RawString;

/** Descriptions of pages for search engines (JSON-LD, schema.org). */
public final class StructuredData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/";
    private static final String ORGANIZATION = "GovernmentOrganization";
    private static final Lookup FIND = new Lookup();

    private StructuredData() {}

    /** The municipality as a government organization. */
    public static RawString municipality(String name, String address) {
        return ScriptData.of(typed(ORGANIZATION).put("name", name).put("url", address));
    }

    /** A document of a collection of the API: a promise as a service of its parties, a follow-up as their report, others as their work. */
    public static RawString document(String collection, JsonNode document, String address) {
        var isService = collection.equals("promises");
        var description = described(
                switch (collection) {
                    case "promises" -> "GovernmentService";
                    case "follow-ups" -> "Report";
                    default -> "DigitalDocument";
                },
                document,
                address);
        var parties = description.putArray(isService ? "provider" : "author");
        document.path("parties")
                .forEach(party -> parties.addObject().put("@type", ORGANIZATION).put("name", FIND.party(party)));
        if (!isService) {
            description
                    .put("inLanguage", document.path("language").asText("sv"))
                    .put("datePublished", document.path("publishedAt").asText())
                    .put("version", document.path("version").asText())
                    .put("license", LICENCE)
                    .put("isAccessibleForFree", true);
        }
        return ScriptData.of(description);
    }

    private static ObjectNode described(String type, JsonNode document, String address) {
        var description =
                typed(type).put("name", document.path("title").asText()).put("url", address);
        if (document.hasNonNull("summary")) {
            description.put("description", document.path("summary").asText());
        }
        var areas = description.putArray(type.equals("GovernmentService") ? "areaServed" : "spatialCoverage");
        document.path("municipalities")
                .forEach(code -> areas.addObject()
                        .put("@type", "AdministrativeArea")
                        .put("name", FIND.municipality(code.asText())));
        return description;
    }

    /** All open data as a dataset, with the address of its API. */
    public static RawString dataset(String name, String description, String address, String api) {
        var dataset = typed("Dataset")
                .put("name", name)
                .put("description", description)
                .put("url", address)
                .put("license", LICENCE)
                .put("isAccessibleForFree", true);
        dataset.putArray("distribution")
                .addObject()
                .put("@type", "DataDownload")
                .put("encodingFormat", "application/json")
                .put("contentUrl", api);
        return ScriptData.of(dataset);
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("@context", "https://schema.org").put("@type", type);
    }
}
