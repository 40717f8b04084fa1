package se.samverkan.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;

/** Repeated requests are computed once; a single request leaves no entry in the cache. */
class ResponseCacheTest {
    private static final String ADDRESS = "/samverkan/v1/promises?year=2019";

    private final Index index = IndexEvents.emptyIndex();
    private final ResponseCache cache = new ResponseCache(index, new SimpleMeterRegistry(), 1_000_000);
    private int questions;

    @Test
    void a_response_is_cached_at_the_second_request() {
        ask(ADDRESS);
        assertThat(cache.find(ADDRESS)).isNull();

        var second = ask(ADDRESS);

        assertThat(cache.find(ADDRESS)).isSameAs(second);
        assertThat(questions).isEqualTo(2);
    }

    @Test
    void each_address_is_counted_separately() {
        ask(ADDRESS);
        ask(ADDRESS + "&county=04");

        assertThat(cache.find(ADDRESS)).isNull();
        assertThat(cache.find(ADDRESS + "&county=04")).isNull();
    }

    @Test
    void a_cached_response_is_valid_until_the_next_commit() {
        ask(ADDRESS);
        ask(ADDRESS);

        commit(index, published("promises", 1, document(UUID.randomUUID(), "Löfte", "2019", "2019", "0486")));

        assertThat(cache.find(ADDRESS)).isNull();
        var renewed = ask(ADDRESS);
        assertThat(cache.find(ADDRESS)).isSameAs(renewed);
    }

    private ResponseBody ask(String address) {
        return cache.load(
                address, () -> ResponseBody.of(Integer.toString(++questions).getBytes(UTF_8)));
    }
}
