package se.samverkan.promises;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.kit.document.Answer;
import se.samverkan.kit.document.DocumentType;
import se.samverkan.kit.document.Documents;
import se.samverkan.kit.document.Envelope;
import se.samverkan.kit.document.KnownDocuments;
import se.samverkan.kit.document.Lineage;
import se.samverkan.kit.document.PublishedDocuments;
import se.samverkan.kit.problem.Violations;

/** What promises have of their own: the agreement they develop must be published, the promise they renew must be too. */
@ApplicationScoped
class Promises implements DocumentType<PromiseContent, PromiseView> {
    @Inject
    KnownDocuments known;

    @Inject
    Documents documents;

    @Inject
    PublishedDocuments published;

    @Inject
    Lineage lineage;

    @Override
    public String noun() {
        return "promise";
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
    public PromiseContent resolve(UUID id, PromiseContent content) {
        var violations = new Violations();
        if (content.agreementId() != null) {
            violations.unless(
                    known.await("agreements", content.agreementId(), KnownAgreement.class)
                            .isPresent(),
                    "/agreementId",
                    content.agreementId() + " is not a published agreement: publish it first, or leave it out");
        }
        lineage.check(id, content.renews(), "/renews", violations);
        var renewal = renewal(content);
        violations.unless(
                content.renews() == null || renewal.isPresent(),
                "/renews",
                content.renews() + " is not a published promise: publish it first, or leave it out");
        renewal.ifPresent(of -> of.checkReferences(content, violations));
        violations.refuse();
        return renewal.map(of -> of.marked(content)).orElse(content);
    }

    @Override
    public void requirePublishable(PromiseContent content) {
        var violations = new Violations();
        renewal(content).ifPresent(of -> of.checkComplete(content, violations));
        violations.refuse();
    }

    /** A draft of the next promise, under the same agreement as long as that is public. */
    Answer renew(UUID id, String ifMatch, RenewalRequest sent) {
        var request = RenewalRequest.of(sent);
        return documents.draftNext(this, id, ifMatch, request, promise -> {
            var agreement = promise.agreementId() == null
                    ? Optional.<KnownAgreement>empty()
                    : known.find("agreements", promise.agreementId(), KnownAgreement.class);
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
