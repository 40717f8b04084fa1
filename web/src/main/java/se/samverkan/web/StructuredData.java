package se.samverkan.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.RawString;

/** Descriptions of pages for search engines (JSON-LD, schema.org). */
public final class StructuredData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StructuredData() {}

    /** The municipality as a government organization. */
    public static RawString municipality(String name, String address) {
        return ScriptData.of(typed("GovernmentOrganization").put("name", name).put("url", address));
    }

    /** A promise as a service of its parties. */
    public static RawString promise(JsonNode promise, String address) {
        var service = typed("GovernmentService")
                .put("name", promise.path("title").asText())
                .put("url", address)
                .put("inLanguage", promise.path("language").asText("sv"));
        if (promise.hasNonNull("summary")) {
            service.put("description", promise.path("summary").asText());
        }
        var providers = service.putArray("provider");
        promise.path("parties")
                .forEach(party -> providers
                        .addObject()
                        .put("@type", "GovernmentOrganization")
                        .put("name", party.path("name").asText()));
        return ScriptData.of(service);
    }

    /** All open data as a dataset, with the address of its API. */
    public static RawString dataset(String name, String description, String address, String api) {
        var dataset = typed("Dataset")
                .put("name", name)
                .put("description", description)
                .put("url", address)
                .put("license", "https://creativecommons.org/publicdomain/zero/1.0/")
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
