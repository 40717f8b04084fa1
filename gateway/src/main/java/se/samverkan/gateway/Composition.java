package se.samverkan.gateway;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Puts a JSON object together of what is ready, so that a page of documents costs little more than its copying. */
final class Composition {
    private static final int BYTES_OF_REFERENCE = 8;
    private static final Fragment LIST = Fragment.of("[");
    private static final Fragment NEXT_DOCUMENT = Fragment.of("},");
    private static final Fragment PROGRESS = Fragment.of(",\"progress\":");
    private static final Fragment END_OF_LIST = Fragment.of("]");

    private final List<Fragment> fragments = new ArrayList<>();
    private final ContentTag tag = new ContentTag();
    private int ownBytes;

    /** A member with its value. */
    Composition member(String name, byte[] json) {
        return member(name, Fragment.of(json));
    }

    Composition member(String name, Fragment json) {
        begin(name);
        fragments.add(json);
        ownBytes += json.length();
        tag.add(json);
        return this;
    }

    /** A member with a list of documents, as they are on a day. */
    Composition documents(String name, List<Published> documents, LocalDate asOf) {
        return documents(name, documents, asOf, document -> Optional.empty());
    }

    /** The same where a promise shows its progress, if there is one. */
    Composition documents(
            String name, List<Published> documents, LocalDate asOf, Function<UUID, Optional<Progress>> progress) {
        begin(name);
        fragments.add(LIST);
        for (int i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            document.json().open(document.on(asOf), fragments);
            tag.add(document.json().tag(document.on(asOf)));
            progress.apply(document.id()).ifPresent(known -> {
                fragments.add(PROGRESS);
                fragments.add(known.json());
                tag.add(known.answer().tag());
            });
            fragments.add(i < documents.size() - 1 ? NEXT_DOCUMENT : DocumentJson.END);
        }
        fragments.add(END_OF_LIST);
        return this;
    }

    Answer answer() {
        fragments.add(DocumentJson.END);
        return new Answer(List.copyOf(fragments), tag.toString(), ownBytes + BYTES_OF_REFERENCE * fragments.size());
    }

    private void begin(String name) {
        var member = (fragments.isEmpty() ? "{\"" : ",\"") + name + "\":";
        fragments.add(Fragment.of(member.getBytes(StandardCharsets.US_ASCII)));
        tag.add(member);
    }
}
