package se.samverkan.subscriptions;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Settings under which receivers may be on this machine, and a day of retries passes in a second. */
public final class LocalWebhooks implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "samverkan.webhooks.allow-local", "true",
                "samverkan.webhooks.time-limit", "1500ms",
                "samverkan.webhooks.retries", "100ms,200ms,300ms",
                "samverkan.subscriptions.max", "200");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
