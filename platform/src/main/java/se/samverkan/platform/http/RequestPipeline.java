package se.samverkan.platform.http;

/** The handlers that a request passes before and after Quarkus's own, in this order. */
public enum RequestPipeline {
    /** Times the request from its beginning. */
    METRICS(Integer.MIN_VALUE),
    /** Begins the span of the request, and sets {@code traceparent} before a handler can respond. */
    TRACE(Integer.MIN_VALUE + 1),
    /** Refuses unreadable requests before any other handler reads them. */
    GUARDS(Integer.MIN_VALUE + 2),
    /** Checks {@code Forwarded} before the rate limit needs the client's address. */
    TRUSTED_PROXIES(Integer.MIN_VALUE + 3),
    /** Adds the CORS headers before a handler can respond. */
    CORS(Integer.MIN_VALUE + 4),
    /** Adds the deprecation headers before a handler can respond. */
    DEPRECATION(Integer.MIN_VALUE + 5),
    /** Reads bodies in the owners before Quarkus checks their size. */
    BODIES(Integer.MIN_VALUE + 6),
    /** Limits requests without a token before the handlers that cost more than the check. */
    RATE_LIMIT(Integer.MIN_VALUE + 7),
    /** Sends ready responses before authentication, which a read without a token does not need. */
    FAST_PATH(Integer.MIN_VALUE + 8),
    /** Makes the span current, also for log lines; the fast path logs nothing and need not pay for it. */
    CURRENT_TRACE(Integer.MIN_VALUE + 9),
    /** Logs changes when they are answered, with their trace. */
    REQUEST_LOG(Integer.MIN_VALUE + 10),
    /** Refuses writes to the paths whose Quarkus handlers ignore the method. */
    READ_ONLY_PATHS(Integer.MIN_VALUE + 11),
    /** Responds with pages before authentication, which they do not need. */
    PAGES(Integer.MIN_VALUE + 12),
    /** Limits requests with a token after Quarkus's authentication, which finds its subject. */
    CALLER_RATE_LIMIT(-150),
    /** Comes after Quarkus's authentication, which refuses an invalid token, and before the resources. */
    OWNERS(-100),
    /** Comes after the proxy and before Quarkus REST, which would name the methods of all paths of a resource. */
    OPTIONS(-50),
    /** Responds to browsers with a page when nothing else did. */
    PAGE_NOT_FOUND(Integer.MAX_VALUE - 1),
    /** Responds when nothing else did. */
    NOT_FOUND(Integer.MAX_VALUE);

    private final int order;

    RequestPipeline(int order) {
        this.order = order;
    }

    /** The order of the route, by which Vert.x sorts. */
    public int order() {
        return order;
    }
}
