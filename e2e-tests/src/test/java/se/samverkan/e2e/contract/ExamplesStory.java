package se.samverkan.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** The examples of the contract are the responses of the system: each request is sent, in the order of a document's life. */
@ExtendWith(SystemUnderTest.Running.class)
class ExamplesStory {
    private static final String MUNICIPALITY = "municipality:1984";
    private static final String INTEGRATOR = "integrator";
    private static final String POLICE = "police:polismyndigheten";
    private static final String OURS = "?municipality=1984";

    private final SystemUnderTest system;
    private final ContractExamples examples;

    ExamplesStory(SystemUnderTest system) throws Exception {
        this.system = system;
        this.examples = new ContractExamples(system);
    }

    @Test
    void every_operation_answers_as_its_example_shows() {
        delete("Agreement");
        publish("Agreement", "agreements");
        delete("ActionPlan");
        publish("ActionPlan", "action-plans");
        delete("Promise");
        publish("Promise", "promises");
        play("createActivityReport", "editor", MUNICIPALITY);
        delete("FollowUp");
        play("createFollowUp", "editor", MUNICIPALITY);
        play("publishFollowUp", "editor", MUNICIPALITY);
        play("confirmFollowUp", "approver", POLICE);
        readWhatIsPublic();
        importFile();

        again("Agreement", "agreements");
        again("ActionPlan", "action-plans");
        again("Promise", "promises");
        again("FollowUp", "follow-ups");
        again("ActivityReport", "activity-reports");
        play("renewPromise", "editor", MUNICIPALITY);
        read("listRenewals", "");

        past("ActivityReport", "activity-reports");
        past("FollowUp", "follow-ups");
        past("Promise", "promises");
        past("ActionPlan", "action-plans");
        past("Agreement", "agreements");

        subscribe();

        assertThat(examples.played()).containsExactlyElementsOf(examples.expected());
        examples.check();
    }

    private void publish(String kind, String collection) {
        play("create" + kind, "editor", MUNICIPALITY);
        play("approve" + kind, "approver", POLICE);
        approveAsMunicipality(collection);
        play("publish" + kind, "editor", MUNICIPALITY);
        examples.awaitPublic(collection, 1);
    }

    private void readWhatIsPublic() {
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> system.anyone()
                        .get("/promises/" + examples.id("promises") + "/progress")
                        .asString()
                        .contains("PARTLY_FULFILLED"));
        for (var list : new String[] {"Agreements", "ActionPlans", "Promises", "FollowUps", "ActivityReports"}) {
            read("list" + list, OURS);
            read("get" + list.substring(0, list.length() - 1), "");
        }
        read("getProgress", "");
        read("getApiInfo", "");
        read("listMunicipalities", "?q=Arboga");
        read("getMunicipality", "");
        read("getOverview", "?asOf=2020-06-01");
        read("getMunicipalityJsonFeed", "");
        read("getCountyJsonFeed", "");
        read("getNationalJsonFeed", "");
        read("listChanges", "?municipality=1984&limit=2&embed=document");
        read("search", "?q=trygghetsvandring&municipality=1984&asOf=2020-06-01");
        read("getStatistics", "?groupBy=county&thenBy=year&municipality=1984&asOf=2020-06-01");
        read("listNotices", "?municipality=1984&asOf=2020-06-01");
    }

    /** Publishes a second version, which history compares with the first. */
    private void again(String kind, String collection) {
        play("replace" + kind, "editor", MUNICIPALITY);
        if (kind.equals("FollowUp")) {
            play("publishFollowUp", "editor", MUNICIPALITY);
        } else if (!kind.equals("ActivityReport")) {
            play("approve" + kind, "approver", POLICE);
            approveAsMunicipality(collection);
            play("publish" + kind, "editor", MUNICIPALITY);
        }
        examples.awaitPublic(collection, 2);
    }

    private void past(String kind, String collection) {
        read("list" + kind + "Versions", "");
        read("get" + kind + "Version", "");
        read("get" + kind + "Changes", "");
        play("redact" + kind, "admin", MUNICIPALITY);
        examples.play("list" + kind + "AuditEntries", "admin", MUNICIPALITY, "?limit=2");
        play("withdraw" + kind, "approver", MUNICIPALITY);
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> system.anyone()
                                .get("/" + collection + "/" + examples.id(collection))
                                .statusCode()
                        == 410);
    }

    private void importFile() {
        var created = examples.play("createImport", "archivist", MUNICIPALITY, "?kind=PROMISE&dryRun=false");
        examples.about("imports", created.jsonPath().getString("id"), null);
        play("getImport", "archivist", MUNICIPALITY);
        play("listImportedDocuments", "archivist", MUNICIPALITY);
        play("reverseImport", "archivist", MUNICIPALITY);
    }

    /** The name of the receiver leads nowhere: the message stays pending. */
    private void subscribe() {
        integrate("createSubscription");
        integrate("deleteSubscription");
        integrate("createSubscription");
        integrate("getSubscription");
        examples.play("listSubscriptions", INTEGRATOR, MUNICIPALITY, "");
        integrate("replaceSubscription");
        integrate("rotateSecret");
        examples.about("deliveries", integrate("testSubscription").jsonPath().getString("id"), null);
        awaitAttempt();
        integrate("getDelivery");
        examples.play("listDeliveries", INTEGRATOR, MUNICIPALITY, "?status=PENDING");
        integrate("retryDelivery");
        examples.about("replays", integrate("createReplay").jsonPath().getString("id"), null);
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> !replay().getString("status").equals("PENDING"));
        integrate("getReplay");
    }

    private void awaitAttempt() {
        var path = "/subscriptions/" + examples.id("subscriptions") + "/deliveries/" + examples.id("deliveries");
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> !system.as(INTEGRATOR, MUNICIPALITY)
                        .get(path)
                        .jsonPath()
                        .getList("attempts")
                        .isEmpty());
    }

    private JsonPath replay() {
        return system.as(INTEGRATOR, MUNICIPALITY)
                .get("/subscriptions/" + examples.id("subscriptions") + "/replays/" + examples.id("replays"))
                .jsonPath();
    }

    private Response integrate(String operation) {
        return examples.play(operation, INTEGRATOR, MUNICIPALITY, "");
    }

    private void delete(String kind) {
        play("create" + kind, "editor", MUNICIPALITY);
        play("delete" + kind, "editor", MUNICIPALITY);
    }

    private void approveAsMunicipality(String collection) {
        var approved = system.as("approver", MUNICIPALITY)
                .contentType("application/json")
                .header("If-Match", examples.etag(collection))
                .post("/" + collection + "/" + examples.id(collection) + "/approvals");
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
    }

    private void play(String operation, String role, String organisation) {
        examples.play(operation, role, organisation, "");
    }

    private void read(String operation, String query) {
        examples.play(operation, null, null, query);
    }
}
