package se.samverkan.e2e.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import se.samverkan.stack.system.Setup;

/** The users of Kafka and their ACLs, as the manifests for Strimzi state them. */
record KafkaUsers(Map<String, List<AclBinding>> acls) {

    static KafkaUsers ofManifests() throws IOException {
        var file = Setup.repository().resolve("deploy/kubernetes/operators/kafka-users.yaml");
        var yaml = new YAMLMapper();
        var acls = new TreeMap<String, List<AclBinding>>();
        try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            while (documents.hasNext()) {
                var user = documents.next();
                var name = user.at("/metadata/name").asText();
                acls.put(name, bindings(name, user.at("/spec/authorization/acls")));
            }
        }
        return new KafkaUsers(acls);
    }

    private static List<AclBinding> bindings(String user, JsonNode acls) {
        var bindings = new ArrayList<AclBinding>();
        for (var acl : acls) {
            for (var operation : acl.path("operations")) {
                bindings.add(new AclBinding(
                        resource(acl.path("resource")),
                        new AccessControlEntry(
                                "User:" + user,
                                "*",
                                AclOperation.fromString(constant(operation.asText())),
                                AclPermissionType.ALLOW)));
            }
        }
        return bindings;
    }

    private static ResourcePattern resource(JsonNode resource) {
        var type = ResourceType.fromString(constant(resource.path("type").asText()));
        return type == ResourceType.CLUSTER
                ? new ResourcePattern(type, "kafka-cluster", PatternType.LITERAL)
                : new ResourcePattern(
                        type,
                        resource.path("name").asText(),
                        PatternType.fromString(
                                resource.path("patternType").asText().toUpperCase(Locale.ROOT)));
    }

    /** IdempotentWrite → IDEMPOTENT_WRITE. */
    private static String constant(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
