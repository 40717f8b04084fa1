package se.samverkan.followup.subject;

import java.util.List;
import se.samverkan.domain.content.Target;
import se.samverkan.followup.subject.FollowUpSubject.Item;
import se.samverkan.platform.json.CanonicalJson;

/**
 * What a follow-up judges of an item: its targets, and a hash that tells whether its words have changed. It holds no text that
 * may have to be redacted.
 *
 * @param kind null unless the subject is a promise
 * @param wording the SHA-256 of its title and text
 */
public record JudgedItem(String id, ItemKind kind, List<Target> targets, String wording) {

    static JudgedItem of(Item item) {
        return new JudgedItem(
                item.id(),
                item.kind(),
                item.targets().stream().map(Target::withoutTexts).toList(),
                CanonicalJson.sha256(item.title() + "\n" + item.text()));
    }

    /** Whether its version is known, so that it can be compared with another one. */
    public boolean hasKnownWording() {
        return wording != null;
    }

    /** The same item of a version of which nothing is known. */
    JudgedItem unknown() {
        return new JudgedItem(id, kind, List.of(), null);
    }
}
