package se.samverkan.documents.kind;

import java.util.Set;
import java.util.UUID;

/**
 * Fired in the transaction that publishes, confirms, redacts or withdraws a document.
 *
 * @param about the documents that it is or was about
 */
public record PublicChange(Set<UUID> about) {}
