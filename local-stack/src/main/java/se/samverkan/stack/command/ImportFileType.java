package se.samverkan.stack.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The types of files that can be imported, by the ends of their names. */
enum ImportFileType {
    CSV("text/csv", "\\.csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "\\.xlsx"),
    JSON_LINES("application/jsonl", "\\.(jsonl|ndjson)");

    private static final Pattern PARTY = Pattern.compile("\\b(?:municipality:\\d{4}|police:[a-z0-9-]{1,80})\\b");
    /** More would make the token longer than a header may be. */
    private static final int MOST_ORGANISATIONS = 100;

    private final String mediaType;
    private final String end;

    ImportFileType(String mediaType, String end) {
        this.mediaType = mediaType;
        this.end = end;
    }

    static Optional<ImportFileType> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(type -> name.matches(".*" + type.end)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** The municipalities and police areas that a file of text names; of very many only the police. */
    Set<String> organisations(Path file) throws IOException {
        Set<String> named = new TreeSet<>();
        if (this != XLSX) {
            PARTY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .results()
                    .forEach(found -> named.add(found.group()));
        }
        if (named.size() > MOST_ORGANISATIONS) {
            named.removeIf(party -> !party.startsWith("police:"));
        }
        return named;
    }
}
