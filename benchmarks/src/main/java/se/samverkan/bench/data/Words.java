package se.samverkan.bench.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The vocabulary of the national data, from words.json. */
public record Words(
        List<String> places,
        List<String> districts,
        List<String> forms,
        Map<String, List<String>> outcomes,
        List<String> conclusions,
        List<String> nextSteps,
        List<Theme> themes) {

    static final Words SWEDISH = read();

    /** The theme of a promise. */
    record Theme(
            String title,
            String focusArea,
            String area,
            String problem,
            String cause,
            List<Commitment> commitments,
            List<Activity> activities) {}

    record Commitment(String title, String text) {}

    /** An activity; the unit is null where nothing is counted. */
    record Activity(String text, String unit) {}

    public static <T> T oneOf(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Words read() {
        try (var json = Words.class.getResourceAsStream("words.json")) {
            return new ObjectMapper().readValue(json, Words.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
