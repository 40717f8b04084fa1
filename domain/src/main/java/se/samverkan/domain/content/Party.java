package se.samverkan.domain.content;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** An organisation with its id, or a category of organisations (näringslivet) with a name only. */
@CrossFieldValid
@Schema(name = "Party", description = "An organisation with an id, or a category of organisations with only a name")
public record Party(
        @Pattern(regexp = Party.ID, message = Party.ID_FORM) @Size(max = 100) @Schema(description = "Type and name of the organisation", examples = "municipality:0486")
        String id,

        @Size(max = 200) @Schema(examples = "Strängnäs kommun")
        String name,

        @Size(max = 200) @Schema(description = "Unit within the organisation", examples = "fältgruppen")
        String unit,

        @Schema(description = "Role of the party") Role role,

        @Schema(description = "True for a category of organisations, which has a name but no id")
        Boolean category)
        implements CrossFieldValid.Rules {

    /** The role of a party. */
    @Schema(
            name = "PartyRole",
            description = "Role of a party. LEAD: responsible. JOINT: jointly responsible. SUPPORTING: contributes")
    public enum Role {
        LEAD,
        JOINT,
        SUPPORTING
    }

    /** The form of a party id; the prefix is the kind of organisation. */
    public static final String ID =
            "^(municipality|police|region|agency|rescue-service|municipal-company|housing-company|university|business|association|civil-society|other):[a-z0-9-]{1,80}$";

    /** The error text for a malformed party id. */
    public static final String ID_FORM =
            "must be a kind and a name, such as municipality:0486; the kinds are municipality, police, region, agency,"
                    + " rescue-service, municipal-company, housing-company, university, business, association,"
                    + " civil-society and other";

    /** The error text for a document without a party whose consent is needed. */
    public static final String CONSENTING_PARTY_NEEDED =
            "name a municipality or the police with its id: at least one has to approve";

    /** Whether a publication needs the consent of the party with this id: it is a municipality or the police. */
    public static boolean mustConsent(String id) {
        return id.startsWith("municipality:") || id.startsWith("police:");
    }

    /** Whether the organisation is of this kind, such as {@code police}; a category has no kind. */
    public boolean hasKind(String kind) {
        return id != null && id.startsWith(kind + ":");
    }

    /** The SCB code, where the party is a municipality. */
    public Optional<String> municipalityCode() {
        return hasKind("municipality") ? Optional.of(id.substring(id.indexOf(':') + 1)) : Optional.empty();
    }

    @Override
    public void check(Violations violations) {
        if (Boolean.TRUE.equals(category)) {
            violations.unless(id == null, "/id", "a category has a name and no id");
            violations.unless(name != null && !name.isBlank(), "/name", "a category needs a name");
        } else {
            violations.unless(id != null, "/id", "is missing: " + ID_FORM + "; or say \"category\":true and a name");
        }
        municipalityCode()
                .ifPresent(code -> violations.unless(
                        Municipalities.contains(code), "/id", code + " is not a municipality in SCB's register"));
    }
}
