package se.samverkan.faults;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.samverkan.faults.check.DocumentHistory;
import se.samverkan.faults.check.Expectation;
import se.samverkan.faults.check.Finding;
import se.samverkan.faults.check.Observations;
import se.samverkan.faults.check.OwnerDocument;
import se.samverkan.faults.check.PublicResponse;
import se.samverkan.faults.check.TopicEvent;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.load.Ledger;
import se.samverkan.faults.load.PublicReads;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.postgres.VersionChains;
import se.samverkan.stack.testing.TestTopic;

/** Collects what a round left behind: at the owners' databases, on the topics and at each gateway. */
record Observer(Cluster cluster, Ledger ledger, Expectation expectation) {

    private static final List<String> TOPICS = Stream.of("agreements", "promises", "follow-ups", "progress")
            .map(collection -> "samverkan." + collection)
            .toList();

    Observations observe() throws SQLException, InterruptedException {
        var histories = ledger.histories();
        var noticed = new ArrayList<>(ledger.findings());
        if (expectation != Expectation.OWNER_STATE) {
            ledger.refusals().forEach(refusal -> noticed.add(new Finding(Finding.Kind.LOST, "refused: " + refusal)));
        }
        noticed.addAll(badLinks());
        return new Observations(histories, events(histories), owned(), gateways(histories), noticed);
    }

    private List<Finding> badLinks() throws SQLException {
        var findings = new ArrayList<Finding>();
        for (var database : Databases.OF_DOCUMENTS) {
            try (var connection = cluster.connect(database)) {
                new VersionChains(cluster.home())
                        .badLinks(connection)
                        .forEach(link -> findings.add(new Finding(Finding.Kind.LOST, "chain of versions: " + link)));
            }
        }
        return findings;
    }

    private List<TopicEvent> events(List<DocumentHistory> histories) {
        var ids = histories.stream().map(DocumentHistory::id).collect(Collectors.toSet());
        return TOPICS.stream()
                .flatMap(topic -> TestTopic.records(cluster.bootstrapServers(), topic).stream())
                .filter(record -> record.key() != null && ids.contains(record.key()) && record.value() != null)
                .flatMap(record -> event(record).stream())
                .toList();
    }

    /** Empty for a record that a fault put there without the headers of an event. */
    private static Optional<TopicEvent> event(ConsumerRecord<String, String> record) {
        var type = record.headers().lastHeader("ce_type");
        var sequence = record.headers().lastHeader("ce_sequence");
        if (type == null || sequence == null) {
            return Optional.empty();
        }
        var parts = new String(type.value(), StandardCharsets.UTF_8).split("\\.", -1);
        return Optional.of(new TopicEvent(
                record.topic(),
                record.partition() + "@" + record.offset(),
                record.key(),
                parts[parts.length - 2],
                Long.parseLong(new String(sequence.value(), StandardCharsets.UTF_8)),
                record.value()));
    }

    private Map<String, OwnerDocument> owned() throws SQLException {
        var owned = new HashMap<String, OwnerDocument>();
        for (var database : Databases.OF_DOCUMENTS) {
            try (var connection = cluster.connect(database);
                    var query = connection.prepareStatement(
                            "select d.id, d.status, d.content, v.content from document d left join version v"
                                    + " on v.document_id = d.id where d.content like ? order by d.id, v.number")) {
                query.setString(1, "%dokument-" + ledger.round() + "%");
                var row = query.executeQuery();
                while (row.next()) {
                    var id = row.getString(1);
                    var versions = owned.containsKey(id)
                            ? new ArrayList<>(owned.get(id).versions())
                            : new ArrayList<String>();
                    if (row.getString(4) != null) {
                        versions.add(row.getString(4));
                    }
                    owned.put(id, new OwnerDocument(id, row.getString(2), row.getString(3), versions));
                }
            }
        }
        return owned;
    }

    private List<Map<String, PublicResponse>> gateways(List<DocumentHistory> histories) throws InterruptedException {
        Set<String> paths = new HashSet<>();
        for (var history : histories) {
            if (!history.changes().isEmpty()) {
                paths.add(history.path());
                history.subject().ifPresent(subject -> paths.add(subject + "/progress"));
            }
        }
        var reads = new PublicReads(cluster.gateways());
        var gateways = new ArrayList<Map<String, PublicResponse>>();
        for (int i = 0; i < cluster.gateways().size(); i++) {
            var responses = new HashMap<String, PublicResponse>();
            for (var path : paths) {
                responses.put(
                        path,
                        reads.getFrom(i, path).map(Observer::response).orElse(new PublicResponse(503, "no response")));
            }
            gateways.add(responses);
        }
        return gateways;
    }

    private static PublicResponse response(HttpResponse<String> received) {
        return new PublicResponse(received.statusCode(), received.body());
    }
}
