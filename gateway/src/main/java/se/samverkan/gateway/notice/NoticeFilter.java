package se.samverkan.gateway.notice;

import java.util.ArrayList;
import java.util.List;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.time.StatedYears;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.lucene.Fields;

/** The filters of notices; a null member does not filter. */
record NoticeFilter(DocumentFilter documents, String theme, Kind kind, Notice.Type type) {

    /** The notices on the day of the filter that pass it. */
    List<FoundNotice> in(List<Notices> all) {
        var found = new ArrayList<FoundNotice>();
        for (var notices : all) {
            if (passes(notices.document())) {
                for (var notice : notices.on(documents.asOf())) {
                    if (type == null || notice.type() == type) {
                        found.add(new FoundNotice(notices.document(), notice));
                    }
                }
            }
        }
        return found;
    }

    private boolean passes(PublicDocument document) {
        return (kind == null || kind.collection().equals(document.collection()))
                && (documents.municipalities() == null
                        || document.municipalities().stream().anyMatch(documents.municipalities()::contains))
                && (documents.partyId() == null || document.parties().contains(documents.partyId()))
                && (documents.year() == null
                        || StatedYears.of(document.fromDay(), document.toDay())
                                .anyMatch(year -> year == documents.year()))
                && (documents.temporalStatus() == null || document.on(documents.asOf()) == documents.temporalStatus())
                && (theme == null
                        || (document.theme() != null
                                && Fields.ignoringCase(theme).equals(Fields.ignoringCase(document.theme()))));
    }
}
