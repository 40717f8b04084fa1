package se.samverkan.platform.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.samverkan.platform.problem.ProblemException;

/** Refuses unknown, repeated, empty or too long query parameters, so that no typing error is ignored (400). */
public class KnownParameters {
    /** The longest value that any parameter accepts. */
    public static final int MAX_LENGTH = 1_000;

    private static final int MAX_ECHO = 100;

    /** The parameters of each operation, and whether they may be empty. */
    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    /** Marks a resource whose query parameters are not checked, since mails and campaigns add some to the address of a page. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface NotChecked {}

    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo uri) {
        if (uri.getRequestUri().getRawQuery() == null
                || resource.getResourceClass().isAnnotationPresent(NotChecked.class)) {
            return;
        }
        var names = known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::of);
        uri.getQueryParameters().forEach((name, values) -> {
            if (!names.containsKey(name)) {
                throw ProblemException.badRequest(
                        shortened(name),
                        names.isEmpty()
                                ? "is not a parameter here; there are none"
                                : "is not a parameter here; there are " + String.join(", ", names.keySet()));
            }
            if (values.getFirst().isBlank() && !names.get(name)) {
                throw ProblemException.badRequest(name, "is empty: give it a value or leave it out");
            }
            if (values.getFirst().length() > MAX_LENGTH) {
                throw ProblemException.badRequest(name, "is longer than " + MAX_LENGTH + " characters");
            }
            if (values.size() > 1) {
                throw ProblemException.badRequest(name, "appears more than once");
            }
        });
    }

    private static String shortened(String name) {
        return name.length() <= MAX_ECHO ? name : name.substring(0, MAX_ECHO) + "…";
    }

    private static Map<String, Boolean> of(Method operation) {
        return Arrays.stream(operation.getParameters())
                .flatMap(parameter -> parameters(parameter, parameter.getType()))
                .collect(Collectors.toMap(
                        parameter -> parameter.getAnnotation(QueryParam.class).value(),
                        KnownParameters::mayBeEmpty,
                        (one, same) -> one,
                        TreeMap::new));
    }

    private static Stream<AnnotatedElement> parameters(AnnotatedElement element, Class<?> type) {
        if (element.isAnnotationPresent(BeanParam.class)) {
            return Arrays.stream(type.getDeclaredFields()).flatMap(field -> parameters(field, field.getType()));
        }
        return element.isAnnotationPresent(QueryParam.class) ? Stream.of(element) : Stream.empty();
    }

    private static boolean mayBeEmpty(AnnotatedElement parameter) {
        var contract = parameter.getAnnotation(Parameter.class);
        return contract != null && contract.allowEmptyValue();
    }
}
