package se.samverkan.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** A valid trace of the caller is continued (W3C Trace Context); otherwise a new one begins. */
class TraceparentTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT_ID = "b7ad6b7169203331";
    private static final String NEW_TRACE = "00-[0-9a-f]{32}-[0-9a-f]{16}-00";

    private static String after(String caller) {
        return Traceparent.of(Spans.unrecorded(Traceparent.parse(caller)).getSpanContext());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the flag "sampled", and the "random" of Level 2, are kept; what nobody has defined is zero
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00           | 00
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01           | 01
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03           | 03
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff           | 03
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-f8           | 00
            # of a higher version only what this one knows is read
            01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01           | 01
            cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff           | 01
            fe-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00-          | 00
            cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-else | 01
            """)
    void a_valid_trace_is_continued_with_a_new_step(String caller, String flags) {
        var next = after(caller);

        assertThat(next).matches("00-" + TRACE_ID + "-[0-9a-f]{16}-" + flags);
        assertThat(next).doesNotContain(PARENT_ID).doesNotContain("-0000000000000000-");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "-",
                "no trace",
                // an id that is all zero
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                // no lower-case hexadecimal digits
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-B7AD6B7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333.-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
                "0x-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-+af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319\u0663-b7ad6b7169203331-01",
                // too short, too long, shifted
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b71692033310-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-011",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-else",
                " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
                "0-00af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                // other separators
                "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331_01",
                // higher versions that end wrongly, and the one that is forbidden
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.what-else",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void an_invalid_header_begins_a_new_trace(String caller) {
        var next = after(caller);

        assertThat(next).matches(NEW_TRACE).doesNotContain(TRACE_ID).doesNotContain(PARENT_ID);
    }

    @Test
    void the_current_traceparent_is_that_of_the_running_step() {
        var step = Spans.unrecorded(Traceparent.parse("00-" + TRACE_ID + "-" + PARENT_ID + "-01"));

        try (var _ = step.makeCurrent()) {
            assertThat(Traceparent.current()).isEqualTo(Traceparent.of(step.getSpanContext()));
        }
        assertThat(Traceparent.current()).matches(NEW_TRACE).doesNotContain(TRACE_ID);
    }

    @Test
    void all_steps_and_traces_are_different() {
        var traces = new HashSet<String>();
        var steps = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            var next = after(null);
            traces.add(next.substring(3, 35));
            steps.add(next.substring(36, 52));
            steps.add(after(next).substring(36, 52));
        }

        assertThat(traces).hasSize(10_000);
        assertThat(steps).hasSize(20_000);
    }
}
