package se.samverkan.gateway.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.Page;

/** A page of the list of notices. */
@Schema(name = "NoticePage", description = "One page of the notices, with links to the other pages")
record NoticePage(
        @JsonProperty("_meta") Page.Meta meta,
        @JsonProperty("_links") Map<String, Link> links,

        @Schema(description = "The day on which the notices hold")
        LocalDate asOf,

        @JsonInclude List<ListedNotice> items) {}
