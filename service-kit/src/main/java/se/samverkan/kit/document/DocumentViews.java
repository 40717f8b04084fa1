package se.samverkan.kit.document;

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
import se.samverkan.kit.content.Content;
import se.samverkan.kit.content.TemporalStatus;
import se.samverkan.kit.http.Link;
import se.samverkan.kit.problem.Rejection;

/** Shows a document to a reader: the working copy, the published version, or why there is none. */
@ApplicationScoped
public class DocumentViews {
    @Inject
    ObjectMapper mapper;

    @Inject
    Offers offers;

    @Inject
    PublicAddress publicAddress;

    String publicAddress() {
        return publicAddress.get();
    }

    String address(String collection, UUID id) {
        return publicAddress() + "/" + collection + "/" + id;
    }

    <C extends Content, V extends View> V working(DocumentType<C, V> type, Document document, LocalDate asOf) {
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
                document.approvals(),
                needsApprovals ? document.missingApprovals() : List.of(),
                null,
                document.publishedAt,
                document.updatedAt,
                null,
                document.confirmations());
        return show(type, envelope, document.working(type.contentType()), asOf, offered);
    }

    /** With what this caller may do with it now. */
    String workingText(DocumentType<?, ?> type, Document document, LocalDate asOf) {
        return json(working(type, document, asOf, offers.of(type, document, publicAddress())));
    }

    /** The published version as it is kept, with what depends on the day and the host: nothing of it has to be read. */
    String publishedText(DocumentType<?, ?> type, Document document, LocalDate asOf) {
        var status = TemporalStatus.on(asOf, document.fromDay, document.toDay);
        var told = told(type, document);
        var onDay = json(new OnDay(status, links(type.collection(), document.id)));
        return told.substring(0, told.length() - 1) + "," + onDay.substring(1);
    }

    private record OnDay(
            TemporalStatus temporalStatus,
            @JsonProperty("_links") Map<String, Link> links) {}

    String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document is always writable", e);
        }
    }

    <C extends Content, V extends View> V published(DocumentType<C, V> type, Document document, LocalDate asOf) {
        var content = StoredJson.read(document.published, type.contentType());
        return show(type, toldEnvelope(document), content, asOf, Map.of());
    }

    /** The public view without what depends on the reader, the day or the host, canonical. */
    String told(DocumentType<?, ?> type, Document document) {
        return type.consent() == DocumentType.Consent.CONFIRMATIONS
                ? StoredJson.of(plain(type, document))
                : document.published;
    }

    /** The same to be looked into, also where nobody asks over HTTP. */
    <C extends Content, V extends View> V plain(DocumentType<C, V> type, Document document) {
        return type.view(toldEnvelope(document), StoredJson.read(document.published, type.contentType()));
    }

    /** The version's envelope, and where the parties stand to it. */
    private static Envelope toldEnvelope(Document document) {
        return StoredJson.read(document.published, Envelope.class).with(document.confirmations());
    }

    /** The envelope of a version: nothing that depends on the reader, the day or the host, or may change afterwards. */
    Envelope publicEnvelope(Document document) {
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

    WithdrawalNotice withdrawal(Document document) {
        return new WithdrawalNotice(
                document.id,
                document.version,
                document.sequence,
                document.withdrawnAt,
                document.withdrawnBy,
                document.explanation);
    }

    Rejection gone(Document document) {
        return Rejection.gone(
                "Withdrawn by " + document.withdrawnBy + ": " + document.explanation,
                Map.of(
                        "withdrawnAt", document.withdrawnAt,
                        "withdrawnBy", document.withdrawnBy,
                        "explanation", document.explanation));
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
