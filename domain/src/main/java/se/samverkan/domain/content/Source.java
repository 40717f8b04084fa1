package se.samverkan.domain.content;

import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
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
    private static final Pattern PERCENT_ENCODED = Pattern.compile("%[0-9a-fA-F]{2}");

    /**
     * The address without what does not tell pages apart: scheme, case of the host and of percent-encodings, default port, dot
     * segments, a last slash, an empty query and the fragment (RFC 3986, section 6). Null where there is none.
     */
    public String page() {
        if (url == null || url.getHost() == null) {
            return null;
        }
        var plain = URI.create(url.normalize().toASCIIString());
        var isDefaultPort = plain.getPort() == -1 || plain.getPort() == 80 || plain.getPort() == 443;
        var path = plain.getRawPath() == null ? "" : plain.getRawPath().replaceAll("/+$", "");
        var query = plain.getRawQuery() == null || plain.getRawQuery().isEmpty() ? "" : "?" + plain.getRawQuery();
        return plain.getHost().toLowerCase(Locale.ROOT)
                + (isDefaultPort ? "" : ":" + plain.getPort())
                + PERCENT_ENCODED
                        .matcher(path + query)
                        .replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
    }

    @Override
    public void check(Violations violations) {
        violations.unless(publishedOn == null || !publishedOn.isInFuture(), "/publishedOn", "is in the future");
        violations.unless(retrievedOn == null || !retrievedOn.isInFuture(), "/retrievedOn", "is in the future");
    }
}
