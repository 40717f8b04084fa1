package se.samverkan.domain.content;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that belongs to a document, such as the signed agreement as PDF. */
@Schema(name = "DocumentReference", description = "A related document")
public record DocumentReference(
        @Size(max = 300) @Schema(examples = "Medborgarlöftet för 2019")
        String title,

        Kind kind,
        @WebAddress @Schema(pattern = WebAddress.FORM) URI url,

        @Pattern(regexp = "^[0-9a-f]{64}$", message = "must be 64 hexadecimal digits") @Schema(description = "SHA-256 of the file in hexadecimal", maxLength = 64)
        String sha256) {

    /** The kind of file. */
    @Schema(name = "DocumentKind", description = "Type of document")
    public enum Kind {
        AGREEMENT,
        PROMISE,
        ACTION_PLAN,
        ACTIVITY_PLAN,
        POLICY,
        FOLLOW_UP,
        OTHER
    }
}
