package se.samverkan.gateway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.uhighlight.OffsetsEnum;
import org.apache.lucene.util.BytesRef;

/** Where the words that were searched for stand in one text; gone through once. */
final class TermOffsets extends OffsetsEnum {
    private static final Comparator<Mark> IN_ORDER =
            Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end).thenComparing(Mark::word);

    private final List<Mark> marks = new ArrayList<>();
    private int current = -1;

    private record Mark(int start, int end, BytesRef word, int frequency) {}

    /** Adds the places of a word in the text that the enumeration stands at. */
    void add(BytesRef word, PostingsEnum places) throws IOException {
        for (int left = places.freq(); left > 0; left--) {
            places.nextPosition();
            marks.add(new Mark(places.startOffset(), places.endOffset(), word, places.freq()));
        }
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Where they begin, the first first. */
    int[] inOrder() {
        marks.sort(IN_ORDER);
        return marks.stream().mapToInt(Mark::start).toArray();
    }

    @Override
    public boolean nextPosition() {
        return ++current < marks.size();
    }

    @Override
    public int freq() {
        return marks.get(current).frequency();
    }

    @Override
    public BytesRef getTerm() {
        return marks.get(current).word();
    }

    @Override
    public int startOffset() {
        return marks.get(current).start();
    }

    @Override
    public int endOffset() {
        return marks.get(current).end();
    }
}
