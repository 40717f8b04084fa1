package se.samverkan.bench.read;

import java.util.List;
import se.samverkan.bench.report.Goal;

/** A kind of public read: what is asked for, in turn, and what it is to reach. */
record ReadCase(String key, String name, List<String> paths, Form form, Goal ratio, Goal cpu) {

    /** How a reader asks. */
    enum Form {
        PLAIN,
        /** With the ETag of the answer before: nothing new. */
        CONDITIONAL,
        /** For a day that nobody has asked about lately: the gateway keeps what it was asked before. */
        NEW,
        /** The same, of what was published after a moment that nobody has asked about: counts of hits are kept, too. */
        UNCOUNTED,
        GZIP
    }
}
