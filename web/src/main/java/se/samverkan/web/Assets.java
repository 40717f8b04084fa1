package se.samverkan.web;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The style sheets, scripts and pictures of the pages. All stand below one hash of their contents, so that browsers keep them for
 * ever, and scripts import one another by relative names.
 */
public final class Assets {
    /** The path below which they are served. */
    public static final String ROOT = "/assets/";

    private static final String[] NAMES = {
        "components.css",
        "site.css",
        "site.js",
        "docs.css",
        "docs.js",
        "frame.js",
        "icon.svg",
        "share.png",
        "desk/desk.css",
        "desk/actions.js",
        "desk/api.js",
        "desk/conflict.js",
        "desk/contract.js",
        "desk/desk.js",
        "desk/difference.js",
        "desk/document.js",
        "desk/editor.js",
        "desk/elements.js",
        "desk/fields.js",
        "desk/lists.js",
        "desk/merge.js",
        "desk/navigation.js",
        "desk/new.js",
        "desk/problems.js",
        "desk/reading.js",
        "desk/sign-in.js",
        "desk/texts.js",
        "desk/violations.js"
    };
    private static final int HASH_LENGTH = 16;

    private final Map<String, byte[]> files = new TreeMap<>();
    private final String base;

    /** Reads the files from the class path. */
    public Assets() {
        for (var name : NAMES) {
            files.put(name, read(name));
        }
        base = ROOT + hash() + "/";
    }

    /** The script for other sites, with the style sheet in it: they need no second request for it. */
    public static byte[] embedScript() {
        var style = TextNode.valueOf(text("components.css")).toString();
        return text("embed.js")
                .replace("replaceSync(STYLE)", "replaceSync(" + style + ")")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (var in = Assets.class.getResourceAsStream(ROOT + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** The address of a file, such as site.css or desk/desk.js. */
    public String path(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("There is no asset " + name);
        }
        return base + name;
    }

    /** The files by their addresses. */
    public Map<String, byte[]> byPath() {
        var paths = new TreeMap<String, byte[]>();
        files.forEach((name, content) -> paths.put(base + name, content));
        return paths;
    }

    private String hash() {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            files.values().forEach(hash::update);
            return HexFormat.of().formatHex(hash.digest()).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
