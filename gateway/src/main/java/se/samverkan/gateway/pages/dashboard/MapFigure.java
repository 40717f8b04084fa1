package se.samverkan.gateway.pages.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The figures by which the map can be coloured. */
enum MapFigure {
    promises {
        @Override
        Double of(JsonNode figures) {
            return figures.path("promises").asDouble();
        }
    },
    followUpShare {
        @Override
        Double of(JsonNode figures) {
            return figures.at("/followUps/share").isNumber()
                    ? figures.at("/followUps/share").asDouble()
                    : null;
        }
    },
    overdue {
        @Override
        Double of(JsonNode figures) {
            return figures.at("/followUps/overdue").asDouble();
        }
    },
    fulfilledShare {
        @Override
        Double of(JsonNode figures) {
            var commitments = figures.path("commitments");
            int all = ASSESSED.stream()
                    .mapToInt(outcome -> commitments.path(outcome).asInt())
                    .sum();
            return all == 0 ? null : commitments.path("FULFILLED").asDouble() / all;
        }
    };

    static final List<String> NAMES = Stream.of(values()).map(MapFigure::name).toList();

    private static final List<String> ASSESSED = List.of("FULFILLED", "PARTLY_FULFILLED", "NOT_FULFILLED", "DISPUTED");

    /** The figure of an area; null where nothing is known. */
    abstract Double of(JsonNode figures);

    boolean isShare() {
        return this == followUpShare || this == fulfilledShare;
    }
}
