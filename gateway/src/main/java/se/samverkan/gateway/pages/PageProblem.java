package se.samverkan.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/** A page cannot be shown; the problem is what the API says of it. */
public final class PageProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient JsonNode problem;

    PageProblem(int status, JsonNode problem) {
        super("Status " + status, null, false, false);
        this.status = status;
        this.problem = problem;
    }

    /** There is no such page. */
    public static PageProblem notFound() {
        return new PageProblem(404, MissingNode.getInstance());
    }

    /** What the page needs does not respond. */
    static PageProblem unavailable() {
        return new PageProblem(503, MissingNode.getInstance());
    }

    /** A parameter is wrong; the hint is the key of the text that says how to correct it, followed by the values that are possible. */
    public static PageProblem badRequest(String parameter, String hint, String... possible) {
        var problem = JsonNodeFactory.instance.objectNode();
        problem.putArray("violations")
                .addObject()
                .put("pointer", parameter)
                .put("hint", hint)
                .put("text", String.join(", ", possible));
        return new PageProblem(400, problem);
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    JsonNode problem() {
        return problem;
    }
}
