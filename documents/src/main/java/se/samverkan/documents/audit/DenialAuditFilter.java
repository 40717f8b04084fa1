package se.samverkan.documents.audit;

import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.ExecutorService;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import se.samverkan.owner.caller.Caller;

/** Saves every denied request of an authenticated caller in the audit log, before the response is sent. */
@Provider
public class DenialAuditFilter implements ContainerResponseFilter {
    @Inject
    AuditLog audit;

    @Inject
    Caller caller;

    @Inject
    @VirtualThreads
    ExecutorService threads;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var isDenial = response.getStatus() >= 400 && response.getStatus() < 500;
        if (isDenial && !caller.isAnonymous()) {
            // Away from the event loop, where a missing role is refused, and before the answer goes out.
            var waiting = (ResteasyReactiveContainerRequestContext) request;
            var row = audit.denial(response.getStatus());
            waiting.suspend();
            threads.execute(() -> {
                row.run();
                waiting.resume();
            });
        }
    }
}
