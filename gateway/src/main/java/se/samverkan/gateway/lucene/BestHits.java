package se.samverkan.gateway.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Collects the hits with the highest scores; among equal scores, the newest.
 *
 * <p>Each segment is sorted with the newest first ({@link SearchIndex#NEWEST_FIRST}), so Lucene can skip the documents
 * that cannot beat the collected hits, which are limit of them when many scores are equal.
 */
public final class BestHits implements Collector {
    /** Orders the hits of several segments as each segment is sorted. */
    private static final Comparator<Ranked> ORDER = Comparator.<Ranked>comparingDouble(ranked -> -ranked.hit().score)
            .thenComparing(Comparator.comparingLong(Ranked::publishedAt).reversed())
            .thenComparingLong(Ranked::idHigh)
            .thenComparingLong(Ranked::idLow);

    private final int limit;
    private final List<Segment> segments = new ArrayList<>();

    private BestHits(int limit) {
        this.limit = limit;
    }

    /** Manages the collector of a search by one thread. */
    public record Manager(int limit) implements CollectorManager<BestHits, List<ScoreDoc>> {
        @Override
        public BestHits newCollector() {
            return new BestHits(limit);
        }

        @Override
        public List<ScoreDoc> reduce(Collection<BestHits> collectors) {
            return collectors.stream()
                    .flatMap(collector -> collector.segments.stream())
                    .flatMap(Segment::ranked)
                    .sorted(ORDER)
                    .limit(limit)
                    .map(Ranked::hit)
                    .toList();
        }
    }

    private record Ranked(ScoreDoc hit, long publishedAt, long idHigh, long idLow) {}

    private record Segment(LeafReaderContext leaf, TopScoreDocCollector best) {
        Stream<Ranked> ranked() {
            var hits = best.topDocs().scoreDocs;
            // Values are read in the order of document numbers.
            Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
            try {
                var publishedAt = DocValues.getNumeric(leaf.reader(), Fields.PUBLISHED_AT);
                var idHigh = DocValues.getNumeric(leaf.reader(), Fields.ID_HIGH);
                var idLow = DocValues.getNumeric(leaf.reader(), Fields.ID_LOW);
                var ranked = new Ranked[hits.length];
                for (int i = 0; i < hits.length; i++) {
                    int number = hits[i].doc - leaf.docBase;
                    idHigh.advanceExact(number);
                    idLow.advanceExact(number);
                    // A municipality has no publication date and comes last.
                    long at = publishedAt.advanceExact(number) ? publishedAt.longValue() : 0;
                    ranked[i] = new Ranked(hits[i], at, idHigh.longValue(), idLow.longValue());
                }
                return Stream.of(ranked);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        int atMost = Math.min(limit, leaf.reader().maxDoc());
        var best = new TopScoreDocCollectorManager(atMost, null, atMost).newCollector();
        segments.add(new Segment(leaf, best));
        return best.getLeafCollector(leaf);
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.TOP_SCORES;
    }
}
