package se.samverkan.gateway.pages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.samverkan.web.Language;

/** A page of the site. */
public interface Page {
    /** The patterns of its paths in a language; a part that begins with a colon is a variable. */
    List<String> paths(Language language);

    /** The query parameters that it reads in a language; all others are ignored. */
    default Set<String> parameters(Language language) {
        return Set.of();
    }

    /** Whether its Swedish address leads readers who prefer English to the English one. */
    default boolean followsPreference() {
        return false;
    }

    /** Whether other sites may show it in a frame. */
    default boolean mayBeFramed(PageRequest request) {
        return false;
    }

    /** The one other origin with which its scripts communicate and to which its forms are sent. */
    default Optional<String> foreignOrigin() {
        return Optional.empty();
    }

    /** The page as HTML; throws {@link PageProblem} for what cannot be shown, and {@link PageRedirect} for what has moved. */
    String html(PageRequest request);
}
