package se.samverkan.documents.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The key of a document in the system that it comes from.
 *
 * @param organisation within which the key is unique
 */
@Embeddable
public record ExternalKey(
        @Column(name = "external_id") String id,
        @Column(name = "external_id_of") String organisation) {}
