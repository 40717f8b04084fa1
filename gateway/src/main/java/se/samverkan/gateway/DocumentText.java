package se.samverkan.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a document that a search looks in: what its members say, not who said it. */
final class DocumentText {
    /** Members whose value is text; a member of one of these names that is a list holds texts. */
    private static final Set<String> TEXTS = Set.of(
            "summary",
            "text",
            "title",
            "name",
            "asPublished",
            "labelAsPublished",
            "theme",
            "purposes",
            "causes",
            "goals",
            "subAreas",
            "scope",
            "cadence",
            "conclusion",
            "nextSteps",
            "indicator",
            "workingMethod",
            "district",
            "reason",
            "comment",
            "publisher");
    /** A person is named beside the office (design: one shape everywhere); nobody is looked up by name here. */
    private static final String BESIDE_A_PERSON = "roleTitle";

    /** Ends a sentence wherever it stands: what was two members is never one passage. */
    static final String SEPARATOR = "\u2029";

    private DocumentText() {}

    /** Every text, in the order of the document; the title is not among them. */
    static String of(JsonNode document) {
        var texts = new ArrayList<String>();
        document.properties().forEach(member -> {
            if (!member.getKey().equals("title") && !member.getKey().equals("contact")) {
                collect(member.getKey(), member.getValue(), false, texts);
            }
        });
        return String.join(SEPARATOR, texts);
    }

    private static void collect(String name, JsonNode value, boolean isOfPerson, List<String> texts) {
        if (value.isTextual()) {
            if (TEXTS.contains(name) && !(isOfPerson && name.equals("name"))) {
                texts.add(value.asText());
            }
        } else if (value.isArray()) {
            value.forEach(element -> collect(name, element, false, texts));
        } else {
            value.properties()
                    .forEach(member -> collect(member.getKey(), member.getValue(), value.has(BESIDE_A_PERSON), texts));
        }
    }
}
