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

    /** A parameter is missing or wrong. */
    public static PageProblem badRequest(String parameter, String text) {
        var problem = JsonNodeFactory.instance.objectNode();
        problem.putArray("violations").addObject().put("pointer", parameter).put("text", text);
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
