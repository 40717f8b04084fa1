package se.samverkan.domain.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Collects every violated rule of a document, so that a client can fix all of them at once. */
public final class Violations {

    private final List<Entry> entries = new ArrayList<>();

    /** A violated rule, with the place of the value and how to correct it. */
    public record Entry(String pointer, String text) {}

    /** Adds a violation at a JSON pointer (RFC 6901), or at the parameter of that name. */
    public void add(String pointer, String text) {
        entries.add(new Entry(pointer, text));
    }

    /** Adds a violation unless the rule holds. */
    public void unless(boolean holds, String pointer, String text) {
        if (!holds) {
            add(pointer, text);
        }
    }

    /** In the order in which they were added. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Passes each violation's pointer and text on, in that order. */
    public void forEach(BiConsumer<String, String> action) {
        entries.forEach(entry -> action.accept(entry.pointer(), entry.text()));
    }
}
