package se.samverkan.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import se.samverkan.platform.trace.Traceparent;

/**
 * A change event: CloudEvents 1.0 in Kafka's binary mode, keyed by the document's id.
 *
 * @param traceparent of the request that made the change (CloudEvents' Distributed Tracing extension), or null
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String dataschema,
        long sequence,
        String topic,
        String traceparent,
        String data) {

    /** A record is not one of our events; a retry cannot change that. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unreadable(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** The collection of the topic. */
    public String collection() {
        return topic.substring(topic.indexOf('.') + 1);
    }

    /** The noun and the verb of the type, such as {@code note.published}. */
    public String change() {
        return type.replace("se.samverkan.", "").replaceFirst("\\.v\\d+$", "");
    }

    public EventNumber number() {
        return new EventNumber(sequence, id);
    }

    public boolean isWithdrawal() {
        return type.endsWith(".withdrawn.v1");
    }

    /** The record with the attributes as headers. */
    public ProducerRecord<String, String> toRecord() {
        var out = new ProducerRecord<>(topic, subject, data);
        header(out, "specversion", "1.0");
        header(out, "id", id);
        header(out, "source", source);
        header(out, "type", type);
        header(out, "subject", subject);
        header(out, "time", time.toString());
        header(out, "dataschema", dataschema);
        header(out, "sequence", Long.toString(sequence));
        out.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        if (traceparent != null) {
            header(out, Traceparent.HEADER, traceparent);
            // Repeated under the name that tracing tools read, as the extension demands.
            out.headers().add(Traceparent.HEADER, traceparent.getBytes(StandardCharsets.UTF_8));
        }
        return out;
    }

    /** Throws Unreadable where a header or the data is missing or malformed. */
    static CloudEvent of(ConsumerRecord<String, String> in) {
        try {
            var subject = UUID.fromString(header(in, "subject")).toString();
            return new CloudEvent(
                    header(in, "id"),
                    header(in, "source"),
                    header(in, "type"),
                    subject,
                    Instant.parse(header(in, "time")),
                    header(in, "dataschema"),
                    Long.parseLong(header(in, "sequence")),
                    in.topic(),
                    traceparent(in),
                    Objects.requireNonNull(in.value(), "data"));
        } catch (RuntimeException e) {
            throw new Unreadable("not a CloudEvent of ours", e);
        }
    }

    /** Empty where the record is not one of our events. */
    static Optional<CloudEvent> read(ConsumerRecord<String, String> in) {
        try {
            return Optional.of(of(in));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** Null where the record has none. */
    static String traceparent(ConsumerRecord<String, String> in) {
        var header = in.headers().lastHeader("ce_" + Traceparent.HEADER);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void header(ProducerRecord<String, String> out, String name, String value) {
        out.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<String, String> in, String name) {
        return new String(in.headers().lastHeader("ce_" + name).value(), StandardCharsets.UTF_8);
    }
}
