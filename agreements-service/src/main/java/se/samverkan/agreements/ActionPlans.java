package se.samverkan.agreements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import se.samverkan.documents.PublishedDocuments;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.domain.validation.Violations;

/** The kind of action plans: the agreement that one carries out must be published. */
@ApplicationScoped
class ActionPlans implements DocumentType<ActionPlanContent, ActionPlanView> {
    @Inject
    PublishedDocuments published;

    @Inject
    Agreements agreements;

    @Override
    public String noun() {
        return "action-plan";
    }

    @Override
    public String collection() {
        return "action-plans";
    }

    @Override
    public Class<ActionPlanContent> contentType() {
        return ActionPlanContent.class;
    }

    @Override
    public ActionPlanView view(Envelope envelope, ActionPlanContent content) {
        return new ActionPlanView(envelope, content);
    }

    @Override
    public ActionPlanContent resolve(UUID id, ActionPlanContent content, DocumentLookup lookup, Violations violations) {
        violations.unless(
                content.agreementId() == null
                        || published.find(agreements, content.agreementId()).isPresent(),
                "/agreementId",
                content.agreementId() + " is not a published agreement: publish it first, or leave it out");
        return content;
    }
}
