package se.samverkan.documents.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** When a document was withdrawn, by which party, and the explanation that is left in its place. */
@Embeddable
public record Withdrawal(
        @Column(name = "withdrawn_at") Instant at,
        @Column(name = "withdrawn_by") String by,
        @Column(name = "explanation") String explanation) {}
