package se.samverkan.platform.event;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends unreadable records to the dead-letter topic of a reader, whole and with their position. */
final class DeadLetters {
    private DeadLetters() {}

    /** Throws KafkaException where the record could not be sent, so that the reader retries and loses nothing. */
    static void put(Map<String, Object> kafka, String reader, ConsumerRecord<String, String> unreadable) {
        var settings = new HashMap<>(kafka);
        settings.put("max.block.ms", 10_000);
        settings.put("max.request.size", Topics.MAX_EVENT_BYTES);
        var topic = Topics.deadLettersOf(reader);
        try (var admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            Topics.ensure(admin, List.of(topic), Map.of("max.message.bytes", Integer.toString(Topics.MAX_EVENT_BYTES)));
            var letter = new ProducerRecord<>(topic, unreadable.key(), unreadable.value());
            unreadable.headers().forEach(letter.headers()::add);
            var place = unreadable.topic() + "-" + unreadable.partition() + "@" + unreadable.offset();
            letter.headers().add("samverkan_place", place.getBytes(StandardCharsets.UTF_8));
            producer.send(letter).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The dead letter could not be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while sending a dead letter", e);
        }
    }
}
