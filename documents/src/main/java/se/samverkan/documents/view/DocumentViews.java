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
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.PublicAddress;
import se.samverkan.platform.json.CanonicalJson;

/** Shows a document to a reader: the working copy, the published version, or why there is none. */
@ApplicationScoped
public class DocumentViews {
    @Inject
    ObjectMapper mapper;

    @Inject
    ActionLinks offers;

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
            DocumentType<C, V> type, Document document, LocalDate asOf, Map<String, Link> offered) {
        var needsApprovals = type.consent() == DocumentType.Consent.APPROVALS && document.hasSomethingToPublish();
        var envelope = new Envelope(
                document.id,
                document.version,
                document.revision,
                document.status,
                document.unpublishedChanges,
                document.approvals.given(),
                needsApprovals ? document.missingApprovals() : List.of(),
                null,
                document.publishedAt,
                document.updatedAt,
                null,
                document.confirmations.positions());
        return show(type, envelope, document.working(type.contentType()), asOf, offered);
    }

    /** With what this caller may do with it now. */
    public String workingText(DocumentType<?, ?> type, Document document, LocalDate asOf) {
        return json(working(type, document, asOf, offers.of(type, document, publicAddress())));
    }

    /** The published version as it is kept, with what depends on the day and the host: nothing of it has to be read. */
    public String publishedText(DocumentType<?, ?> type, Document document, LocalDate asOf) {
        var status = TemporalStatus.on(asOf, document.fromDay, document.toDay);
        var told = told(type, document);
        var onDay = json(new OnDay(status, links(type.collection(), document.id)));
        return told.substring(0, told.length() - 1) + "," + onDay.substring(1);
    }

    private record OnDay(
            TemporalStatus temporalStatus,
            @JsonProperty("_links") Map<String, Link> links) {}

    public String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document is always writable", e);
        }
    }

    public <C extends Content, V extends View> V published(DocumentType<C, V> type, Document document, LocalDate asOf) {
        var content = CanonicalJson.read(document.published, type.contentType());
        return show(type, toldEnvelope(document), content, asOf, Map.of());
    }

    /** The public view without what depends on the reader, the day or the host, canonical. */
    public String told(DocumentType<?, ?> type, Document document) {
        return type.consent() == DocumentType.Consent.CONFIRMATIONS
                ? CanonicalJson.of(plain(type, document))
                : document.published;
    }

    /** The same to be looked into, also where nobody asks over HTTP. */
    public <C extends Content, V extends View> V plain(DocumentType<C, V> type, Document document) {
        return type.view(toldEnvelope(document), CanonicalJson.read(document.published, type.contentType()));
    }

    /** The version's envelope, and where the parties stand to it. */
    private static Envelope toldEnvelope(Document document) {
        return CanonicalJson.read(document.published, Envelope.class).with(document.confirmations.positions());
    }

    /** The envelope of a version: nothing that depends on the reader, the day or the host, or may change afterwards. */
    public Envelope publicEnvelope(Document document) {
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
                null,
                null);
    }

    public WithdrawalNotice withdrawal(Document document) {
        return new WithdrawalNotice(
                document.id,
                document.version,
                document.sequence,
                document.withdrawal.at(),
                document.withdrawal.by(),
                document.withdrawal.explanation());
    }

    private <C extends Content, V extends View> V show(
            DocumentType<C, V> type, Envelope envelope, C content, LocalDate asOf, Map<String, Link> offered) {
        var span = content.span();
        var status =
                TemporalStatus.on(asOf, span == null ? null : span.earliest(), span == null ? null : span.lastDay());
        var links = links(type.collection(), envelope.id());
        links.putAll(offered);
        return type.view(envelope.readOn(status, links), content);
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
