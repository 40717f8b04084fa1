package se.samverkan.promises;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.samverkan.kit.document.DocumentType;
import se.samverkan.kit.document.Documents;
import se.samverkan.kit.document.Envelope;
import se.samverkan.kit.document.KnownDocuments;
import se.samverkan.kit.problem.Violations;

/** What promises have of their own: the agreement they develop must be published, the promise they renew must be too. */
@ApplicationScoped
class Promises implements DocumentType<PromiseContent, PromiseView> {
    @Inject
    KnownDocuments known;

    @Inject
    Documents documents;

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
    public PromiseContent resolve(PromiseContent content) {
        var violations = new Violations();
        if (content.agreementId() != null) {
            violations.unless(
                    known.await("agreements", content.agreementId(), KnownAgreement.class)
                            .isPresent(),
                    "/agreementId",
                    content.agreementId() + " is not a published agreement: publish it first, or leave it out");
        }
        if (content.renews() != null) {
            violations.unless(
                    documents.isPublished(this, content.renews()),
                    "/renews",
                    content.renews() + " is not a published promise: publish it first, or leave it out");
        }
        violations.refuse();
        return content;
    }
}
