package se.samverkan.documents.lifecycle;

import jakarta.persistence.AttributeConverter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import se.samverkan.documents.kind.Confirmation;
import se.samverkan.platform.json.CanonicalJson;

/** The position of each party of a published version. */
public record Confirmations(List<Confirmation> positions) {

    static final Confirmations NONE = new Confirmations(List.of());

    static Confirmations pending(Collection<String> parties) {
        return new Confirmations(parties.stream()
                .sorted()
                .map(party -> new Confirmation(party, Confirmation.Status.PENDING, null, null))
                .toList());
    }

    Optional<Confirmation> of(String partyId) {
        return positions.stream()
                .filter(position -> position.partyId().equals(partyId))
                .findFirst();
    }

    Confirmations with(Confirmation position) {
        return new Confirmations(positions.stream()
                .map(before -> before.partyId().equals(position.partyId()) ? position : before)
                .toList());
    }

    /** Stores the positions as a JSON array. */
    @Immutable
    static final class Converter implements AttributeConverter<Confirmations, String> {

        @Override
        public String convertToDatabaseColumn(Confirmations confirmations) {
            return CanonicalJson.of(confirmations.positions());
        }

        @Override
        public Confirmations convertToEntityAttribute(String json) {
            // Most documents have none, and each read of a document converts them.
            return json.equals("[]")
                    ? NONE
                    : new Confirmations(List.of(CanonicalJson.read(json, Confirmation[].class)));
        }
    }
}
