package se.samverkan.e2e.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import se.samverkan.contracts.Tool;
import se.samverkan.stack.system.Setup;

/** The Kubernetes objects of an overlay, as kustomize renders them; without kubectl a test that needs them is skipped. */
record Manifests(List<JsonNode> objects) {
    private static final ConcurrentMap<String, Manifests> RENDERED = new ConcurrentHashMap<>();

    static Manifests of(String overlay) {
        return RENDERED.computeIfAbsent(overlay, Manifests::render);
    }

    private static Manifests render(String overlay) {
        var directory = Setup.repository().resolve("deploy/kubernetes").resolve(overlay);
        var rendered = Tool.KUBECTL.run(directory, "kustomize");
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
            return new Manifests(documents.readAll());
        } catch (IOException e) {
            throw new AssertionError(rendered, e);
        }
    }

    Stream<JsonNode> of(Kind kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind.name()));
    }

    JsonNode get(Kind kind, String name) {
        return of(kind).filter(object -> name(object).equals(name)).findFirst().orElseThrow();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** The kinds that tests ask for. */
    enum Kind {
        Deployment,
        Job,
        Service,
        PodDisruptionBudget,
        HorizontalPodAutoscaler,
        NetworkPolicy,
        ServiceMonitor,
        ServiceAccount,
        Kafka,
        KafkaNodePool,
        Cluster,
        Database
    }
}
