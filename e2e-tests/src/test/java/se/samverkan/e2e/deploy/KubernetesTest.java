package se.samverkan.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.deploy.Manifests.Kind;

/** What holds of the manifests of both overlays, after kustomize has rendered them. */
class KubernetesTest {
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("ConfigMap", ConfigMap.class),
            Map.entry("Deployment", Deployment.class),
            Map.entry("HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("Ingress", Ingress.class),
            Map.entry("Job", Job.class),
            Map.entry("Namespace", Namespace.class),
            Map.entry("NetworkPolicy", NetworkPolicy.class),
            Map.entry("PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("Service", Service.class),
            Map.entry("ServiceAccount", ServiceAccount.class),
            Map.entry("ServiceMonitor", ServiceMonitor.class));
    /** Of operators whose model is in no registry that a build may use; their own schema is checked by the cluster. */
    private static final Set<String> OF_OPERATORS =
            Set.of("Cluster", "Database", "ScheduledBackup", "Kafka", "KafkaNodePool", "KafkaUser");

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                // Otherwise a misspelt member would be kept as an additional one.
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private static Stream<JsonNode> podTemplates(Manifests manifests) {
        return Stream.concat(manifests.of(Kind.Deployment), manifests.of(Kind.Job))
                .map(object -> object.at("/spec/template"));
    }

    private static Stream<JsonNode> containers(Manifests manifests) {
        return podTemplates(manifests)
                .flatMap(pod -> StreamSupport.stream(pod.at("/spec/containers").spliterator(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void every_member_is_one_that_kubernetes_knows(String overlay) throws Exception {
        for (var object : Manifests.of(overlay).objects()) {
            var kind = object.path("kind").asText();
            if (!OF_OPERATORS.contains(kind)) {
                assertThat(MODELS).as(kind).containsKey(kind);
                assertThat(STRICT.treeToValue(object, MODELS.get(kind))).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void no_container_has_more_rights_than_it_needs(String overlay) {
        var manifests = Manifests.of(overlay);

        assertThat(podTemplates(manifests)).hasSize(9).allSatisfy(pod -> {
            var spec = pod.path("spec");
            assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(spec.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(spec.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(spec.path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            assertThat(spec.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(spec.path("serviceAccountName").asText()).isEqualTo("samverkan");
        });
        assertThat(containers(manifests)).allSatisfy(container -> {
            var security = container.path("securityContext");
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void every_container_has_a_memory_limit_and_a_pinned_image(String overlay) {
        assertThat(containers(Manifests.of(overlay))).allSatisfy(container -> {
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.path("image").asText()).matches(".+:\\d+\\.\\d+\\.\\d+");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void services_are_probed_on_the_management_port_and_stop_after_their_requests(String overlay) {
        assertThat(Manifests.of(overlay).of(Kind.Deployment)).hasSize(5).allSatisfy(deployment -> {
            var container = deployment.at("/spec/template/spec/containers/0");
            for (var probe : List.of("startup", "readiness", "liveness")) {
                assertThat(container.at("/" + probe + "Probe/httpGet/port").asText())
                        .isEqualTo("management");
            }
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            // Quarkus's delay of 5 s and its timeout of 15 s.
            assertThat(deployment
                            .at("/spec/template/spec/terminationGracePeriodSeconds")
                            .asInt())
                    .isGreaterThan(20);
            assertThat(deployment
                            .at("/spec/strategy/rollingUpdate/maxUnavailable")
                            .asInt(1))
                    .isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void a_secret_is_only_referred_to_and_a_service_never_sees_the_role_that_owns_its_tables(String overlay) {
        var manifests = Manifests.of(overlay);

        assertThat(manifests.objects())
                .noneMatch(object -> object.path("kind").asText().equals("Secret"));
        assertThat(containers(manifests)
                        .flatMap(container ->
                                StreamSupport.stream(container.path("env").spliterator(), false)))
                .filteredOn(variable -> variable.path("name").asText().matches(".*(PASSWORD|SECRET|KEY)"))
                .extracting(variable -> variable.path("value").asText())
                .containsOnly("unused");
        for (var owner : List.of("agreements", "promises", "followup")) {
            var service = manifests.get(Kind.Deployment, owner + "-service").toString();
            var migration = manifests.get(Kind.Job, owner + "-migration").toString();
            assertThat(service)
                    .contains("\"" + owner + "-database\"", "\"" + owner + "-service-kafka\"")
                    .doesNotContain("database-owner");
            assertThat(migration).contains("\"" + owner + "-database-owner\"").doesNotContain("-kafka\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void services_and_budgets_select_exactly_the_pods_of_their_deployment(String overlay) {
        var manifests = Manifests.of(overlay);

        for (var deployment : manifests.of(Kind.Deployment).toList()) {
            var name = Manifests.name(deployment);
            var labels = deployment.at("/spec/template/metadata/labels");
            var selectors = List.of(
                    deployment.at("/spec/selector/matchLabels"),
                    manifests.get(Kind.Service, name).at("/spec/selector"),
                    manifests.get(Kind.PodDisruptionBudget, name).at("/spec/selector/matchLabels"));
            assertThat(selectors).allSatisfy(selector -> {
                assertThat(selector.path("app.kubernetes.io/name").asText()).isEqualTo(name);
                selector.fieldNames()
                        .forEachRemaining(key -> assertThat(selector.get(key)).isEqualTo(labels.get(key)));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void who_may_speak_to_whom_is_stated_and_the_rest_refused(String overlay) {
        var policies = Manifests.of(overlay);

        var deny = policies.get(Kind.NetworkPolicy, "default-deny").path("spec");
        assertThat(deny.at("/podSelector/matchLabels").toString())
                .isEqualTo("{\"app.kubernetes.io/part-of\":\"samverkan\"}");
        assertThat(podTemplates(policies))
                .allMatch(pod -> pod.at("/metadata/labels/app.kubernetes.io~1part-of")
                        .asText()
                        .equals("samverkan"));
        var toPostgres = policies.get(Kind.NetworkPolicy, "postgresql").at("/spec/ingress/0/from");
        assertThat(toPostgres.toString()).contains("owner", "migration").doesNotContain("gateway");
        assertThat(deny.path("policyTypes")).hasSize(2);
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
        var toOwners = policies.get(Kind.NetworkPolicy, "owners").at("/spec/ingress");
        assertThat(toOwners).hasSize(1);
        assertThat(toOwners.toString()).contains("\"gateway\"").doesNotContain("namespaceSelector");
        assertThat(policies.get(Kind.NetworkPolicy, "gateway").toString()).doesNotContain("5432");
    }

    @Test
    void production_survives_the_loss_of_a_zone() {
        var production = Manifests.of("production");

        assertThat(production.of(Kind.Deployment))
                .allSatisfy(deployment -> assertThat(deployment
                                .at("/spec/template/spec/topologySpreadConstraints/0/topologyKey")
                                .asText())
                        .isEqualTo("topology.kubernetes.io/zone"));
        assertThat(production
                        .of(Kind.Deployment)
                        .filter(deployment -> !Manifests.name(deployment).equals("gateway")))
                .allSatisfy(
                        owner -> assertThat(owner.at("/spec/replicas").asInt()).isGreaterThanOrEqualTo(2));
        var scaling = production.get(Kind.HorizontalPodAutoscaler, "gateway").path("spec");
        assertThat(scaling.path("minReplicas").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(production
                        .get(Kind.Deployment, "gateway")
                        .at("/spec/replicas")
                        .isMissingNode())
                .isTrue();
        var kafka = production.get(Kind.Kafka, "samverkan").at("/spec/kafka");
        assertThat(kafka.at("/config/min.insync.replicas").asInt()).isEqualTo(2);
        assertThat(kafka.path("rack").path("topologyKey").asText()).isEqualTo("topology.kubernetes.io/zone");
        assertThat(production
                        .of(Kind.KafkaNodePool)
                        .findFirst()
                        .orElseThrow()
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(3);
        var postgres = production.get(Kind.Cluster, "samverkan-postgresql").path("spec");
        assertThat(postgres.path("instances").asInt()).isEqualTo(3);
        assertThat(postgres.path("minSyncReplicas").asInt()).isEqualTo(1);
    }

    @Test
    void every_database_belongs_to_the_role_that_migrates_it() {
        assertThat(Manifests.of("production").of(Kind.Database))
                .hasSize(4)
                .allSatisfy(database -> assertThat(database.at("/spec/owner").asText())
                        .isEqualTo(database.at("/spec/name").asText() + "_owner"));
    }
}
