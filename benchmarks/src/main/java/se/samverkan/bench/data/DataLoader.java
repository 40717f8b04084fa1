package se.samverkan.bench.data;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.platform.event.Topics;

/** Publishes the national data on the owners' topics, as the owners' events. */
public record DataLoader(String bootstrapServers) {

    /** Creates the topics as the owners do, but without compaction during the measurements. */
    public void createTopics() {
        var settings = new HashMap<>(Topics.compacted());
        settings.put("min.compaction.lag.ms", "86400000");
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Topics.ensure(admin, CollectionNames.ALL.stream().map(Topics::of).toList(), settings);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailure("the topics cannot be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /** Publishes all events, waits for their acknowledgement and returns their number. */
    public long load(NationalData data) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                20,
                "batch.size",
                256 * 1024,
                "max.request.size",
                Topics.MAX_EVENT_BYTES);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var newest = new AtomicReference<Future<RecordMetadata>>();
            long count = data.events()
                    .peek(event -> newest.set(producer.send(event.toRecord())))
                    .mapToLong(event -> 1)
                    .sum();
            producer.flush();
            newest.get().get();
            return count;
        } catch (ExecutionException e) {
            throw new BenchFailure("Kafka did not accept the data: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
