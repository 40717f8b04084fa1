package se.samverkan.platform.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large the body of a request may be: a file more than a document. */
@ApplicationScoped
public class BodyLimits {
    private static final String FILES = "/imports";

    @ConfigProperty(name = "quarkus.rest.path")
    String apiRoot;

    @ConfigProperty(name = "samverkan.max-document-size")
    MemorySize document;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize file;

    /** In bytes. */
    public long of(HttpServerRequest request) {
        return isFile(request) ? ofFile() : ofDocument();
    }

    public long ofDocument() {
        return document.asLongValue();
    }

    public long ofFile() {
        return file.asLongValue();
    }

    /** Whether the body is a file, which needs memory for as long as it arrives. */
    public boolean isFile(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST) && request.path().equals(apiRoot + FILES);
    }
}
