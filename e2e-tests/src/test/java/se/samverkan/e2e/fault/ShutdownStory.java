package se.samverkan.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;

/** A service that is stopped answers the changes that it has begun: none is made without the client hearing of it. */
@ExtendWith(SystemUnderTest.Running.class)
class ShutdownStory {
    private static final String CODE = "0123";
    private static final int WRITERS = 8;
    private static final int MOST_WRITES = 1_000;

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private final String token;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();

    ShutdownStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
        this.token = system.keys().token(List.of("editor"), List.of("municipality:" + CODE), Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "AGREEMENTS"})
    void every_change_that_was_made_was_answered(Service service) throws Exception {
        var name = "Avtal medan " + service.module() + " stannar ";
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            IntStream.range(0, WRITERS).forEach(i -> threads.execute(() -> write(name)));
            await().until(() -> answered.size() > 10 * WRITERS);
            system.stop(service);
            done.set(true);
        } finally {
            done.set(true);
            system.start(service);
        }

        assertThat(answered).containsAll(made(name));
    }

    private void write(String name) {
        try (var client = HttpClient.newHttpClient()) {
            while (!done.get() && number.get() < MOST_WRITES) {
                var title = name + number.incrementAndGet();
                var request = HttpRequest.newBuilder(URI.create(system.address() + "/agreements"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(editor.agreement(title)))
                        .build();
                if (client.send(request, BodyHandlers.ofString()).statusCode() > 0) {
                    answered.add(title);
                }
            }
        } catch (IOException stopped) {
            // The gateway takes no more requests.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> made(String name) {
        var titles = new HashSet<String>();
        for (int page = 1; page <= MOST_WRITES / 100; page++) {
            List<String> found = editor.as("editor")
                    .get("/agreements?municipality=" + CODE + "&status=DRAFT&limit=100&page=" + page)
                    .jsonPath()
                    .getList("items.title");
            if (found.isEmpty()) {
                break;
            }
            titles.addAll(found);
        }
        titles.removeIf(title -> !title.startsWith(name));
        assertThat(titles).isNotEmpty();
        return titles;
    }
}
