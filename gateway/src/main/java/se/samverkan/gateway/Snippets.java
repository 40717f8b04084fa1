package se.samverkan.gateway;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Cuts out of the texts of hits what was searched for, as HTML: everything escaped but the marks round the words. */
final class Snippets extends UnifiedHighlighter {
    private static final int CHARACTERS = 120;
    private static final int PASSAGES = 2;

    private final IntFunction<String> texts;

    /** The texts are not stored beside the index: they are asked for by the number of the hit. */
    Snippets(IndexSearcher searcher, IntFunction<String> texts) {
        super(UnifiedHighlighter.builder(searcher, SwedishText.INDEXED)
                .withFormatter(new DefaultPassageFormatter("<mark>", "</mark>", " … ", true))
                .withBreakIterator(() -> new SplittingBreakIterator(
                        LengthGoalBreakIterator.createClosestToLength(
                                BreakIterator.getSentenceInstance(Locale.of("sv")), CHARACTERS, 0.5f),
                        Passages.SEPARATOR))
                .withMaxNoHighlightPassages(0)
                // The query holds plain words only: where they stand is in the index, and no text is analysed again.
                .withHandleMultiTermQuery(false)
                .withHighlightPhrasesStrictly(false)
                .withWeightMatches(false));
        this.texts = texts;
    }

    /** One for each hit, none where its text does not hold the words: a title or a place may. */
    List<Optional<String>> of(Query query, int[] hits) throws IOException {
        var snippets = highlightFields(new String[] {Fields.BODY}, query, hits, new int[] {PASSAGES})
                .get(Fields.BODY);
        return Stream.of(snippets)
                .map(snippet -> Optional.ofNullable(snippet)
                        .map(html -> html.replace(Passages.SEPARATOR, ' ').strip()))
                .toList();
    }

    @Override
    protected List<CharSequence[]> loadFieldValues(String[] fields, DocIdSetIterator hits, int cacheCharsThreshold)
            throws IOException {
        var values = new ArrayList<CharSequence[]>();
        for (int hit = hits.nextDoc(); hit != DocIdSetIterator.NO_MORE_DOCS; hit = hits.nextDoc()) {
            values.add(new CharSequence[] {texts.apply(hit)});
        }
        return values;
    }
}
