package se.samverkan.promises;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.documents.DocumentService;
import se.samverkan.documents.PublishedDocuments;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.lifecycle.SuccessionChain;
import se.samverkan.documents.replica.ReplicatedDocuments;
import se.samverkan.domain.table.DocumentTable;
import se.samverkan.domain.table.PromiseTable;
import se.samverkan.domain.validation.Violations;
import se.samverkan.owner.idempotency.StoredResponse;

/** The kind of promises: the agreement that one develops and the promise that one renews must be published. */
@ApplicationScoped
class Promises implements DocumentType<PromiseContent, PromiseView> {
    @Inject
    ReplicatedDocuments replicas;

    @Inject
    DocumentService documents;

    @Inject
    PublishedDocuments published;

    @Inject
    SuccessionChain successions;

    @Override
    public String noun() {
        return "promise";
    }

    @Override
    public Optional<DocumentTable> table() {
        return Optional.of(PromiseTable.table());
    }

    @Override
    public String collection() {
        return "promises";
    }

    @Override
    public Class<PromiseContent> contentType() {
        return PromiseContent.class;
    }

    @Override
    public PromiseView view(Envelope envelope, PromiseContent content) {
        return new PromiseView(envelope, content);
    }

    @Override
    public PromiseContent resolve(UUID id, PromiseContent content, DocumentLookup lookup, Violations violations) {
        if (content.agreementId() != null) {
            violations.unless(
                    lookup.find("agreements", content.agreementId(), AgreementReference.class)
                            .isPresent(),
                    "/agreementId",
                    content.agreementId() + " is not a published agreement: publish it first, or leave it out");
        }
        published.checkReference(this, id, content.partOf(), "/partOf", violations);
        successions.check(id, content.renews(), "/renews", violations);
        var renewal = renewal(content);
        violations.unless(
                content.renews() == null || renewal.isPresent(),
                "/renews",
                content.renews() + " is not a published promise: publish it first, or leave it out");
        renewal.ifPresent(of -> of.checkReferences(content, violations));
        return renewal.map(of -> of.marked(content)).orElse(content);
    }

    @Override
    public PromiseContent publishable(PromiseContent content, DocumentLookup lookup, Violations violations) {
        renewal(content).ifPresent(of -> of.checkComplete(content, violations));
        return content;
    }

    @Override
    public Map<String, String> successorActions() {
        return Map.of("renew", "/renewals");
    }

    /** Creates a draft of the next promise, under the same agreement while that is published. */
    StoredResponse renew(UUID id, String ifMatch, RenewalRequest sent) {
        var request = RenewalRequest.of(sent);
        return documents.draftNext(this, id, ifMatch, request, promise -> {
            var agreement = promise.agreementId() == null
                    ? Optional.<AgreementReference>empty()
                    : replicas.find("agreements", promise.agreementId(), AgreementReference.class);
            return new Renewal(id, promise).draft(request, agreement.isPresent() ? promise.agreementId() : null);
        });
    }

    RenewalChain renewals(UUID id) {
        return RenewalChain.of(published.line(this, id)).readAt(published.address(this, id) + "/renewals");
    }

    private Optional<Renewal> renewal(PromiseContent content) {
        return content.renews() == null
                ? Optional.empty()
                : published.find(this, content.renews()).map(before -> new Renewal(content.renews(), before));
    }
}
