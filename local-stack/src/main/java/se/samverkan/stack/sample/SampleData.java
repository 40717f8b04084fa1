package se.samverkan.stack.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.samverkan.stack.process.StartFailure;

/** Loads the sample data through the gateway, as any client would. */
public final class SampleData {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 20;

    private final SampleDataClient client;
    private final SampleLedger ledger;
    private final Consumer<String> progress;
    private final Duration pause;

    public SampleData(SampleDataClient client, SampleLedger ledger, Consumer<String> progress) {
        this(client, ledger, progress, Duration.ofMillis(500));
    }

    public SampleData(SampleDataClient client, SampleLedger ledger, Consumer<String> progress, Duration pause) {
        this.client = client;
        this.ledger = ledger;
        this.progress = progress;
        this.pause = pause;
    }

    /** Creates and publishes every document of the directory that is not loaded yet. */
    public void load(Path directory) {
        List<SampleDocument> documents = SampleDocument.readAll(directory);
        int loaded = 0;
        for (SampleDocument document : documents) {
            if (load(document)) {
                loaded++;
                progress.accept("sample data            " + document.name());
            }
        }
        progress.accept("sample data            " + loaded + " documents loaded, " + (documents.size() - loaded)
                + " already present");
    }

    private boolean load(SampleDocument document) {
        SampleLedger.Entry entry = ledger.get(document.name());
        if (entry != null && entry.published()) {
            return false;
        }
        // An unpublished entry is left by an interrupted run.
        HttpResponse<String> draft = entry == null ? create(document) : read(document, entry.id());
        JsonNode body = json(document, draft);
        String id = body.path("id").asText();
        if (entry == null) {
            ledger.put(document.name(), new SampleLedger.Entry(id, false));
        }
        // An activity report is published when it is created.
        if (!body.path("publicationStatus").asText().equals("PUBLISHED")) {
            publish(document, id, etag(document, draft));
        }
        ledger.put(document.name(), new SampleLedger.Entry(id, true));
        return true;
    }

    private HttpResponse<String> create(SampleDocument document) {
        String body = document.bodyWith(ledger.ids()).toString();
        HttpResponse<String> response = sendWithRetries(document, () -> client.create(document, body));
        if (response.statusCode() != 201) {
            throw failure(document, response);
        }
        return response;
    }

    private HttpResponse<String> read(SampleDocument document, String id) {
        HttpResponse<String> response = client.read(document, id);
        if (response.statusCode() != 200) {
            throw failure(document, response);
        }
        return response;
    }

    private void publish(SampleDocument document, String id, String etag) {
        HttpResponse<String> response = sendWithRetries(document, () -> client.publish(document, id, etag));
        if (response.statusCode() / 100 != 2) {
            throw failure(document, response);
        }
    }

    /** Retries after a 422, which may only mean that the event of a referenced document has not arrived yet. */
    private HttpResponse<String> sendWithRetries(SampleDocument document, Supplier<HttpResponse<String>> request) {
        HttpResponse<String> response = request.get();
        for (int attempt = 1;
                attempt < ATTEMPTS && response.statusCode() == 422 && document.hasReferences();
                attempt++) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("interrupted", e);
            }
            response = request.get();
        }
        return response;
    }

    private static String etag(SampleDocument document, HttpResponse<String> response) {
        return response.headers()
                .firstValue("ETag")
                .orElseThrow(() -> new StartFailure("sample data " + document.name() + ": the response has no ETag"));
    }

    private static JsonNode json(SampleDocument document, HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new StartFailure("sample data " + document.name() + ": the response is not valid JSON", e);
        }
    }

    private static StartFailure failure(SampleDocument document, HttpResponse<String> response) {
        return new StartFailure("sample data " + document.name() + ".json: status " + response.statusCode() + ": "
                + reason(response.body()));
    }

    /** The detail and violations of a problem+json, on one line. */
    private static String reason(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            StringBuilder reason = new StringBuilder(
                    problem.path("detail").asText(problem.path("title").asText(body)));
            for (JsonNode violation : problem.path("violations")) {
                reason.append("; ").append(violation);
            }
            return reason.toString().replaceAll("\\s+", " ").strip();
        } catch (JsonProcessingException e) {
            return body.replaceAll("\\s+", " ").strip();
        }
    }
}
