package se.samverkan.bench.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;

/** Search queries: words of the data, alone, as prefixes, in pairs or with a municipality. */
public record Queries(long seed) {

    private static final int COUNT = 300;
    private static final int MIN_LENGTH = 5;

    public List<String> all() {
        var random = new SplittableRandom(seed);
        var words = words();
        var names = Municipalities.all().stream().map(Municipality::name).toList();
        var queries = new LinkedHashSet<String>();
        while (queries.size() < COUNT) {
            var word = Words.oneOf(words, random);
            var name = Words.oneOf(names, random);
            queries.add(
                    switch (random.nextInt(5)) {
                        case 0 -> name;
                        case 1 -> word.substring(0, MIN_LENGTH);
                        case 2 -> word + " " + name;
                        case 3 -> word + " " + Words.oneOf(words, random);
                        default -> word;
                    });
        }
        return List.copyOf(queries);
    }

    private static List<String> words() {
        var texts = new ArrayList<String>();
        for (var theme : Words.SWEDISH.themes()) {
            texts.addAll(List.of(theme.title(), theme.area(), theme.problem(), theme.cause()));
            theme.activities().forEach(activity -> texts.add(activity.text()));
        }
        return texts.stream()
                .flatMap(text -> Stream.of(text.split("[^\\p{L}]+", -1)))
                .filter(word -> word.length() >= MIN_LENGTH)
                .distinct()
                .sorted()
                .toList();
    }
}
