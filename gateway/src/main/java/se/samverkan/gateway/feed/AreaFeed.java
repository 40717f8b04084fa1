package se.samverkan.gateway.feed;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The feed of an area in no particular format.
 *
 * @param address the public address of the API
 * @param updated the time of the newest entry, so that equal states give equal bytes
 */
record AreaFeed(FeedArea area, String address, Instant updated, List<FeedEntry> entries) {
    /** Who publishes the feeds. */
    static final String AUTHOR = "Samverkan";

    static final String LANGUAGE = "sv";
    static final String ATOM_FILE = "/feed.atom";
    static final String JSON_FILE = "/feed.json";

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern UNREPRESENTABLE =
            Pattern.compile("[^\\t\\n\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** The text with line feeds between its lines and a replacement character for what XML 1.0 excludes. */
    static String plainText(String text) {
        return UNREPRESENTABLE
                .matcher(LINE_BREAK.matcher(text).replaceAll("\n"))
                .replaceAll("\uFFFD");
    }

    String description() {
        return "Medborgarlöften, samverkansöverenskommelser, åtgärdsplaner, uppföljningar och aktivitetsrapporter av"
                + " kommuner och polis: det senaste som har publicerats, ändrats eller återkallats.";
    }

    String page() {
        return address + area.page();
    }

    String file(String name) {
        return address + area.path() + name;
    }
}
