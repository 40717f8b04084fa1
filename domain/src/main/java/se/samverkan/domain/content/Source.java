package se.samverkan.domain.content;

import jakarta.validation.constraints.Size;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** The public page or paper that the document was taken from. */
@CrossFieldValid
@Schema(name = "Source", description = "The source of the text")
public record Source(
        @Size(max = 200) @Schema(examples = "Strängnäs kommun")
        String publisher,

        @Size(max = 300) @Schema(examples = "Samverkan kommun och Polis")
        String title,

        @WebAddress @Schema(pattern = WebAddress.FORM) URI url,
        PartialDate publishedOn,
        PartialDate retrievedOn)
        implements CrossFieldValid.Rules {

    @Override
    public void check(Violations violations) {
        violations.unless(publishedOn == null || !publishedOn.isInFuture(), "/publishedOn", "is in the future");
        violations.unless(retrievedOn == null || !retrievedOn.isInFuture(), "/retrievedOn", "is in the future");
    }
}
