package se.samverkan.documents.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import se.samverkan.documents.kind.DocumentType;

/** The kinds of documents of this service by their names in requests, and the ids of imports, which begin with the kind. */
@ApplicationScoped
class ImportTypes {
    /** The noun of the kind, and a UUID. */
    static final String ID = "^[a-z]{1,20}(-[a-z]{1,20})?-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    private static final int UUID_LENGTH = 36;

    private final Instance<DocumentType<?, ?>> types;

    ImportTypes(@Any Instance<DocumentType<?, ?>> types) {
        this.types = types;
    }

    DocumentType<?, ?> ofCollection(String collection) {
        return types.stream()
                .filter(type -> type.collection().equals(collection))
                .findFirst()
                .orElseThrow();
    }

    /** The kind by its name in requests, the one that has tables for null; another name is reported. */
    DocumentType<?, ?> ofKind(String kind, BiConsumer<String, String> violations) {
        var named = types.stream()
                .filter(type ->
                        kind == null ? type.table().isPresent() : kind(type).equals(kind))
                .findFirst();
        if (named.isEmpty()) {
            violations.accept(
                    "kind",
                    "must say what the documents are: "
                            + types.stream().map(ImportTypes::kind).sorted().collect(Collectors.joining(", ")));
        }
        return named.orElse(null);
    }

    /** The name of a kind in requests. */
    static String kind(DocumentType<?, ?> type) {
        return type.noun().replace('-', '_').toUpperCase(Locale.ROOT);
    }

    static String id(DocumentType<?, ?> type, UUID job) {
        return type.noun() + "-" + job;
    }

    /** The UUID in the id of an import of this service. */
    Optional<UUID> job(String id) {
        if (!id.matches(ID)) {
            return Optional.empty();
        }
        var uuid = UUID.fromString(id.substring(id.length() - UUID_LENGTH));
        return types.stream().anyMatch(type -> id.equals(id(type, uuid))) ? Optional.of(uuid) : Optional.empty();
    }
}
