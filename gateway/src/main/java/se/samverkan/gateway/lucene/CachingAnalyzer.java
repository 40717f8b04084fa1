package se.samverkan.gateway.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Caches the terms of each word: the same words recur, and splitting compounds is slow. */
final class CachingAnalyzer extends Analyzer {
    private static final int MAX_WORDS = 20_000;

    private final Analyzer analyzer;
    private final Map<String, List<String>> terms = new ConcurrentHashMap<>();

    /** The terms of a word must not depend on its context. */
    CachingAnalyzer(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, new Terms(new LowerCaseFilter(words)));
    }

    private List<String> terms(String word) {
        var known = terms.get(word);
        if (known != null) {
            return known;
        }
        if (terms.size() >= MAX_WORDS) {
            // Frequent words are soon cached again.
            terms.clear();
        }
        var analysed = analysed(word);
        terms.put(word, analysed);
        return analysed;
    }

    private List<String> analysed(String word) {
        var found = new ArrayList<String>();
        try (var tokens = analyzer.tokenStream("", word)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                found.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /** Replaces a word by its terms, all at the same position. */
    private final class Terms extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private List<String> ofWord = List.of();
        private int next;

        Terms(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            while (next == ofWord.size()) {
                if (!input.incrementToken()) {
                    return false;
                }
                ofWord = terms(term.toString());
                next = 0;
            }
            increment.setPositionIncrement(next == 0 ? 1 : 0);
            term.setEmpty().append(ofWord.get(next++));
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            ofWord = List.of();
            next = 0;
        }
    }
}
