package se.samverkan.owner.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.samverkan.domain.content.Representation;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.MalformedBody;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Violation;

/**
 * Reads a body that the parser refuses once more: either the client wrote back what the service sets, or the answer names every
 * violation in it.
 */
@Provider
public class JsonBodyReader implements ReaderInterceptor {
    @Inject
    ObjectMapper mapper;

    @Inject
    BodyConstraints constraints;

    @Inject
    ServerOwnedMembers serverOwned;

    @Inject
    RoutingContext request;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JsonProcessingException | WebApplicationException refusal) {
            var value = readAgain(context.getType());
            if (value.isEmpty()) {
                throw refusal;
            }
            return value.get();
        }
    }

    /** Empty where the refusal of the parser says it all. */
    private Optional<Object> readAgain(Class<?> type) throws IOException {
        var tree = tree(request.body().buffer());
        if (tree == null || !type.isRecord()) {
            return Optional.empty();
        }
        var malformed = new MalformedBody(tree, type, Representation.class.isAssignableFrom(type), mapper);
        if (malformed.hasTooMany()) {
            throw ProblemException.badRequest(malformed.violations());
        }
        Object value = mapper.treeToValue(tree, type);
        var violations = new ArrayList<>(malformed.violations());
        var own = CanonicalJson.tree(value);
        malformed.computed().forEach((pointer, sent) -> refuseUnless(own.at(pointer), pointer, sent, violations));
        // A new document has none of them; those of a stored one are compared when it is known.
        var isNew = request.request().method().name().equals(HttpMethod.POST);
        malformed.serverOwned().keySet().stream()
                .filter(pointer -> isNew)
                .map(pointer -> ServerOwnedMembers.refusal(pointer, MissingNode.getInstance()))
                .forEach(violations::add);
        if (!violations.isEmpty()) {
            constraints.check(value, violations);
            throw ProblemException.badRequest(
                    violations.stream().limit(MalformedBody.MOST_VIOLATIONS).toList());
        }
        serverOwned.set(malformed.serverOwned());
        return Optional.of(value);
    }

    private static void refuseUnless(JsonNode own, String pointer, JsonNode sent, List<Violation> violations) {
        if (!own.equals(sent)) {
            violations.add(ServerOwnedMembers.refusal(pointer, own));
        }
    }

    /** The JSON object of a body, which may be null; null where it is none. */
    private ObjectNode tree(Buffer body) throws IOException {
        try {
            return body != null && mapper.readTree(body.getBytes()) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
