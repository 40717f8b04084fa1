package se.samverkan.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The handlers run in the order of the constants. */
class RequestPipelineTest {
    @Test
    void each_constant_comes_after_the_one_before() {
        assertThat(Arrays.stream(RequestPipeline.values()).map(RequestPipeline::order))
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
