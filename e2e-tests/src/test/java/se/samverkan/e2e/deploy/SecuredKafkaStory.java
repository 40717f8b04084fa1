package se.samverkan.e2e.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.kafka.KafkaBroker;
import se.samverkan.stack.kafka.KafkaSecurity;
import se.samverkan.stack.process.Passwords;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.security.LocalCertificate;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;

/** The system on a Kafka with TLS, logins and the ACLs of the manifests. */
class SecuredKafkaStory {
    private static final Path DIRECTORY = Path.of("target", "samverkan-secured-kafka");
    private static final String STRANGER = "stranger";

    private static KafkaSecurity security;
    private static KafkaBroker broker;
    private static LocalSystem system;

    @BeforeAll
    static void start() throws Exception {
        var users = KafkaUsers.ofManifests().acls();
        // One password for all: the services of a local system have the same environment.
        var password = Passwords.random();
        var passwords = users.keySet().stream().collect(Collectors.toMap(user -> user, user -> password));
        passwords.put(STRANGER, password);
        security = new KafkaSecurity(
                LocalCertificate.loadOrCreate(DIRECTORY.resolve("certificate")), Passwords.random(), passwords);
        broker = KafkaBroker.throwaway(security);
        try (var admin = Admin.create(settings(KafkaSecurity.BROKER))) {
            admin.createAcls(users.values().stream().flatMap(List::stream).toList())
                    .all()
                    .get();
        }
        system = LocalSystem.start(
                new Setup(Setup.repository(), DIRECTORY.resolve("system"), Ports.free(), true, environment()),
                System.out::println);
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    /** Each service logs in by its own name, which its configuration inserts. */
    private static Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        security.clientSettings("gateway-kafka")
                .forEach((name, value) ->
                        environment.put("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        environment.computeIfPresent(
                "KAFKA_SASL_JAAS_CONFIG",
                (name, login) -> login.replace("gateway-kafka", "${quarkus.application.name}-kafka"));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        return environment;
    }

    private static Map<String, Object> settings(String user) {
        var settings = new HashMap<String, Object>(security.clientSettings(user));
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("max.block.ms", 10_000);
        settings.put("request.timeout.ms", 5_000);
        settings.put("default.api.timeout.ms", 10_000);
        return settings;
    }

    private static void send(String user, String topic) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(settings(user), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
    }

    private static List<TopicPartition> read(String user, String topic) {
        try (var consumer = new KafkaConsumer<>(settings(user), new StringDeserializer(), new StringDeserializer())) {
            var partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            consumer.poll(Duration.ofSeconds(5));
            return partitions;
        }
    }

    @Test
    void a_change_of_each_owner_becomes_public() {
        system.loadSampleData();

        for (var collection : List.of("agreements", "promises", "follow-ups")) {
            assertThat(given().get(system.address() + "/" + collection + "?limit=1")
                            .<Integer>path("_meta.totalRecords"))
                    .as(collection)
                    .isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "agreements-service-kafka, samverkan.promises",
        "agreements-service-kafka, samverkan.dead-letters.gateway",
        "promises-service-kafka, samverkan.agreements",
        "promises-service-kafka, samverkan.progress",
        "followup-service-kafka, samverkan.promises",
        "gateway-kafka, samverkan.agreements",
        "gateway-kafka, samverkan.promises",
        "gateway-kafka, samverkan.follow-ups",
        "gateway-kafka, samverkan.progress",
        "gateway-kafka, samverkan.dead-letters.promises-service",
        "gateway-kafka, samverkan.other",
        "stranger, samverkan.promises",
    })
    void nobody_writes_a_topic_of_another_service(String user, String topic) {
        assertThatThrownBy(() -> send(user, topic)).hasCauseInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "stranger, samverkan.promises",
        "agreements-service-kafka, samverkan.promises",
        "promises-service-kafka, samverkan.follow-ups",
    })
    void nobody_reads_what_it_does_not_need(String user, String topic) {
        assertThatThrownBy(() -> read(user, topic)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void the_gateway_reads_every_topic() {
        for (var topic :
                List.of("agreements", "action-plans", "promises", "follow-ups", "activity-reports", "progress")) {
            assertThat(read("gateway-kafka", "samverkan." + topic)).hasSize(1);
        }
    }

    @Test
    void another_service_cannot_take_over_the_producer_of_an_owner() {
        var settings = settings("promises-service-kafka");
        settings.put("transactional.id", "agreements-service");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void a_wrong_password_and_a_connection_without_tls_are_refused() {
        var wrongPassword = settings("gateway-kafka");
        wrongPassword.computeIfPresent(
                "sasl.jaas.config",
                (name, login) ->
                        ((String) login).replaceAll("password=\"[^\"]*\"", "password=\"" + UUID.randomUUID() + "\""));
        try (var admin = Admin.create(wrongPassword)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
        var plain = Map.<String, Object>of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "default.api.timeout.ms",
                3_000,
                "request.timeout.ms",
                2_000);
        try (var admin = Admin.create(plain)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class);
        }
    }
}
