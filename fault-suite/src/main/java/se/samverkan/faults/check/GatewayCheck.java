package se.samverkan.faults.check;

import static se.samverkan.faults.check.Finding.Kind.LEAKED;
import static se.samverkan.faults.check.Finding.Kind.LOST;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The guarantees of the gateways: each shows the newest public state of every document, and no draft. */
final class GatewayCheck {

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private final Observations seen;
    private final Expectation expectation;
    private final Map<String, DocumentHistory> histories;

    GatewayCheck(Observations seen, Expectation expectation) {
        this.seen = seen;
        this.expectation = expectation;
        this.histories = seen.histories().stream()
                .collect(Collectors.toMap(DocumentHistory::path, Function.identity(), (one, other) -> one));
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < seen.gateways().size(); i++) {
            var responses = seen.gateways().get(i);
            var gateway = "gateway " + (i + 1);
            responses.forEach((path, response) -> {
                if (response.body().contains(Observations.SECRET)) {
                    findings.add(new Finding(LEAKED, gateway + " shows a draft's text at " + path));
                }
            });
            for (var history : seen.histories()) {
                document(history, responses)
                        .ifPresent(fault -> findings.add(new Finding(fault.kind(), gateway + ": " + fault.evidence())));
                if (!progressIsCurrent(history, responses)) {
                    findings.add(new Finding(LOST, gateway + ": the progress that follows from " + history.path()));
                }
            }
        }
        return findings;
    }

    private Optional<Finding> document(DocumentHistory history, Map<String, PublicResponse> responses) {
        var response = responses.get(history.path());
        if (response == null || history.unclear().isPresent()) {
            return Optional.empty();
        }
        if (expectation == Expectation.OWNER_STATE) {
            return ofOwner(history, response);
        }
        var newest = history.newestPublic();
        if (newest.isEmpty()) {
            return response.status() == 404
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            LEAKED, history.path() + " is a draft, and its read has the status " + response.status()));
        }
        int status = history.isWithdrawn() ? 410 : 200;
        return response.status() == status
                        && response.body().contains(newest.get().marker())
                ? Optional.empty()
                : lost(history, response, newest.get().toString());
    }

    /** What was published after the backup is withdrawn, if its event was sent before the restoration. */
    private Optional<Finding> ofOwner(DocumentHistory history, PublicResponse response) {
        var stored = seen.owned().get(history.id());
        if (stored == null || stored.status().equals("DRAFT")) {
            boolean wasSent =
                    seen.events().stream().anyMatch(event -> event.id().equals(history.id()));
            int status = wasSent ? 410 : 404;
            return response.status() == status ? Optional.empty() : lost(history, response, "lost at its owner");
        }
        boolean agrees = stored.status().equals("WITHDRAWN")
                ? response.status() == 410
                : response.status() == 200
                        && VERSION.matcher(response.body())
                                .results()
                                .anyMatch(found -> Integer.parseInt(found.group(1))
                                        == stored.versions().size());
        return agrees
                ? Optional.empty()
                : lost(
                        history,
                        response,
                        stored.status() + ", version " + stored.versions().size());
    }

    private static Optional<Finding> lost(DocumentHistory history, PublicResponse response, String newest) {
        var body = response.body();
        return Optional.of(new Finding(
                LOST,
                history.path() + " has the status " + response.status() + " and not the newest state (" + newest + "): "
                        + body.substring(0, Math.min(300, body.length()))));
    }

    /** Whether the progress of the promise shows the newest version of its follow-up. */
    private boolean progressIsCurrent(DocumentHistory followUp, Map<String, PublicResponse> responses) {
        if (followUp.subject().isEmpty()
                || expectation == Expectation.OWNER_STATE
                || followUp.unclear().isPresent()
                || followUp.isWithdrawn()) {
            return true;
        }
        var published = followUp.publicChanges()
                .filter(change -> change.kind() == Change.Kind.PUBLISHED)
                .reduce((before, after) -> after);
        var promise = histories.get(followUp.subject().get());
        var progress = responses.get(followUp.subject().get() + "/progress");
        return published.isEmpty()
                || promise.isWithdrawn()
                || promise.unclear().isPresent()
                || progress.body().contains(published.get().marker());
    }
}
