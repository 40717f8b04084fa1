package se.samverkan.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.client.ApiClient;
import se.samverkan.client.ApiException;
import se.samverkan.client.ApiResponse;
import se.samverkan.client.api.MunicipalitiesApi;
import se.samverkan.client.api.MunicipalitiesApi.APIGetOverviewRequest;
import se.samverkan.client.api.PromisesApi;
import se.samverkan.client.api.PromisesApi.APIApprovePromiseRequest;
import se.samverkan.client.api.PromisesApi.APICreatePromiseRequest;
import se.samverkan.client.api.PromisesApi.APIDeletePromiseRequest;
import se.samverkan.client.api.PromisesApi.APIGetPromiseRequest;
import se.samverkan.client.api.PromisesApi.APIListPromisesRequest;
import se.samverkan.client.api.PromisesApi.APIPublishPromiseRequest;
import se.samverkan.client.api.PromisesApi.APIReplacePromiseRequest;
import se.samverkan.client.api.SearchApi;
import se.samverkan.client.api.SearchApi.APISearchRequest;
import se.samverkan.client.api.StatisticsApi;
import se.samverkan.client.api.StatisticsApi.APIGetStatisticsRequest;
import se.samverkan.client.model.CitizenPromise;
import se.samverkan.client.model.Commitment;
import se.samverkan.client.model.DocumentSort;
import se.samverkan.client.model.Facet;
import se.samverkan.client.model.Kind;
import se.samverkan.client.model.Party;
import se.samverkan.client.model.Period;
import se.samverkan.client.model.Problem;
import se.samverkan.client.model.ProgressItem;
import se.samverkan.client.model.ProgressOutcome;
import se.samverkan.client.model.PromiseContent;
import se.samverkan.client.model.Publication;
import se.samverkan.client.model.PublicationStatus;
import se.samverkan.client.model.SearchHit;
import se.samverkan.client.model.StatisticsGroup;
import se.samverkan.client.model.StatisticsGrouping;
import se.samverkan.client.model.Target;
import se.samverkan.client.model.TargetComparator;
import se.samverkan.client.model.TemporalStatus;
import se.samverkan.client.model.Violation;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** A partner publishes and reads a promise with the Java client that is generated from the contract. */
@ExtendWith(SystemUnderTest.Running.class)
class JavaClientStory {
    private static final String PITEA = "2581";
    private static final String MUNICIPALITY = "municipality:" + PITEA;
    private static final String POLICE = "police:polismyndigheten";

    private final SystemUnderTest system;

    JavaClientStory(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void a_promise_is_corrected_approved_published_and_read_by_generated_methods()
            throws ApiException, JsonProcessingException {
        readWithoutToken(publish());
    }

    @Test
    void a_draft_is_deleted_and_then_not_found() throws ApiException, JsonProcessingException {
        var editor = promises("editor", MUNICIPALITY);
        var content = new PromiseContent()
                .title("Ett utkast som tas bort")
                .municipalities(List.of(PITEA))
                .parties(List.of(new Party().id(MUNICIPALITY)));
        var draft = editor.createPromiseWithHttpInfo(
                APICreatePromiseRequest.newBuilder().promiseContent(content).build());
        var id = draft.getData().getId();
        var deletion =
                APIDeletePromiseRequest.newBuilder().id(id).ifMatch(tag(draft)).build();

        assertThat(editor.deletePromiseWithHttpInfo(deletion).getStatusCode()).isEqualTo(204);
        problemOf(404, () -> editor.deletePromise(deletion));
        problemOf(
                404,
                () -> editor.getPromise(APIGetPromiseRequest.newBuilder().id(id).build()));
    }

    private UUID publish() throws ApiException, JsonProcessingException {
        var editor = promises("editor", MUNICIPALITY);
        var content = new PromiseContent()
                .title("Fler vuxna ute i Piteå")
                .municipalities(List.of(PITEA, "9999"))
                .parties(List.of(new Party().id(MUNICIPALITY), new Party().id(POLICE)))
                .validity(new Period().from("2031").to("2032"))
                .addCommitmentsItem(new Commitment()
                        .text("Trettio nattvandrare rekryteras")
                        .addTargetsItem(new Target()
                                .comparator(TargetComparator.AT_LEAST)
                                .value(BigDecimal.valueOf(30))
                                .unit("nattvandrare")));
        var create = APICreatePromiseRequest.newBuilder().promiseContent(content);

        var wrong = problemOf(422, () -> editor.createPromise(create.build()));
        assertThat(wrong.getViolations()).extracting(Violation::getPointer).containsExactly("/municipalities/1");

        content.municipalities(List.of(PITEA));
        var draft = editor.createPromiseWithHttpInfo(create.build());
        var id = draft.getData().getId();
        assertThat(draft.getData().getPublicationStatus()).isEqualTo(PublicationStatus.DRAFT);

        var early = problemOf(409, () -> editor.publishPromise(publication(id, tag(draft))));
        assertThat(early.getMissingApprovals()).containsExactlyInAnyOrder(MUNICIPALITY, POLICE);

        promises("editor", POLICE).replacePromise(replacement(id, tag(draft), content.theme("Ökad trygghet")));
        problemOf(412, () -> editor.replacePromise(replacement(id, tag(draft), content)));
        var read = editor.getPromiseWithHttpInfo(
                APIGetPromiseRequest.newBuilder().id(id).build());
        assertThat(read.getData().getTheme()).isEqualTo("Ökad trygghet");

        // A document that is read can be written back, except the first and last day that the service computes for a
        // period.
        var working = json().convertValue(read.getData(), PromiseContent.class)
                .validity(content.getValidity())
                .summary("Vuxna på stan på fredagskvällar.");
        var replaced = editor.replacePromiseWithHttpInfo(replacement(id, tag(read), working));
        for (var party : List.of(MUNICIPALITY, POLICE)) {
            promises("approver", party)
                    .approvePromise(APIApprovePromiseRequest.newBuilder()
                            .id(id)
                            .ifMatch(tag(replaced))
                            .build());
        }
        var published = editor.publishPromise(publication(id, tag(replaced)));
        assertThat(published.getVersion()).isEqualTo(1);
        assertThat(published.getPublicationStatus()).isEqualTo(PublicationStatus.PUBLISHED);
        return id;
    }

    private void readWithoutToken(UUID id) throws ApiException {
        var promises = new PromisesApi(client());
        var promise = promises.getPromise(APIGetPromiseRequest.newBuilder()
                .id(id)
                .asOf(LocalDate.of(2031, 6, 1))
                .build());
        assertThat(promise.getTemporalStatus()).isEqualTo(TemporalStatus.IN_FORCE);
        assertThat(promise.getCommitments().getFirst().getTargets())
                .extracting(Target::getValue)
                .containsExactly(BigDecimal.valueOf(30));
        assertThat(promise.getLinks().get("self").getHref().toString()).endsWith("/promises/" + id);

        var page = promises.listPromises(APIListPromisesRequest.newBuilder()
                .municipality(PITEA)
                .status(PublicationStatus.PUBLISHED)
                .temporalStatus(TemporalStatus.IN_FORCE)
                .asOf(LocalDate.of(2032, 12, 31))
                .sort(DocumentSort.DOCUMENTS_BY_PUBLISHED_AT_REVERSED)
                .limit(5)
                .build());
        assertThat(page.getItems()).extracting(CitizenPromise::getId).containsExactly(id);
        assertThat(page.getMeta().getTotalRecords()).isEqualTo(1);

        var found = new SearchApi(client())
                .search(APISearchRequest.newBuilder()
                        .q("nattvandraren")
                        .kind(Kind.PROMISE)
                        .build());
        assertThat(found.getGroups())
                .flatExtracting(group -> group.getItems())
                .extracting(SearchHit::getId)
                .contains(id.toString());
        assertThat(found.getFacets().getMunicipality())
                .extracting(Facet::getName)
                .contains("Piteå");

        // Progress arrives by an event of its own, a moment after the publication.
        var progress = await().atMost(ApiEditor.TIMEOUT)
                .until(
                        () -> new MunicipalitiesApi(client())
                                .getOverview(APIGetOverviewRequest.newBuilder()
                                        .code(PITEA)
                                        .build())
                                .getPromises()
                                .getFirst()
                                .getProgress(),
                        Objects::nonNull);
        assertThat(progress.getItems())
                .extracting(ProgressItem::getOutcome)
                .containsExactly(ProgressOutcome.PROGRESS_NOT_ASSESSED);

        var statistics = new StatisticsApi(client())
                .getStatistics(APIGetStatisticsRequest.newBuilder()
                        .groupBy(StatisticsGrouping.BY_MUNICIPALITY)
                        .municipality(PITEA)
                        .build());
        assertThat(statistics.getGroups()).extracting(StatisticsGroup::getName).containsExactly("Piteå");
    }

    private static APIReplacePromiseRequest replacement(UUID id, String ifMatch, PromiseContent content) {
        return APIReplacePromiseRequest.newBuilder()
                .id(id)
                .ifMatch(ifMatch)
                .promiseContent(content)
                .build();
    }

    private static APIPublishPromiseRequest publication(UUID id, String ifMatch) {
        return APIPublishPromiseRequest.newBuilder()
                .id(id)
                .ifMatch(ifMatch)
                .publication(new Publication().changeNote("Första gången"))
                .build();
    }

    private static String tag(ApiResponse<CitizenPromise> answer) {
        return answer.getHeaders().get("etag").getFirst();
    }

    private Problem problemOf(int status, ThrowingCallable call) throws JsonProcessingException {
        var refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal.getCode()).as(refusal.getMessage()).isEqualTo(status);
        var problem = json().readValue(refusal.getResponseBody(), Problem.class);
        assertThat(problem.getStatus()).isEqualTo(status);
        return problem;
    }

    private static ObjectMapper json() {
        return ApiClient.createDefaultObjectMapper();
    }

    private PromisesApi promises(String role, String organisation) {
        var token = system.keys().token(List.of(role), List.of(organisation));
        return new PromisesApi(
                client().setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token)));
    }

    private ApiClient client() {
        var client = new ApiClient();
        client.updateBaseUri(system.address());
        return client;
    }
}
