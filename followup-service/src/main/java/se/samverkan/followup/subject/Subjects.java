package se.samverkan.followup.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.replica.ReplicatedDocuments;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.platform.json.CanonicalJson;

/** The published documents that are followed up, and what their replaced versions said. */
@ApplicationScoped
public class Subjects {
    private static final Map<String, Class<? extends FollowUpSubject>> TYPES = Map.of(
            "agreements",
            AgreementSubject.class,
            "action-plans",
            ActionPlanSubject.class,
            CollectionNames.PROMISES,
            PromiseSubject.class);

    @Inject
    Session database;

    @Inject
    ReplicatedDocuments replicas;

    /** The published version. */
    public Optional<FollowUpSubject> find(String collection, UUID id, DocumentLookup lookup) {
        return lookup.find(collection, id, TYPES.get(collection)).map(FollowUpSubject.class::cast);
    }

    /**
     * A version as it is judged. Of a version that was replaced before this service knew it, the items have no targets.
     *
     * @param version null for the published one
     */
    public JudgedVersion judged(UUID id, FollowUpSubject published, Integer version) {
        var judged = published.judged();
        return version == null || version == published.version()
                ? judged
                : SubjectVersion.<SubjectVersion>findByIdOptional(new SubjectVersion.Key(id, version))
                        .map(stored -> CanonicalJson.read(stored.judged, JudgedVersion.class))
                        .orElseGet(() -> judged.unknown(version));
    }

    /** Keeps what is judged of the published version, which an event is about to replace or withdraw. */
    public void keep(String collection, UUID id) {
        find(collection, id, replicas::find)
                // Native SQL: an upsert, since a redaction changes the words of the same version.
                .ifPresent(replaced -> database.createNativeMutationQuery("""
                                insert into subject_version (subject_id, version, judged) values (?, ?, ?)
                                on conflict (subject_id, version) do update set judged = excluded.judged""")
                        .setParameter(1, id)
                        .setParameter(2, replaced.version())
                        .setParameter(3, CanonicalJson.of(replaced.judged()))
                        .executeUpdate());
    }
}
