package se.samverkan.gateway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A variant of a searched word in a field: the query for it and the terms that match.
 *
 * @param query null if no document contains the variant
 */
record TermVariant(Query query, Collection<BytesRef> words) {
    private static final TermVariant NONE = new TermVariant(null, List.of());
    /** Up to this number of words, each has a query of its own. */
    private static final int MAX_SINGLE_QUERIES = 16;

    private static final int MAX_MARKED_WORDS = 64;
    private static final int MAX_FUZZY_WORDS = 20;

    boolean exists() {
        return query != null;
    }

    /** The word itself. */
    static TermVariant of(Term term, IndexSearcher searcher) throws IOException {
        var states = TermStates.build(searcher, term, true);
        return states.docFreq() == 0 ? NONE : new TermVariant(new TermQuery(term, states), List.of(term.bytes()));
    }

    /** All words with this prefix. */
    static TermVariant startingWith(Term term, IndexReader reader) throws IOException {
        var words = new TreeMap<BytesRef, TermStates>();
        for (var leaf : reader.leaves()) {
            var terms = Terms.getTerms(leaf.reader(), term.field()).iterator();
            int found = 0;
            for (var status = terms.seekCeil(term.bytes());
                    status != TermsEnum.SeekStatus.END
                            && found++ <= MAX_MARKED_WORDS
                            && StringHelper.startsWith(terms.term(), term.bytes());
                    status = terms.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND) {
                var states = words.get(terms.term());
                if (states == null) {
                    states = new TermStates(reader.getContext());
                    words.put(BytesRef.deepCopyOf(terms.term()), states);
                }
                states.register(terms.termState(), leaf.ord, terms.docFreq(), terms.totalTermFreq());
            }
        }
        if (words.isEmpty()) {
            return NONE;
        }
        return new TermVariant(
                words.size() > MAX_SINGLE_QUERIES ? new PrefixQuery(term) : any(term.field(), words),
                words.keySet().stream().limit(MAX_MARKED_WORDS).toList());
    }

    /** All words within an edit distance of one. */
    static TermVariant mistyped(Term term, IndexSearcher searcher) throws IOException {
        var query = new FuzzyQuery(term, 1, 1, MAX_FUZZY_WORDS, true);
        var words = new ArrayList<BytesRef>();
        searcher.rewrite(query).visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query found, Term... terms) {
                for (var word : terms) {
                    words.add(word.bytes());
                }
            }
        });
        return words.isEmpty() ? NONE : new TermVariant(query, words);
    }

    private static Query any(String field, Map<BytesRef, TermStates> words) {
        var any = new BooleanQuery.Builder();
        words.forEach((word, states) -> any.add(new TermQuery(new Term(field, word), states), Occur.SHOULD));
        return new ConstantScoreQuery(any.build());
    }
}
