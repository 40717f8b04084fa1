package se.samverkan.gateway.document;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Composes a JSON object of ready segments, so that a page of documents costs little more than copying. */
public final class JsonComposer {
    private static final int BYTES_OF_REFERENCE = 8;
    private static final JsonSegment LIST = JsonSegment.of("[");
    private static final JsonSegment NEXT_DOCUMENT = JsonSegment.of("},");
    private static final JsonSegment NEXT_ITEM = JsonSegment.of(",");
    private static final JsonSegment PROGRESS = JsonSegment.of(",\"progress\":");
    private static final JsonSegment END_OF_LIST = JsonSegment.of("]");

    private final List<JsonSegment> fragments = new ArrayList<>();
    private final ContentHash tag = new ContentHash();
    private int ownBytes;

    /** Adds a member. */
    public JsonComposer member(String name, byte[] json) {
        return member(name, JsonSegment.of(json));
    }

    public JsonComposer member(String name, JsonSegment json) {
        begin(name);
        fragments.add(json);
        ownBytes += json.length();
        tag.add(json);
        return this;
    }

    /** Adds a member with a list of JSON values. */
    public JsonComposer items(String name, List<byte[]> items) {
        begin(name);
        fragments.add(LIST);
        for (int i = 0; i < items.size(); i++) {
            var item = JsonSegment.of(items.get(i));
            fragments.add(item);
            ownBytes += item.length();
            tag.add(item);
            if (i < items.size() - 1) {
                fragments.add(NEXT_ITEM);
            }
        }
        fragments.add(END_OF_LIST);
        return this;
    }

    /** Adds a member with a list of documents, with their status on a day. */
    public JsonComposer documents(String name, List<PublicDocument> documents, LocalDate asOf) {
        return documents(name, documents, asOf, document -> Optional.empty());
    }

    /** Adds a member with a list of promises and their progress. */
    public JsonComposer documents(
            String name,
            List<PublicDocument> documents,
            LocalDate asOf,
            Function<UUID, Optional<PublicProgress>> progress) {
        begin(name);
        fragments.add(LIST);
        for (int i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            document.json().open(document.on(asOf), fragments);
            tag.add(document.json().tag(document.on(asOf)));
            progress.apply(document.id()).ifPresent(known -> {
                fragments.add(PROGRESS);
                fragments.add(known.json());
                tag.add(known.body().tag());
            });
            fragments.add(i < documents.size() - 1 ? NEXT_DOCUMENT : DocumentJson.END);
        }
        fragments.add(END_OF_LIST);
        return this;
    }

    public ResponseBody body() {
        fragments.add(DocumentJson.END);
        return new ResponseBody(
                List.copyOf(fragments), tag.toString(), ownBytes + BYTES_OF_REFERENCE * fragments.size());
    }

    private void begin(String name) {
        var member = (fragments.isEmpty() ? "{\"" : ",\"") + name + "\":";
        fragments.add(JsonSegment.of(member.getBytes(StandardCharsets.US_ASCII)));
        tag.add(member);
    }
}
