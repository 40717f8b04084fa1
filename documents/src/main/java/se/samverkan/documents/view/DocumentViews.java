package se.samverkan.documents.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.kind.View;
import se.samverkan.documents.kind.WithdrawalNotice;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.owner.change.Revision;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.PublicAddress;
import se.samverkan.platform.json.CanonicalJson;

/** Renders a document for a reader: the working copy or the published version. */
@ApplicationScoped
public class DocumentViews {
    @Inject
    ObjectMapper mapper;

    @Inject
    ActionLinks actions;

    @Inject
    PublicAddress publicAddress;

    public String publicAddress() {
        return publicAddress.get();
    }

    public String address(String collection, UUID id) {
        return publicAddress() + "/" + collection + "/" + id;
    }

    public <C extends Content, V extends View> V working(DocumentType<C, V> type, Document document, LocalDate asOf) {
        return working(type, document, asOf, Map.of());
    }

    private <C extends Content, V extends View> V working(
            DocumentType<C, V> type, Document document, LocalDate asOf, Map<String, Link> actionLinks) {
        var envelope = new Envelope(
                document.id,
                document.version,
                document.revision,
                document.status,
                document.unpublishedChanges,
                document.approvals.given(),
                missingApprovals(type, document),
                null,
                document.publishedAt,
                document.updatedAt,
                document.published == null ? null : publishedEnvelope(document).changeNote(),
                null,
                document.confirmations.positions(),
                document.aboutWithdrawn);
        return render(type, envelope, document.working(type.contentType()), asOf, actionLinks);
    }

    /** The response to a change: the working copy as its parties read it. */
    public StoredResponse changed(int status, DocumentType<?, ?> type, Document document, String location) {
        var body = workingText(type, document, AsOf.today());
        return new StoredResponse(
                document.id, status, body, Revision.etag(document.revision), location, document.event.toString());
    }

    /** The working copy with links to the actions that are open to this caller. */
    public String workingText(DocumentType<?, ?> type, Document document, LocalDate asOf) {
        return json(working(type, document, asOf, actions.of(type, document, publicAddress())));
    }

    /** The published version as it is stored, with the members that depend on the day and the host; it is not parsed. */
    public String publishedText(DocumentType<?, ?> type, Document document, LocalDate asOf) {
        var status = type.hasTemporalStatus() ? TemporalStatus.on(asOf, document.fromDay, document.toDay) : null;
        var stored = publicText(type, document);
        var added = json(new AddedMembers(status, links(type.collection(), document.id)));
        return stored.substring(0, stored.length() - 1) + "," + added.substring(1);
    }

    private record AddedMembers(
            TemporalStatus temporalStatus,
            @JsonProperty("_links") Map<String, Link> links) {}

    public String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document is always writable", e);
        }
    }

    /** The published version in a list; a party also reads whether there are changes, and who has to approve them. */
    public <C extends Content, V extends View> V published(
            DocumentType<C, V> type, Document document, LocalDate asOf, boolean isParty) {
        var content = CanonicalJson.read(document.published, type.contentType());
        var envelope = publishedEnvelope(document);
        var shown = isParty
                ? envelope.withUnpublished(document.unpublishedChanges, missingApprovals(type, document))
                : envelope;
        return render(type, shown, content, asOf, Map.of());
    }

    private static List<String> missingApprovals(DocumentType<?, ?> type, Document document) {
        return type.consent() == DocumentType.Consent.APPROVALS && document.hasSomethingToPublish()
                ? document.approvals.missing(document.approvers())
                : List.of();
    }

    /** The public view in canonical JSON, without members that depend on the reader, the day or the host. */
    public String publicText(DocumentType<?, ?> type, Document document) {
        return type.consent() == DocumentType.Consent.CONFIRMATIONS || document.aboutWithdrawn
                ? CanonicalJson.of(publicView(type, document))
                : document.published;
    }

    /** The public view as an object, also outside of a request. */
    public <C extends Content, V extends View> V publicView(DocumentType<C, V> type, Document document) {
        return type.view(publishedEnvelope(document), CanonicalJson.read(document.published, type.contentType()));
    }

    /** The envelope of the published version, with what has been said of it since. */
    private static Envelope publishedEnvelope(Document document) {
        return CanonicalJson.read(document.published, Envelope.class)
                .with(document.confirmations.positions(), document.aboutWithdrawn);
    }

    /** The envelope that a version stores: no member depends on the reader, the day or the host, or changes afterwards. */
    public static Envelope versionEnvelope(Document document, String changeNote) {
        return new Envelope(
                document.id,
                document.version,
                document.revision,
                document.status,
                null,
                null,
                null,
                null,
                document.publishedAt,
                document.updatedAt,
                changeNote,
                null,
                null,
                false);
    }

    public static WithdrawalNotice withdrawal(Document document) {
        return new WithdrawalNotice(
                document.id,
                document.version,
                document.event.sequence(),
                List.of(document.municipalities),
                List.of(document.parties),
                document.withdrawal.at(),
                document.withdrawal.by(),
                document.withdrawal.explanation());
    }

    private <C extends Content, V extends View> V render(
            DocumentType<C, V> type, Envelope envelope, C content, LocalDate asOf, Map<String, Link> actionLinks) {
        var links = links(type.collection(), envelope.id());
        links.putAll(actionLinks);
        var status = type.hasTemporalStatus() ? status(content.span(), asOf) : null;
        return type.view(envelope.readOn(status, links), content);
    }

    private static TemporalStatus status(Period span, LocalDate asOf) {
        return span == null
                ? TemporalStatus.on(asOf, null, null)
                : TemporalStatus.on(asOf, span.earliest(), span.lastDay());
    }

    private Map<String, Link> links(String collection, UUID id) {
        var self = address(collection, id);
        var links = new LinkedHashMap<String, Link>();
        links.put("self", Link.get("self", self));
        links.put("collection", Link.get("collection", publicAddress() + "/" + collection));
        links.put("version-history", Link.get("version-history", self + "/versions"));
        return links;
    }
}
