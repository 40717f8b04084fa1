package se.samverkan.web.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/**
 * The operations of a tag, on a page of their own.
 *
 * @param page the name of the page, such as reference-action-plans
 */
public record OperationGroup(String page, String title, String description, List<OperationSection> operations) {
    static OperationGroup of(ContractReader reader, JsonNode tag, List<OperationSection> operations) {
        var name = tag.path("name").asText();
        var description = reader.texts().description(tag);
        var page = ApiReference.INDEX + "-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
        // The Swedish description begins with the name of the tag.
        int end = description.indexOf(": ");
        return reader.texts().isSwedish()
                ? new OperationGroup(
                        page, end < 0 ? description : description.substring(0, end), description, operations)
                : new OperationGroup(page, name, description, operations);
    }
}
