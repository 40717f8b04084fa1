package se.samverkan.owner.body;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Supplier;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Violation;

/** The members in a request that the service sets itself: a client that writes back what it read repeats them. */
@RequestScoped
public class ServerOwnedMembers {
    private static final String LINKS = "/_links";

    private Map<String, JsonNode> given = Map.of();

    void set(Map<String, JsonNode> members) {
        given = members;
    }

    /** Throws 400 for every member that differs from what this representation says. */
    public void requireEqual(Supplier<String> representation) {
        if (given.isEmpty()) {
            return;
        }
        var own = CanonicalJson.read(representation.get(), JsonNode.class);
        var violations = new ArrayList<Violation>();
        given.forEach((pointer, sent) -> {
            var is = own.at(pointer);
            if (!(pointer.equals(LINKS) ? isOffered(sent, is) : sent.equals(is))) {
                violations.add(refusal(pointer, is));
            }
        });
        if (!violations.isEmpty()) {
            throw ProblemException.badRequest(violations);
        }
    }

    static Violation refusal(String pointer, JsonNode is) {
        return new Violation(
                pointer,
                is.isMissingNode() || is.isContainerNode()
                        ? "is set by the service: leave it out"
                        : "is set by the service, here to " + is + ": leave it out, or repeat it as you read it");
    }

    /** Which links there are depends on the caller and the state, but each leads to the same place. */
    private static boolean isOffered(JsonNode sent, JsonNode own) {
        return sent.isObject()
                && sent.propertyStream()
                        .allMatch(link ->
                                !own.has(link.getKey()) || link.getValue().equals(own.get(link.getKey())));
    }
}
