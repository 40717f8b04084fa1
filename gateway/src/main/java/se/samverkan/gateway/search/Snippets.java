package se.samverkan.gateway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.util.BytesRef;
import se.samverkan.gateway.document.TextSpans;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.lucene.Snapshot;

/**
 * Extracts the snippets of hits as HTML: escaped, with marks around the matching words.
 *
 * <p>The offsets come from the index, so only the texts that contain a match are decoded.
 */
final class Snippets extends FieldHighlighter {
    private static final int CHARACTERS = 120;
    private static final int PASSAGES = 2;

    private final Snapshot snapshot;

    Snippets(Snapshot snapshot) {
        super(
                Fields.BODY,
                null,
                new SplittingBreakIterator(
                        LengthGoalBreakIterator.createClosestToLength(
                                BreakIterator.getSentenceInstance(Locale.of("sv")), CHARACTERS, 0.5f),
                        TextSpans.SEPARATOR),
                new PassageWeights(),
                PASSAGES,
                0,
                new DefaultPassageFormatter("<mark>", "</mark>", " … ", true),
                Comparator.comparingInt(Passage::getStartOffset));
        this.snapshot = snapshot;
    }

    /** A snippet for each hit, null where only the title or the place contains the words. */
    List<String> of(Set<BytesRef> words, List<ScoreDoc> hits) {
        var offsets = new TreeMap<Integer, TermOffsets>();
        hits.forEach(hit -> offsets.put(hit.doc, new TermOffsets()));
        try {
            for (var leaf : snapshot.reader().leaves()) {
                var ofLeaf = offsets.subMap(
                        leaf.docBase, leaf.docBase + leaf.reader().maxDoc());
                if (!ofLeaf.isEmpty()) {
                    find(words, leaf, ofLeaf);
                }
            }
            var snippets = new ArrayList<String>();
            for (var hit : hits) {
                snippets.add(snippet(hit, offsets.get(hit.doc)));
            }
            return snippets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void find(Set<BytesRef> words, LeafReaderContext leaf, Map<Integer, TermOffsets> hits)
            throws IOException {
        var terms = Terms.getTerms(leaf.reader(), Fields.BODY).iterator();
        PostingsEnum places = null;
        for (var word : words) {
            if (terms.seekExact(word)) {
                places = terms.postings(places, PostingsEnum.OFFSETS);
                for (var hit : hits.entrySet()) {
                    int number = hit.getKey() - leaf.docBase;
                    if (places.docID() < number) {
                        places.advance(number);
                    }
                    if (places.docID() == number) {
                        hit.getValue().add(word, places);
                    }
                }
            }
        }
    }

    private String snippet(ScoreDoc hit, TermOffsets offsets) throws IOException {
        if (offsets.isEmpty()) {
            return null;
        }
        var text = snapshot.document(snapshot.slot(hit)).json().texts().around(offsets.sortedStarts());
        breakIterator.setText(text);
        var html = (String) passageFormatter.format(highlightOffsetsEnums(offsets), text);
        return html.replace(TextSpans.SEPARATOR, ' ').strip();
    }
}
