package se.samverkan.domain.content;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a document is extended at the end of its validity. */
@Schema(name = "Extension", description = "How the document is extended when its validity ends")
public record Extension(
        @Min(1) @Max(100) @Schema(description = "The years of each extension", examples = "4")
        Integer years,

        @PositiveOrZero @Max(120) @Schema(description = "The months before the end at which notice is given", examples = "6")
        Integer noticeMonths,

        @Size(max = 1000) @Schema(description = "The rule in the words of the source")
        String text) {}
