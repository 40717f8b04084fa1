package se.samverkan.gateway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.lucene.SwedishAnalyzer;
import se.samverkan.platform.problem.ProblemException;

/**
 * The words of a search: a hit must contain all of them in some form.
 *
 * @param lastWord the last word as it was typed, which may be a prefix
 */
record SearchWords(List<String> stems, String lastWord) {
    static final int MAX_LENGTH = 200;
    private static final int MAX_WORDS = 16;
    /** From this length on, one letter may be wrong, missing, doubled or swapped with the next. */
    private static final int LONG_WORD = 6;

    /** The stem of a word that is optional beside others: "Göteborgs kommun" is Göteborg. */
    private static final String MUNICIPALITY = "kommun";

    /** The searched fields with their weights. */
    private static final List<Place> PLACES = List.of(
            new Place(Fields.TITLE, 3),
            new Place(Fields.PLACE, 2),
            new Place(Fields.BODY, 1),
            new Place(Fields.ITEM, 1));

    private static final float PREFIX_WEIGHT = 0.3f;
    private static final float TYPO_WEIGHT = 0.2f;

    private record Place(String field, float weight) {
        Term term(String word) {
            return new Term(field, word);
        }

        /** Adds a form if a document contains it. */
        void add(TermVariant form, float confidence, List<TermVariant> forms) {
            if (form.exists()) {
                var words = field.equals(Fields.BODY) ? form.words() : List.<BytesRef>of();
                forms.add(new TermVariant(new BoostQuery(form.query(), weight * confidence), words));
            }
        }
    }

    /** Splits a query into words at any other characters; throws a 400 for none or too many words. */
    static SearchWords of(String query) {
        // As the indexed texts are.
        var typed = Normalizer.normalize(query, Normalizer.Form.NFC);
        if (typed.length() > MAX_LENGTH) {
            throw ProblemException.badRequest("q", "must be at most " + MAX_LENGTH + " characters long");
        }
        var stems = new ArrayList<String>();
        var lastWord = "";
        try (var tokens = SwedishAnalyzer.QUERY.tokenStream(Fields.BODY, typed)) {
            var stem = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                stems.add(stem.toString());
                lastWord = typed.substring(place.startOffset(), place.endOffset());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (stems.isEmpty() || stems.size() > MAX_WORDS) {
            throw ProblemException.badRequest("q", "must hold from one to " + MAX_WORDS + " words to search for");
        }
        return new SearchWords(stems, lastWord.toLowerCase(Locale.ROOT));
    }

    /**
     * The query for the words in one snapshot of the index.
     *
     * @param terms the terms to highlight in the texts
     */
    record Matching(Query query, Set<BytesRef> terms) {}

    Matching in(IndexSearcher searcher) throws IOException {
        var all = new BooleanQuery.Builder();
        var terms = new TreeSet<BytesRef>();
        for (int i = 0; i < stems.size(); i++) {
            // One letter is the prefix of too many words.
            var mayBePrefix = i == stems.size() - 1 && lastWord.length() > 1;
            var anyForm = new BooleanQuery.Builder();
            for (var form : forms(stems.get(i), mayBePrefix, searcher)) {
                anyForm.add(form.query(), Occur.SHOULD);
                terms.addAll(form.words());
            }
            var isOptional = stems.size() > 1 && isOptional(stems.get(i));
            all.add(anyForm.build(), isOptional ? Occur.SHOULD : Occur.MUST);
        }
        return new Matching(all.build(), terms);
    }

    /** A letter stands alone in "a-traktor", which others write as one word. */
    private static boolean isOptional(String stem) {
        return (stem.length() == 1 && Character.isLetter(stem.charAt(0))) || stem.equals(MUNICIPALITY);
    }

    /** The forms of a word in all fields; those in the body can be highlighted. */
    private List<TermVariant> forms(String stem, boolean mayBePrefix, IndexSearcher searcher) throws IOException {
        var forms = new ArrayList<TermVariant>();
        var irregular = mayBePrefix ? SwedishAnalyzer.irregularStems(lastWord) : Set.<String>of();
        for (var place : PLACES) {
            place.add(TermVariant.of(place.term(stem), searcher), 1, forms);
            if (mayBePrefix) {
                // The prefix is the typed word, since too many words begin with its stem.
                place.add(
                        TermVariant.startingWith(place.term(lastWord), searcher.getIndexReader()),
                        PREFIX_WEIGHT,
                        forms);
                for (var word : irregular) {
                    place.add(TermVariant.of(place.term(word), searcher), PREFIX_WEIGHT, forms);
                }
            }
        }
        // Only a word that no document contains may be mistyped.
        if (forms.isEmpty() && stem.length() >= LONG_WORD) {
            for (var place : PLACES) {
                place.add(TermVariant.mistyped(place.term(stem), searcher), TYPO_WEIGHT, forms);
            }
        }
        return forms;
    }
}
