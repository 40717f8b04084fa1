package se.samverkan.documents.lifecycle;

import jakarta.persistence.AttributeConverter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.annotations.Immutable;
import se.samverkan.documents.kind.Approval;
import se.samverkan.platform.json.CanonicalJson;

/** The approvals of a working copy at its present revision. */
public record Approvals(List<Approval> given) {

    static final Approvals NONE = new Approvals(List.of());

    boolean isGivenBy(String partyId) {
        return given.stream().anyMatch(approval -> approval.partyId().equals(partyId));
    }

    Approvals with(String partyId, Instant at) {
        var all = new ArrayList<>(given);
        all.add(new Approval(partyId, at));
        return new Approvals(List.copyOf(all));
    }

    /** Those of the needed parties that have not approved. */
    public List<String> missing(Collection<String> needed) {
        return needed.stream().filter(party -> !isGivenBy(party)).toList();
    }

    /** Stores the approvals as a JSON array. */
    @Immutable
    static final class Converter implements AttributeConverter<Approvals, String> {

        @Override
        public String convertToDatabaseColumn(Approvals approvals) {
            return CanonicalJson.of(approvals.given());
        }

        @Override
        public Approvals convertToEntityAttribute(String json) {
            // Most documents have none, and each read of a document converts them.
            return json.equals("[]") ? NONE : new Approvals(List.of(CanonicalJson.read(json, Approval[].class)));
        }
    }
}
