package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.json;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;

/** The lists of both collections: visibility, filters and paging. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ListTest {
    /** A party of this test only: a list filtered by it holds only the documents of this test. */
    private final String association = "association:" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void a_list_holds_published_documents_and_the_drafts_of_the_caller(String collection) {
        var published = published(collection, document("Publicerad", "2020", "2023"));
        var draft = created(collection, document("Utkast", "2020", "2023"));

        assertThat(ids(anonymous(), collection)).containsExactly(published);
        assertThat(ids(as("editor", STRANGER), collection)).containsExactly(published);
        assertThat(ids(as("editor", STRANGNAS), collection)).containsExactlyInAnyOrder(published, draft);
        assertThat(ids(as("editor", STRANGNAS).queryParam("status", "DRAFT"), collection))
                .containsExactly(draft);
        assertThat(ids(anonymous().queryParam("status", "DRAFT"), collection)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void a_list_is_filtered_by_place_year_and_day(String collection) {
        var old = published(collection, document("Gammal", "2015", "2017"));
        var current = published(collection, document("Ny", "2020", "2023"));

        assertThat(ids(anonymous().queryParam("year", 2016), collection)).containsExactly(old);
        assertThat(ids(anonymous().queryParam("year", 2019), collection)).isEmpty();
        var inForce = anonymous().queryParam("temporalStatus", "IN_FORCE").queryParam("asOf", "2023-12-31");
        assertThat(ids(inForce, collection)).containsExactly(current);
        var expired = anonymous().queryParam("temporalStatus", "EXPIRED").queryParam("asOf", "2018-01-01");
        assertThat(ids(expired, collection)).containsExactly(old);
        assertThat(ids(anonymous().queryParam("municipality", "0163"), collection))
                .isEmpty();
        assertThat(ids(anonymous().queryParam("county", "Södermanlands län"), collection))
                .containsExactlyInAnyOrder(old, current);
        assertThat(ids(anonymous().queryParam("policeRegion", "Syd"), collection))
                .isEmpty();
        assertThat(ids(anonymous().queryParam("sort", "title"), collection)).containsExactly(old, current);
        assertThat(ids(anonymous().queryParam("sort", "-validity"), collection)).containsExactly(current, old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void a_list_has_pages_that_link_to_each_other(String collection) {
        for (var title : List.of("A", "B", "C")) {
            published(collection, document(title, "2020", "2023"));
        }

        var page = anonymous()
                .queryParam("partyId", association)
                .queryParam("sort", "title")
                .queryParam("limit", 2)
                .queryParam("page", 2)
                .get("/{collection}", collection);

        assertThat(page.<List<String>>path("items.title")).containsExactly("C");
        assertThat(json(page.asString()).get("_meta"))
                .isEqualTo(json("{\"totalRecords\":3,\"page\":2,\"limit\":2,\"count\":1}"));
        assertThat(json(page.asString()).at("/_links").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("self", "first", "last", "prev");
        assertThat(page.<String>path("_links.prev.href"))
                .startsWith("http://127.0.0.1:8080/samverkan/v1/" + collection + "?")
                .contains("page=1", "limit=2", "sort=title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void a_list_refuses_unknown_and_invalid_parameters(String collection) {
        assertThat(pointers(anonymous().get("/{c}?kommun=0486", collection), 400))
                .containsExactly("kommun");
        assertThat(pointers(anonymous().get("/{c}?limit=101", collection), 400)).containsExactly("limit");
        assertThat(pointers(anonymous().get("/{c}?status=PUBLIC", collection), 400))
                .containsExactly("status");
        assertThat(pointers(anonymous().get("/{c}?asOf=2019-02-30", collection), 400))
                .containsExactly("asOf");
    }

    private List<String> ids(RequestSpecification who, String collection) {
        return who.queryParam("partyId", association)
                .get("/{collection}", collection)
                .path("items.id");
    }

    private ObjectNode document(String title, String from, String to) {
        var document = body(title);
        document.withArray("parties").addObject().put("id", association);
        document.putObject("validity").put("from", from).put("to", to);
        return document;
    }
}
