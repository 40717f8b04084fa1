package se.samverkan.gateway.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverkan.domain.openapi.SwedishLabels;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.changelog.LoggedChange;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.feed.FeedEntry.Category;

/** Writes the entry of a change; names of people are not read. */
record EntryWriter(DocumentRenderer renderer) {

    FeedEntry entry(LoggedChange change) {
        var url = renderer.publicAddress() + "/" + change.collection() + "/" + change.id();
        var id = url + "#" + change.sequence();
        var kind = Kind.of(change.collection());
        var category = new Category(kind.name(), label(kind));
        var municipalities = municipalities(change);
        if (change.document() == null) {
            var notice = change.withdrawal();
            var explanation = text(notice, "explanation");
            return new FeedEntry(
                    id,
                    url,
                    titled((kind == Kind.PROMISE ? "Återkallat " : "Återkallad ") + label(kind), null, municipalities),
                    explanation,
                    explanation == null ? label(kind) : explanation,
                    null,
                    change.time(),
                    Stream.ofNullable(text(notice, "withdrawnBy"))
                            .map(EntryWriter::organisation)
                            .toList(),
                    category,
                    municipalities);
        }
        var json = renderer.json(change.document());
        var note = text(json, "changeNote");
        // An activity report has mostly no summary, but a text.
        var summary = json.has("summary") ? text(json, "summary") : text(json, "text");
        return new FeedEntry(
                id,
                url,
                AreaFeed.plainText(
                        titled(happened(change, kind, json), change.document().title(), municipalities)),
                note == null ? summary : note,
                content(change.document(), kind, json, note, summary),
                change.document().publishedAt(),
                change.time(),
                parties(json),
                category,
                municipalities);
    }

    private static String label(Kind kind) {
        return SwedishLabels.of("Kind." + kind.name());
    }

    /** Without a title, which an activity report need not have and a withdrawal has not, the municipalities follow. */
    private static String titled(String happened, String title, List<Category> municipalities) {
        if (title != null) {
            return happened + ": " + title;
        }
        return municipalities.isEmpty()
                ? happened
                : happened + ": " + municipalities.stream().map(Category::label).collect(Collectors.joining(", "));
    }

    /** What happened to the document. */
    private static String happened(LoggedChange change, Kind kind, ObjectNode json) {
        return switch (change.type().substring(change.type().indexOf('.') + 1)) {
            case "published" -> published(change, kind);
            case "confirmed" ->
                json.path("confirmations").findValuesAsText("status").contains("DISSENTED")
                        ? "Avvikande mening"
                        : "Bekräftad";
            case "redacted" -> "Ändrad, text har tagits bort";
            default -> "Ändrad";
        };
    }

    /** A document is sent again without a new version if the one that it is about was withdrawn. */
    private static String published(LoggedChange change, Kind kind) {
        if (change.time().isAfter(change.document().publishedAt())) {
            return "Ändrad";
        }
        if (change.version() > 1) {
            return "Ny version";
        }
        return switch (kind) {
            case PROMISE -> "Nytt " + label(kind);
            case FOLLOW_UP -> "Uppföljning";
            case ACTIVITY_REPORT -> "Aktivitetsrapport";
            default -> "Ny " + label(kind);
        };
    }

    private static String content(PublicDocument document, Kind kind, JsonNode json, String note, String summary) {
        var label = label(kind);
        var what = label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1) + ", version "
                + document.version() + ".";
        var subject = document.isAboutWithdrawn() ? "Gäller ett dokument som har återkallats." : null;
        return Stream.of(what, validity(json.path("validity")), subject, note, summary)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
    }

    private static String validity(JsonNode validity) {
        var stated = text(validity, "asPublished");
        var from = text(validity, "from");
        var to = text(validity, "to");
        if (stated == null && from == null && to == null) {
            return null;
        }
        return "Giltighet: " + (stated == null ? period(from, to) : stated) + ".";
    }

    private static String period(String from, String to) {
        var isOpen = "..".equals(to);
        var start = from == null ? "" : "från och med " + from;
        var end = to == null || isOpen ? "" : "till och med " + to;
        return (start + " " + end).strip() + (isOpen ? " tills vidare" : "");
    }

    private static List<Category> municipalities(LoggedChange change) {
        return change.municipalities().orElse(List.of()).stream()
                .map(code -> new Category(
                        code, Municipalities.find(code).map(Municipality::name).orElse(code)))
                .toList();
    }

    private static List<String> parties(JsonNode json) {
        return json.path("parties")
                .valueStream()
                .map(party -> party.has("name") ? text(party, "name") : organisation(text(party, "id")))
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .toList();
    }

    /** The name of an organisation that is known by its id only. */
    private static String organisation(String id) {
        if (id == null || id.startsWith("police:")) {
            return id == null ? null : "Polisen";
        }
        var name = id.substring(id.indexOf(':') + 1);
        return Municipalities.find(name).map(Municipality::name).orElse(name);
    }

    private static String text(JsonNode json, String member) {
        var value = json.path(member);
        return value.isTextual() ? AreaFeed.plainText(value.textValue()) : null;
    }
}
