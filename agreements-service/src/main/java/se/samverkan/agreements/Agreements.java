package se.samverkan.agreements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import se.samverkan.documents.PublishedDocuments;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.lifecycle.SuccessionChain;
import se.samverkan.domain.validation.Violations;

/** The kind of agreements: a superseded agreement must be published. */
@ApplicationScoped
class Agreements implements DocumentType<AgreementContent, AgreementView> {
    @Inject
    PublishedDocuments published;

    @Inject
    SuccessionChain successions;

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
    public AgreementContent resolve(UUID id, AgreementContent content, DocumentLookup lookup, Violations violations) {
        var superseded = content.supersedes();
        for (int i = 0; i < superseded.size(); i++) {
            var reference = superseded.get(i);
            var pointer = superseded.size() == 1 ? "/supersedes" : "/supersedes/" + i;
            violations.unless(superseded.indexOf(reference) == i, pointer, reference + " is named twice");
            published.checkReference(this, id, reference, pointer, violations);
            successions.check(id, reference, pointer, violations);
        }
        published.checkReference(this, id, content.partOf(), "/partOf", violations);
        return content;
    }
}
