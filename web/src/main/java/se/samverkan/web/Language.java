package se.samverkan.web;

import java.util.Locale;

/** The languages of the pages; texts of documents are shown in their own. */
public enum Language {
    SWEDISH("sv", Locale.of("sv", "SE")),
    ENGLISH("en", Locale.UK);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /** The language of a code; Swedish unless it is that of English. */
    public static Language of(String code) {
        return code.equals(ENGLISH.code) ? ENGLISH : SWEDISH;
    }

    /** The code for HTML and HTTP (BCP 47). */
    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == SWEDISH ? ENGLISH : SWEDISH;
    }
}
