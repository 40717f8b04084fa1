package se.samverkan.followup.subject;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A version of a subject that was replaced or withdrawn: follow-ups of it are judged by it for ever. */
@Entity
@Immutable
@Table(name = "subject_version")
class SubjectVersion extends PanacheEntityBase {
    /** Identifies a version by subject and number. */
    @Embeddable
    record Key(@Column(name = "subject_id") UUID subjectId, int version) {}

    @EmbeddedId
    Key key;

    String judged;
}
