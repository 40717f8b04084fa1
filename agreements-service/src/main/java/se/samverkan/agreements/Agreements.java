package se.samverkan.agreements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import se.samverkan.kit.document.DocumentType;
import se.samverkan.kit.document.Envelope;
import se.samverkan.kit.document.Lineage;
import se.samverkan.kit.document.PublishedDocuments;
import se.samverkan.kit.problem.Violations;

/** What agreements have of their own: the one that is superseded must be published. */
@ApplicationScoped
class Agreements implements DocumentType<AgreementContent, AgreementView> {
    @Inject
    PublishedDocuments published;

    @Inject
    Lineage lineage;

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
    public AgreementContent resolve(UUID id, AgreementContent content) {
        var violations = new Violations();
        violations.unless(
                content.supersedes() == null
                        || published.find(this, content.supersedes()).isPresent(),
                "/supersedes",
                content.supersedes() + " is not a published agreement: publish it first, or leave it out");
        lineage.check(id, content.supersedes(), "/supersedes", violations);
        violations.refuse();
        return content;
    }
}
