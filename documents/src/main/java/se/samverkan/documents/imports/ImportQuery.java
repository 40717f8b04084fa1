package se.samverkan.documents.imports;

import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.documents.kind.VersionBasis;
import se.samverkan.domain.query.QueryParameters;

/** The query parameters of an import. */
public class ImportQuery {
    private static final Set<VersionBasis> OF_IMPORTS = EnumSet.of(VersionBasis.ARCHIVE);

    @QueryParam("kind")
    @Parameter(
            description = "What the documents are",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Z_]+$", maxLength = 30))
    String kind;

    @QueryParam("dryRun")
    @Parameter(
            description = "true (the default): only tell what would happen; false: do it",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    String dryRun;

    @QueryParam("basis")
    @Parameter(
            description =
                    "ARCHIVE: publish the documents, which have been public before (role archivist); by default they"
                            + " become drafts",
            schema = @Schema(type = SchemaType.STRING, enumeration = "ARCHIVE"))
    String basis;

    /** What is asked for. */
    record Asked(String kind, boolean dryRun, VersionBasis basis) {}

    /** What is asked for, and of which kind; reports every value that is malformed. */
    Asked asked(BiConsumer<String, String> violations) {
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            violations.accept("dryRun", "must be true or false");
        }
        return new Asked(
                kind, !"false".equals(dryRun), QueryParameters.constant("basis", basis, OF_IMPORTS, violations));
    }
}
