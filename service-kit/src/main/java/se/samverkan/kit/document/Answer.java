package se.samverkan.kit.document;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import se.samverkan.kit.http.Page;

/** The answers of an owner: with the revision's ETag, and never kept by a cache, since they depend on who asks. */
public final class Answer {
    private Answer() {}

    public static <V extends View> RestResponse<V> ok(V view) {
        return of(Status.OK, view)
                .header(HttpHeaders.ETAG, view.envelope().etag())
                .build();
    }

    public static <V> RestResponse<Page<V>> ok(Page<V> page) {
        return of(Status.OK, page).build();
    }

    /** 201 with the address of the new document. */
    public static <V extends View> RestResponse<V> created(V view) {
        return of(Status.CREATED, view)
                .header(HttpHeaders.ETAG, view.envelope().etag())
                .location(view.envelope().links().get("self").href())
                .build();
    }

    private static <T> ResponseBuilder<T> of(Status status, T body) {
        return ResponseBuilder.create(status, body)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.VARY, "Authorization, Accept-Encoding");
    }
}
