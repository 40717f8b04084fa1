package se.samverkan.domain.content;

import jakarta.validation.constraints.Size;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.time.PartialDate;

/** The public page or paper that the document was taken from. */
@Schema(name = "Source", description = "The source of the text")
public record Source(
        @Size(max = 200) @Schema(examples = "Strängnäs kommun")
        String publisher,

        @Size(max = 300) @Schema(examples = "Samverkan kommun och Polis")
        String title,

        @WebAddress @Schema(pattern = WebAddress.FORM) URI url,
        PartialDate publishedOn,
        PartialDate retrievedOn) {}
