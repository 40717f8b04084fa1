package se.samverkan.platform.problem;

import io.quarkus.arc.Arc;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The methods of a path and their roles, from the annotations of the resources. */
@Singleton
public class AllowedMethods {
    /** The methods of a read-only path. */
    public static final String READS = "GET, HEAD, OPTIONS";

    private record Route(Pattern path, String method, Set<String> roles) {}

    private final List<Route> routes = new ArrayList<>();

    AllowedMethods() {
        Arc.container().beanManager().getBeans(Object.class).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(type -> Stream.of(type.getMethods()).forEach(method -> add(type, method)));
    }

    /** The roles that a method at a path requires; empty for an unknown path. */
    public Set<String> roles(String method, String path) {
        return routes.stream()
                .filter(route -> route.method().equals(method)
                        && route.path().matcher(path).matches())
                .findFirst()
                .map(Route::roles)
                .orElse(Set.of());
    }

    /** The value of the header Allow of a 405 (RFC 9110), which Quarkus REST does not set. */
    public String at(String path) {
        var methods = new TreeSet<String>();
        routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::method)
                .forEach(methods::add);
        // JAX-RS implements HEAD and OPTIONS itself.
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return String.join(", ", methods);
    }

    private void add(Class<?> type, Method method) {
        for (var annotation : method.getAnnotations()) {
            var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                var template = type.getAnnotation(Path.class).value()
                        + (method.isAnnotationPresent(Path.class)
                                ? method.getAnnotation(Path.class).value()
                                : "");
                routes.add(new Route(Pattern.compile(regex(template)), verb.value(), roles(method)));
            }
        }
    }

    private static Set<String> roles(Method method) {
        var allowed = method.getAnnotation(RolesAllowed.class);
        return allowed == null ? Set.of() : Set.of(allowed.value());
    }

    /** A JAX-RS path template as a regular expression. */
    private static String regex(String template) {
        return template.replaceAll("\\{\\w+:([^}]+)}", "($1)").replaceAll("\\{\\w+}", "[^/]+");
    }
}
