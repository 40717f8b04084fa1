package se.samverkan.web;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Mapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Finds a name in the innermost scope of a template that knows it.
 *
 * <p>Without it the engine asks every resolver about each scope, up to that of the texts, which is the outermost: most of
 * the time of a page.
 */
final class ScopeResolver implements ValueResolver {
    private static final int BEFORE_ALL_OTHERS = 20;

    @Override
    public int getPriority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        // A null is a scope without names, or a value that is absent and has no members.
        return context.getBase() != null
                && context.getBase() == context.resolutionContext().getData()
                && context.getParams().isEmpty();
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        var name = context.getName();
        for (var scope = context.resolutionContext(); scope != null; scope = scope.getParent()) {
            var data = scope.getData();
            if (data != null && !(data instanceof Map) && !(data instanceof Mapper)) {
                // The other resolvers know which names such a value has.
                break;
            }
            var found = find(name, data);
            if (found != null) {
                return found;
            }
        }
        return Results.notFound(context);
    }

    /** The value of a name in a scope; null if the scope does not know it. */
    private static CompletionStage<Object> find(String name, Object scope) {
        if (scope instanceof Map<?, ?> map) {
            var value = map.get(name);
            return value != null || map.containsKey(name) ? CompletedStage.of(value) : null;
        }
        if (scope instanceof Mapper mapper && mapper.appliesTo(name)) {
            var found = mapper.getAsync(name);
            return found instanceof CompletedStage<Object> known && Results.isNotFound(known.get()) ? null : found;
        }
        return null;
    }
}
