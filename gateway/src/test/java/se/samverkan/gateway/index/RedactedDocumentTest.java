package se.samverkan.gateway.index;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.event;
import static se.samverkan.gateway.index.IndexEvents.example;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A redacted or confirmed document replaces the public one, and older events do not restore it. */
class RedactedDocumentTest {
    private final Index index = IndexEvents.emptyIndex();

    @ParameterizedTest
    @CsvSource({
        "agreements,agreement,redacted",
        "action-plans,action-plan,redacted",
        "promises,promise,redacted",
        "follow-ups,follow-up,redacted",
        "follow-ups,follow-up,confirmed",
        "activity-reports,activity-report,redacted"
    })
    void every_example_becomes_the_public_document_even_as_the_only_event(String collection, String noun, String verb) {
        var data = example(noun + "." + verb + ".v1");
        var id = UUID.fromString(data.path("id").asText());

        commit(index, event(collection, verb, 3, id.toString(), data.toString()));

        assertThat(index.find(collection, id)).hasValueSatisfying(document -> {
            assertThat(IndexEvents.data(document)).isEqualTo(data);
            assertThat(document.title()).isEqualTo(data.path("title").asText());
            assertThat(document.municipalities()).containsExactly("0486");
            assertThat(document.parties()).contains("municipality:0486", "police:polismyndigheten");
        });
        assertThat(index.withdrawal(collection, id)).isEmpty();
        assertThat(index.newest(collection, id).sequence()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "agreements,agreement,.every-member,Kim Exempelsson",
        "action-plans,action-plan,.every-member,kontaktcenter@example.com",
        "promises,promise,.every-member,Alex Exempelsson",
        "follow-ups,follow-up,.every-member,Tre av fyra vandringar blev av.",
        "activity-reports,activity-report,'',Vandringen samlade boende"
    })
    void an_older_event_does_not_restore_a_redacted_text(String collection, String noun, String example, String text) {
        var before = example(noun + ".published.v1" + example);
        var redacted = example(noun + ".redacted.v1");
        var id = UUID.fromString(before.path("id").asText());
        commit(index, published(collection, 1, before));
        assertThat(data(collection, id)).contains(text);

        commit(index, event(collection, "redacted", 2, id.toString(), redacted.toString()));
        commit(index, published(collection, 1, before));
        commit(index, published(collection, 2, before));

        assertThat(data(collection, id)).isEqualTo(redacted.toString()).doesNotContain(text);
    }

    @Test
    void the_newest_confirmations_remain() {
        var confirmed = example("follow-up.confirmed.v1");
        var id = UUID.fromString(confirmed.path("id").asText());
        commit(index, event("follow-ups", "confirmed", 3, id.toString(), confirmed.toString()));

        commit(index, published("follow-ups", 2, example("follow-up.published.v1.every-member")));

        assertThat(index.find("follow-ups", id))
                .hasValueSatisfying(document -> assertThat(
                                IndexEvents.data(document).path("confirmations").findValuesAsText("status"))
                        .isEqualTo(List.of("PENDING", "CONFIRMED", "DISSENTED")));
    }

    @Test
    void a_repeated_withdrawal_leaves_the_document_withdrawn() {
        var document = example("promise.published.v1.every-member");
        var id = UUID.fromString(document.path("id").asText());
        commit(index, published("promises", 1, document));
        commit(index, withdrawn("promises", 2, id, "Publicerades av misstag"));

        commit(index, withdrawn("promises", 3, id, "Publicerades av misstag"));
        commit(
                index,
                event(
                        "promises",
                        "redacted",
                        2,
                        id.toString(),
                        example("promise.redacted.v1").toString()));

        assertThat(index.find("promises", id)).isEmpty();
        assertThat(index.size()).isZero();
        assertThat(index.withdrawal("promises", id))
                .hasValueSatisfying(
                        notice -> assertThat(notice.path("sequence").asInt()).isEqualTo(3));

        commit(index, published("promises", 4, document));
        assertThat(index.find("promises", id)).isPresent();
    }

    private String data(String collection, UUID id) {
        return IndexEvents.data(index.find(collection, id).orElseThrow()).toString();
    }
}
