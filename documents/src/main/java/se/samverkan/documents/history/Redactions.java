package se.samverkan.documents.history;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.VersionSummary.Redacted;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.Version;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.time.Timestamps;
import se.samverkan.domain.validation.Violations;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;

/** Removes texts from the working copy and every version; the hashes stay, so that a redaction is visible. */
@ApplicationScoped
public class Redactions {
    @Inject
    Session database;

    @Inject
    Validator validator;

    /** Runs in the present transaction, through the only database function that may change a version. */
    public void redact(DocumentType<?, ?> type, Document document, RedactionRequest request, String organisation) {
        document.redact();
        database.flush();
        var all = Version.of(document.id);
        var texts = texts(type, request, named(request, all).content);
        var numbers = new ArrayList<Integer>();
        var contents = new ArrayList<String>();
        var notes = new ArrayList<String>();
        for (var version : all) {
            var places = new ArrayList<String>();
            var content = without(texts, version.content, places);
            if (!places.isEmpty()) {
                var redactions = new ArrayList<>(version.redactions());
                redactions.add(new Redacted(places, request.reason(), organisation, Timestamps.now()));
                numbers.add(version.key.number());
                contents.add(content);
                notes.add(CanonicalJson.of(redactions));
            }
        }
        var workingCopy = without(texts, document.content, new ArrayList<>());
        var published = without(texts, document.published, new ArrayList<>());
        database.createNativeQuery("select 1 from (select redact(?, ?, ?, ?, ?, ?)) as redacted", Integer.class)
                .setParameter(1, document.id)
                .setParameter(2, workingCopy)
                .setParameter(3, published)
                .setParameter(4, numbers.toArray(Integer[]::new))
                .setParameter(5, contents.toArray(String[]::new))
                .setParameter(6, notes.toArray(String[]::new))
                .getSingleResult();
        database.refresh(document);
        document.list(CanonicalJson.read(published, type.contentType()));
        document.compare(type.contentType());
    }

    private static Version named(RedactionRequest request, List<Version> all) {
        if (request.version() == null) {
            return all.getLast();
        }
        return all.stream()
                .filter(version -> version.key.number() == request.version())
                .findFirst()
                .orElseThrow(() -> ProblemException.unprocessable(
                        "/version", "there are " + all.size() + " versions: name one of them"));
    }

    private <C extends Content> Set<RedactedText> texts(
            DocumentType<C, ?> type, RedactionRequest request, String version) {
        var document = CanonicalJson.read(version, ObjectNode.class);
        var texts = new LinkedHashSet<RedactedText>();
        var violations = new Violations();
        for (int i = 0; i < request.pointers().size(); i++) {
            var pointer = JsonPointer.compile(request.pointers().get(i));
            var node = document.at(pointer);
            if (!node.isTextual()) {
                violations.unless(false, "/pointers/" + i, pointer + " names no text of that version");
                continue;
            }
            var text = RedactedText.at(pointer, document, type.contentType(), validator);
            violations.unless(
                    text.isPresent(),
                    "/pointers/" + i,
                    pointer + " names what others rely on (an id, a code, a date and the like)");
            violations.unless(!request.reason().contains(node.asText()), "/reason", "repeats what is taken out");
            text.ifPresent(texts::add);
        }
        ProblemException.throwIfAny(violations::forEach);
        return texts;
    }

    private static String without(Set<RedactedText> texts, String content, List<String> places) {
        var tree = CanonicalJson.read(content, ObjectNode.class);
        RedactedText.takeOut(texts, tree, "", "", places);
        return CanonicalJson.of(tree);
    }
}
