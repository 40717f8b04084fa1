package se.samverkan.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The entity tags of If-Match or If-None-Match (RFC 9110, section 13.1).
 *
 * @param isAny whether the header is {@code *}, which every tag matches
 */
public record EntityTags(boolean isAny, List<Tag> tags) {
    /** The syntax of both headers, with a limited number and length of tags. */
    public static final String TAGS = "^(\\*|(W/)?\"[!#-~]{1,200}\"([ \\t]*,[ \\t]*(W/)?\"[!#-~]{1,200}\"){0,20})$";

    private static final EntityTags ANY = new EntityTags(true, List.of());
    private static final EntityTags NONE = new EntityTags(false, List.of());
    private static final Pattern TAG =
            Pattern.compile("[ \\t,]*+(?<weak>W/)?\"(?<opaque>[!#-~\\x80-\\xFF]*+)\"[ \\t]*+(?:,|$)");

    /** One tag, without its quotes. */
    public record Tag(boolean isWeak, String opaque) {}

    /** Parses a header; one that is malformed holds no tag. */
    public static EntityTags parse(String header) {
        var list = header.strip();
        if (list.equals("*")) {
            return ANY;
        }
        var tags = new ArrayList<Tag>();
        var tag = TAG.matcher(list);
        int position = 0;
        while (position < list.length()) {
            if (!tag.region(position, list.length()).lookingAt()) {
                return NONE;
            }
            tags.add(new Tag(tag.group("weak") != null, tag.group("opaque")));
            position = tag.end();
        }
        return new EntityTags(false, List.copyOf(tags));
    }

    /** Weak comparison, as If-None-Match asks (RFC 9110, section 8.8.3.2): the opaque parts are equal. */
    public boolean matchesWeakly(String opaque) {
        return isAny || tags.stream().anyMatch(tag -> tag.opaque().equals(opaque));
    }

    /** Strong comparison, as If-Match asks, with a strong tag: the listed tag must also be strong. */
    public boolean matchesStrongly(String opaque) {
        return isAny
                || tags.stream().anyMatch(tag -> !tag.isWeak() && tag.opaque().equals(opaque));
    }
}
