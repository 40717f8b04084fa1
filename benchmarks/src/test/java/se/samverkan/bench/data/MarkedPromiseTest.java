package se.samverkan.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class MarkedPromiseTest {
    private final MarkedPromise promise = new MarkedPromise(new PromiseText(new NationalData(1, 1).promiseSeed(0)));

    @Test
    void every_text_has_the_mark_of_the_version() {
        var request = promise.request(7);
        assertThat(request.path("title").asText()).endsWith("‹v7›");
        assertThat(request.at("/activities/5/text").asText()).endsWith("‹v7›");
        assertThat(request.at("/municipalities/0").asText()).isEqualTo("0114");
        assertThat(MarkedPromise.marksIn(request)).containsExactly("‹v7›");
    }

    @Test
    void a_mixture_of_two_versions_has_two_marks() {
        var mixture = promise.request(7);
        ((ObjectNode) mixture.at("/commitments/2"))
                .set("text", promise.request(8).at("/commitments/2/text"));
        assertThat(MarkedPromise.marksIn(mixture)).containsExactly("‹v7›", "‹v8›");
    }

    @Test
    void a_request_has_no_computed_members() {
        assertThat(promise.request(1).path("validity").has("earliest")).isFalse();
        assertThat(promise.request(1).at("/validity/from").asText()).isEqualTo("2017");
    }
}
