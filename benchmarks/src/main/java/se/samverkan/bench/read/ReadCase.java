package se.samverkan.bench.read;

import java.util.List;
import se.samverkan.bench.report.FigureGoal;

/** A kind of public read: the paths that are requested in turn, and the goals. */
record ReadCase(String key, String name, List<String> paths, Form form, FigureGoal ratio, FigureGoal cpu) {

    /** The form of the requests. */
    enum Form {
        PLAIN,
        /** With the current ETag, answered by 304. */
        CONDITIONAL,
        /** With another day in each request, which misses the response cache. */
        UNCACHED,
        /** With another publishedAfter in each request, which also misses the cache of facet counts. */
        UNCACHED_COUNTS,
        GZIP
    }
}
