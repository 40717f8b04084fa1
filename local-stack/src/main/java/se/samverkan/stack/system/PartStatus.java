package se.samverkan.stack.system;

import java.util.Locale;

/**
 * The state of one part of the local system.
 *
 * @param memory the resident memory of its processes in MiB, shared pages divided among them; 0 where it is unknown
 * @param detail further information in words, or an empty text
 */
public record PartStatus(String name, int port, State state, long memory, String detail) {

    /** Whether a part runs and answers. */
    public enum State {
        READY,
        /** It answers that it is not ready. */
        NOT_READY,
        /** Its process runs, and does not answer in time. */
        NO_ANSWER,
        /** It has no process. */
        STOPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
