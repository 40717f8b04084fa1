package se.samverkan.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery.TopTermsScoringBooleanQueryRewrite;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import se.samverkan.kit.problem.Rejection;

/**
 * The words that somebody searches for: all of them must be there, in some form, somewhere in a document.
 *
 * @param beginning the last word as it was typed, which may be the beginning of one
 */
record SearchWords(List<String> stems, String beginning) {
    static final int MAX_LENGTH = 200;
    private static final int MAX_WORDS = 16;
    /** From here on one letter may be wrong, left out, doubled or swapped with the next. */
    private static final int LONG_WORD = 6;

    private static final int MAX_FUZZY_WORDS = 20;
    private static final int MAX_MARKED_WORDS = 64;
    /** Where a word weighs how much. */
    private static final List<Place> PLACES =
            List.of(new Place(Fields.TITLE, 3), new Place(Fields.PLACE, 2), new Place(Fields.BODY, 1));

    private static final float BEGINNING = 0.3f;
    private static final float TYPO = 0.2f;

    private record Place(String field, float weight) {}

    /** Reads what was typed as words, whatever signs stand between them; refuses what holds none or too many (400). */
    static SearchWords of(String typed) {
        if (typed.length() > MAX_LENGTH) {
            throw Rejection.badRequest("q", "must be at most " + MAX_LENGTH + " characters long");
        }
        var stems = new ArrayList<String>();
        var beginning = "";
        try (var tokens = SwedishText.ASKED.tokenStream(Fields.BODY, typed)) {
            var stem = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                stems.add(stem.toString());
                beginning = typed.substring(place.startOffset(), place.endOffset());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (stems.isEmpty() || stems.size() > MAX_WORDS) {
            throw Rejection.badRequest("q", "must hold from one to " + MAX_WORDS + " words to search for");
        }
        return new SearchWords(stems, beginning.toLowerCase(Locale.ROOT));
    }

    Query query(IndexReader reader) throws IOException {
        var all = new BooleanQuery.Builder();
        for (int i = 0; i < stems.size(); i++) {
            var isLast = i == stems.size() - 1;
            all.add(anywhere(stems.get(i), isLast && mayGoOn() ? beginning : null, reader), Occur.MUST);
        }
        return all.build();
    }

    /** One letter is the beginning of too many words. */
    private boolean mayGoOn() {
        return beginning.length() > 1;
    }

    /** The words as they stand in the texts, for marking them. */
    Query marked(IndexSearcher searcher) {
        var any = new BooleanQuery.Builder();
        for (var stem : stems) {
            any.add(new TermQuery(new Term(Fields.BODY, stem)), Occur.SHOULD);
        }
        var last = new Term(Fields.BODY, stems.getLast());
        if (mayGoOn()) {
            var typed = new Term(Fields.BODY, beginning);
            any.add(new PrefixQuery(typed, new TopTermsScoringBooleanQueryRewrite(MAX_MARKED_WORDS)), Occur.SHOULD);
            for (var irregular : SwedishText.irregularStems(beginning)) {
                any.add(new TermQuery(new Term(Fields.BODY, irregular)), Occur.SHOULD);
            }
        }
        if (last.text().length() >= LONG_WORD) {
            any.add(new FuzzyQuery(last, 1, 1, MAX_FUZZY_WORDS, true), Occur.SHOULD);
        }
        try {
            // Words are found in the texts by where the index says that they stand; what is no word yet is not.
            return searcher.rewrite(any.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query anywhere(String stem, String beginning, IndexReader reader) throws IOException {
        var forms = new ArrayList<Query>();
        var isKnown = false;
        for (var place : PLACES) {
            var term = new Term(place.field(), stem);
            forms.add(new BoostQuery(new TermQuery(term), place.weight()));
            isKnown |= reader.docFreq(term) > 0;
            if (beginning != null) {
                // As it was typed: a stem is so short that many words begin like it.
                var typed = new Term(place.field(), beginning);
                forms.add(new BoostQuery(new PrefixQuery(typed), place.weight() * BEGINNING));
                isKnown |= begins(typed, reader);
                for (var irregular : SwedishText.irregularStems(beginning)) {
                    var word = new Term(place.field(), irregular);
                    forms.add(new BoostQuery(new TermQuery(word), place.weight() * BEGINNING));
                    isKnown |= reader.docFreq(word) > 0;
                }
            }
        }
        // A word that is there is taken at its word.
        if (!isKnown && stem.length() >= LONG_WORD) {
            for (var place : PLACES) {
                var term = new Term(place.field(), stem);
                forms.add(new BoostQuery(new FuzzyQuery(term, 1, 1, MAX_FUZZY_WORDS, true), place.weight() * TYPO));
            }
        }
        return new DisjunctionMaxQuery(forms, 0.1f);
    }

    private static boolean begins(Term term, IndexReader reader) throws IOException {
        var terms = MultiTerms.getTerms(reader, term.field());
        if (terms == null) {
            return false;
        }
        var words = terms.iterator();
        var beginning = new BytesRef(term.text());
        return words.seekCeil(beginning) != SeekStatus.END && StringHelper.startsWith(words.term(), beginning);
    }
}
