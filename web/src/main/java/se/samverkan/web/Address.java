package se.samverkan.web;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The addresses of the pages, below the root of the site, in both languages. */
public enum Address {
    START("/", "/en"),
    MUNICIPALITIES("/kommuner", "/en/municipalities"),
    PROMISES("/loften", "/en/promises"),
    AGREEMENTS("/overenskommelser", "/en/agreements"),
    ACTION_PLANS("/atgardsplaner", "/en/action-plans"),
    FOLLOW_UPS("/uppfoljningar", "/en/follow-ups"),
    SEARCH("/sok", "/en/search"),
    DASHBOARD("/instrumentpanel", "/en/dashboard"),
    EMBED("/badda-in", "/en/embed"),
    DESK("/skrivbord", "/en/desk");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    /** The last part of the address of a document's versions. */
    static final Map<Language, String> HISTORY = Map.of(Language.SWEDISH, "/historik", Language.ENGLISH, "/history");

    private final String swedish;
    private final String english;

    Address(String swedish, String english) {
        this.swedish = swedish;
        this.english = english;
    }

    public String in(Language language) {
        return language == Language.SWEDISH ? swedish : english;
    }

    /** The address of the documents of a collection of the API, such as action-plans; null if they have no pages. */
    public static Address ofCollection(String collection) {
        for (var address : new Address[] {PROMISES, AGREEMENTS, ACTION_PLANS, FOLLOW_UPS}) {
            if (address.collection().equals(collection)) {
                return address;
            }
        }
        return null;
    }

    /** The collection of the API whose documents stand below this address. */
    public String collection() {
        return textKey().replace('_', '-');
    }

    /** The key of its texts, such as action_plans. */
    public String textKey() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path of the same page in the other language; that of the first page if the path is none of ours. */
    public static String inOther(Language language, String path) {
        for (var address : values()) {
            var root = address.in(language);
            if (address != START && (path.equals(root) || path.startsWith(root + "/"))) {
                var rest = path.substring(root.length());
                return address.in(language.other())
                        + (rest.endsWith(HISTORY.get(language))
                                ? rest.substring(
                                                0,
                                                rest.length()
                                                        - HISTORY.get(language).length())
                                        + HISTORY.get(language.other())
                                : rest);
            }
        }
        return new Links(language.other()).page(START.name());
    }

    /** The last part of a municipality's address: its code and a readable name, such as 0486-strangnas. */
    public static String municipality(String code, String name) {
        var letters = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return code + "-" + OTHER.matcher(MARKS.matcher(letters).replaceAll("")).replaceAll("-");
    }
}
