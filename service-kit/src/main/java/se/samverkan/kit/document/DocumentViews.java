package se.samverkan.kit.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.kit.content.Content;
import se.samverkan.kit.content.TemporalStatus;
import se.samverkan.kit.http.Link;
import se.samverkan.kit.problem.Rejection;

/** Shows a document to a reader: the working copy, the published version, or why there is none. */
@ApplicationScoped
public class DocumentViews {
    @ConfigProperty(name = "samverkan.public-address")
    String publicAddress;

    String publicAddress() {
        return publicAddress;
    }

    <C extends Content, V extends View> V working(DocumentType<C, V> type, Document document, LocalDate asOf) {
        var envelope = new Envelope(
                document.id,
                document.version,
                document.revision,
                document.status,
                document.unpublishedChanges,
                null,
                document.publishedAt,
                document.updatedAt,
                null);
        return show(type, envelope, StoredJson.read(document.content, type.contentType()), asOf);
    }

    <C extends Content, V extends View> V published(DocumentType<C, V> type, Document document, LocalDate asOf) {
        var envelope = StoredJson.read(document.published, Envelope.class);
        return show(type, envelope, StoredJson.read(document.published, type.contentType()), asOf);
    }

    /** The envelope of a version and its event: nothing that depends on the reader, the day or the host. */
    Envelope publicEnvelope(Document document) {
        return new Envelope(
                document.id,
                document.version,
                document.revision,
                document.status,
                null,
                null,
                document.publishedAt,
                document.updatedAt,
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
            DocumentType<C, V> type, Envelope envelope, C content, LocalDate asOf) {
        var span = content.span();
        var status =
                TemporalStatus.on(asOf, span == null ? null : span.earliest(), span == null ? null : span.lastDay());
        return type.view(envelope.readOn(status, links(type.collection(), envelope.id())), content);
    }

    private Map<String, Link> links(String collection, UUID id) {
        var address = publicAddress + "/" + collection;
        return Map.of("self", Link.get("self", address + "/" + id), "collection", Link.get("collection", address));
    }
}
