package se.samverkan.gateway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.uhighlight.OffsetsEnum;
import org.apache.lucene.util.BytesRef;

/** The offsets of the matching words in one text; iterated once. */
final class TermOffsets extends OffsetsEnum {
    private static final Comparator<Match> BY_OFFSET =
            Comparator.comparingInt(Match::start).thenComparingInt(Match::end).thenComparing(Match::word);

    private final List<Match> matches = new ArrayList<>();
    private int current = -1;

    private record Match(int start, int end, BytesRef word, int frequency) {}

    /** Adds the offsets of a word in the current document of the enumeration. */
    void add(BytesRef word, PostingsEnum places) throws IOException {
        for (int left = places.freq(); left > 0; left--) {
            places.nextPosition();
            matches.add(new Match(places.startOffset(), places.endOffset(), word, places.freq()));
        }
    }

    boolean isEmpty() {
        return matches.isEmpty();
    }

    /** The start offsets in ascending order. */
    int[] sortedStarts() {
        matches.sort(BY_OFFSET);
        return matches.stream().mapToInt(Match::start).toArray();
    }

    @Override
    public boolean nextPosition() {
        return ++current < matches.size();
    }

    @Override
    public int freq() {
        return matches.get(current).frequency();
    }

    @Override
    public BytesRef getTerm() {
        return matches.get(current).word();
    }

    @Override
    public int startOffset() {
        return matches.get(current).start();
    }

    @Override
    public int endOffset() {
        return matches.get(current).end();
    }
}
