package se.samverkan.gateway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * The words that somebody searches for: all of them must be there, in some form, somewhere in a document.
 *
 * @param beginning the last word as it was typed, which may be the beginning of one
 */
record SearchWords(List<String> stems, String beginning) {
    static final int MAX_LENGTH = 200;
    private static final int MAX_WORDS = 16;
    /** From here on one letter may be wrong, left out, doubled or swapped with the next. */
    private static final int LONG_WORD = 6;

    /** The word, in any form, says nothing beside others: "Göteborgs kommun" is Göteborg. */
    private static final String MUNICIPALITY = "kommun";

    /** Where a word weighs how much. */
    private static final List<Place> PLACES =
            List.of(new Place(Fields.TITLE, 3), new Place(Fields.PLACE, 2), new Place(Fields.BODY, 1));

    private static final float BEGINNING = 0.3f;
    private static final float TYPO = 0.2f;

    private record Place(String field, float weight) {
        Term term(String word) {
            return new Term(field, word);
        }

        /** Adds a form unless no document has it. */
        void add(TermVariant form, float sureness, List<TermVariant> forms) {
            if (form.isThere()) {
                var words = field.equals(Fields.BODY) ? form.words() : List.<BytesRef>of();
                forms.add(new TermVariant(new BoostQuery(form.query(), weight * sureness), words));
            }
        }
    }

    /** Reads what was typed as words, whatever signs stand between them; refuses what holds none or too many (400). */
    static SearchWords of(String typed) {
        if (typed.length() > MAX_LENGTH) {
            throw ProblemException.badRequest("q", "must be at most " + MAX_LENGTH + " characters long");
        }
        var stems = new ArrayList<String>();
        var beginning = "";
        try (var tokens = SwedishAnalyzer.ASKED.tokenStream(Fields.BODY, typed)) {
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
            throw ProblemException.badRequest("q", "must hold from one to " + MAX_WORDS + " words to search for");
        }
        return new SearchWords(stems, beginning.toLowerCase(Locale.ROOT));
    }

    /**
     * What the words find in one state of the index.
     *
     * @param marked by which words it is found in the texts
     */
    record Sought(Query query, Set<BytesRef> marked) {}

    Sought in(IndexSearcher searcher) throws IOException {
        var all = new BooleanQuery.Builder();
        var marked = new TreeSet<BytesRef>();
        for (int i = 0; i < stems.size(); i++) {
            // One letter is the beginning of too many words.
            var mayGoOn = i == stems.size() - 1 && beginning.length() > 1;
            var anyForm = new BooleanQuery.Builder();
            for (var form : forms(stems.get(i), mayGoOn, searcher)) {
                anyForm.add(form.query(), Occur.SHOULD);
                marked.addAll(form.words());
            }
            var needNotBeThere = stems.size() > 1 && stems.get(i).equals(MUNICIPALITY);
            all.add(anyForm.build(), needNotBeThere ? Occur.SHOULD : Occur.MUST);
        }
        return new Sought(all.build(), marked);
    }

    /** A word in every form and place that it stands in; what is in the body can be marked. */
    private List<TermVariant> forms(String stem, boolean mayGoOn, IndexSearcher searcher) throws IOException {
        var forms = new ArrayList<TermVariant>();
        var irregular = mayGoOn ? SwedishAnalyzer.irregularStems(beginning) : Set.<String>of();
        for (var place : PLACES) {
            place.add(TermVariant.of(place.term(stem), searcher), 1, forms);
            if (mayGoOn) {
                // As it was typed: a stem is so short that many words begin like it.
                place.add(TermVariant.beginning(place.term(beginning), searcher.getIndexReader()), BEGINNING, forms);
                for (var word : irregular) {
                    place.add(TermVariant.of(place.term(word), searcher), BEGINNING, forms);
                }
            }
        }
        // A word that is there is taken at its word.
        if (forms.isEmpty() && stem.length() >= LONG_WORD) {
            for (var place : PLACES) {
                place.add(TermVariant.mistyped(place.term(stem), searcher), TYPO, forms);
            }
        }
        return forms;
    }
}
