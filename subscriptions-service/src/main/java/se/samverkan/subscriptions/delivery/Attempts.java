package se.samverkan.subscriptions.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import java.util.stream.Stream;
import se.samverkan.platform.json.CanonicalJson;

/** The newest attempts of a delivery, the oldest first. */
record Attempts(@JsonValue List<Attempt> list) {
    static final Attempts NONE = new Attempts(List.of());

    private static final int MOST = 20;

    @JsonCreator
    Attempts {
        list = List.copyOf(list);
    }

    Attempts with(Attempt newest) {
        return new Attempts(Stream.concat(list.stream().skip(Math.max(0, list.size() - MOST + 1)), Stream.of(newest))
                .toList());
    }

    /** Stores them as JSON. */
    static final class Converter implements AttributeConverter<Attempts, String> {
        @Override
        public String convertToDatabaseColumn(Attempts attempts) {
            return CanonicalJson.of(attempts);
        }

        @Override
        public Attempts convertToEntityAttribute(String json) {
            return CanonicalJson.read(json, Attempts.class);
        }
    }
}
