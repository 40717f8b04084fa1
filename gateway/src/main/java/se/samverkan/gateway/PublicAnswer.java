package se.samverkan.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import se.samverkan.kit.http.ConditionalRead;

/** The answers that everybody gets alike: with an ETag of their content, and free to be cached for a minute. */
@ApplicationScoped
public class PublicAnswer {
    @Inject
    ObjectMapper mapper;

    Response of(Object body, Request request) {
        var bytes = bytes(body);
        var etag = new EntityTag(HexFormat.of().formatHex(sha256().digest(bytes), 0, 16));
        var unchanged = ConditionalRead.unchanged(request, etag);
        var answer = unchanged == null ? Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE) : unchanged;
        return answer.tag(etag)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60, stale-if-error=86400")
                .header(HttpHeaders.VARY, "Authorization, Accept-Encoding")
                .build();
    }

    private byte[] bytes(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was indexed is always writable", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
