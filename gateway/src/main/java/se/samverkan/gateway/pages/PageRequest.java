package se.samverkan.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.samverkan.web.Language;

/**
 * A request for a page.
 *
 * @param language the language of its address
 * @param path the path as requested
 * @param variables the variable parts of the path
 * @param query the query parameters that the page reads, without empty ones
 * @param sources what the page is made from
 */
public record PageRequest(
        Language language,
        String path,
        Map<String, String> variables,
        SortedMap<String, String> query,
        PageSources sources) {

    /** A variable part of the path. */
    public String variable(String name) {
        return variables.get(name);
    }

    /** A query parameter, or null. */
    public String parameter(String name) {
        return query.get(name);
    }

    /** A query parameter that has one of some values; throws {@link PageProblem} for any other. */
    public String oneOf(String name, List<String> allowed, String usual) {
        var value = parameter(name);
        if (value != null && !allowed.contains(value)) {
            throw PageProblem.badRequest(name, "choice", allowed.toArray(String[]::new));
        }
        return value == null ? usual : value;
    }

    /** JSON of the public API; throws {@link PageProblem} if it responds with an error. */
    public JsonNode get(String apiPath) {
        return sources.get(apiPath);
    }

    /** The same of a document that may be gone or withdrawn. */
    public Optional<JsonNode> find(String apiPath) {
        try {
            return Optional.of(get(apiPath));
        } catch (PageProblem problem) {
            if (problem.status() == 404 || problem.status() == 410) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** A promise with its progress as in an overview; without it as long as the follow-ups' owner has not told it. */
    public ObjectNode promise(String id) {
        var promise = (ObjectNode) get("/promises/" + encoded(id));
        try {
            promise.set("progress", get("/promises/" + promise.path("id").asText() + "/progress"));
        } catch (PageProblem problem) {
            if (problem.status() != 404 && problem.status() != 503) {
                throw problem;
            }
        }
        return promise;
    }

    /** JSON of the public API with query parameters. */
    public JsonNode get(String apiPath, Map<String, String> parameters) {
        return get(withQuery(apiPath, parameters));
    }

    /** A path with query parameters in alphabetical order; those without a value are left out. */
    public static String withQuery(String path, Map<String, String> parameters) {
        var query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(parameter -> parameter.getValue() != null
                                && !parameter.getValue().isEmpty())
                        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** A text as one part of a path or as the value of a query parameter. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The address of the next (1) or the former (-1) page of a list, or null if the list has no such link. */
    public String otherPage(JsonNode list, String link, int step) {
        if (!list.path("_links").has(link)) {
            return null;
        }
        var other = new TreeMap<>(query);
        other.put("page", Integer.toString(list.path("_meta").path("page").asInt() + step));
        return withQuery(path, other);
    }

    /** The key of the page in the cache. */
    String key() {
        return withQuery("page " + path, query);
    }
}
