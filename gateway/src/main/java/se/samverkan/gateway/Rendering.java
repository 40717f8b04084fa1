package se.samverkan.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.kit.http.Link;

/** Adds to a public document what depends on the reader: its status on a day, and links on the public address. */
@ApplicationScoped
public class Rendering {
    /** What readers look for first; the canonical text is in alphabetical order. */
    private static final List<String> ENVELOPE =
            List.of("id", "version", "revision", "publicationStatus", "publishedAt", "updatedAt", "title");

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "samverkan.public-address")
    String publicAddress;

    String publicAddress() {
        return publicAddress;
    }

    ObjectNode on(LocalDate asOf, Published document) {
        var rendered = mapper.createObjectNode();
        ENVELOPE.stream()
                .filter(document.data()::has)
                .forEach(member -> rendered.set(member, document.data().get(member)));
        rendered.put("temporalStatus", document.on(asOf).name());
        rendered.setAll(document.data());
        var collection = publicAddress + "/" + document.collection();
        var self = collection + "/" + document.id();
        var links = new LinkedHashMap<String, Link>();
        links.put("self", Link.get("self", self));
        links.put("collection", Link.get("collection", collection));
        links.put("version-history", Link.get("version-history", self + "/versions"));
        if (document.collection().equals("promises")) {
            links.put("progress", Link.get("related", self + "/progress"));
        }
        rendered.set("_links", mapper.valueToTree(links));
        return rendered;
    }
}
