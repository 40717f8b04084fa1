package se.samverkan.agreements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.samverkan.kit.document.DocumentType;
import se.samverkan.kit.document.Documents;
import se.samverkan.kit.document.Envelope;
import se.samverkan.kit.problem.Violations;

/** What agreements have of their own: the one that is superseded must be published. */
@ApplicationScoped
class Agreements implements DocumentType<AgreementContent, AgreementView> {
    @Inject
    Documents documents;

    @Override
    public String noun() {
        return "agreement";
    }

    @Override
    public String collection() {
        return "agreements";
    }

    @Override
    public Class<AgreementContent> contentType() {
        return AgreementContent.class;
    }

    @Override
    public AgreementView view(Envelope envelope, AgreementContent content) {
        return new AgreementView(envelope, content);
    }

    @Override
    public AgreementContent resolve(AgreementContent content) {
        var violations = new Violations();
        violations.unless(
                content.supersedes() == null || documents.isPublished(this, content.supersedes()),
                "/supersedes",
                content.supersedes() + " is not a published agreement: publish it first, or leave it out");
        violations.refuse();
        return content;
    }
}
