package se.samverkan.gateway.lucene;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.compound.DictionaryCompoundWordTokenFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter.StemmerOverrideMap;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishMinimalStemFilter;

/**
 * Analyzes Swedish text so that inflected forms of a word have the same term.
 *
 * <p>Each of Lucene's Swedish stemmers removes one ending, so that <i>löfte</i> and <i>löftena</i> differ; the mildest one,
 * repeated until nothing changes, reduces all forms of a noun to one stem. For the index, compounds of the domain's words
 * are also split, and words are also added without å, ä and ö; for a query, words keep their spelling.
 */
public final class SwedishAnalyzer extends Analyzer {
    /** A noun has at most three endings: plural, article and genitive. */
    private static final int ENDINGS = 3;

    private static final int SHORTEST_COMPOUND = 8;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 20;
    private static final NavigableMap<String, String> FORMS = forms();
    private static final StemmerOverrideMap IRREGULAR = irregular();
    private static final CharArraySet PARTS = new CharArraySet(lines("parts-of-compounds.txt"), false);

    /** For the text of documents. */
    static final SwedishAnalyzer INDEX = new SwedishAnalyzer(true);

    /** For the words of a query. */
    public static final SwedishAnalyzer QUERY = new SwedishAnalyzer(false);

    private final boolean isIndexed;

    private SwedishAnalyzer(boolean isIndexed) {
        this.isIndexed = isIndexed;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        TokenStream stems = new LowerCaseFilter(words);
        if (isIndexed) {
            stems = new DictionaryCompoundWordTokenFilter(
                    stems, PARTS, SHORTEST_COMPOUND, SHORTEST_PART, LONGEST_PART, false);
            stems = new ASCIIFoldingFilter(stems, true);
        }
        stems = new StemmerOverrideFilter(stems, IRREGULAR);
        for (int ending = 0; ending < ENDINGS; ending++) {
            stems = new SwedishMinimalStemFilter(stems);
        }
        return new TokenStreamComponents(words, stems);
    }

    /** The stems of the irregular words with this prefix, since a word that is being typed may be shorter than its stem. */
    public static Set<String> irregularStems(String prefix) {
        return new TreeSet<>(FORMS.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    /** Each line holds a stem and its forms, which are also added without å, ä and ö. */
    private static NavigableMap<String, String> forms() {
        var forms = new TreeMap<String, String>();
        for (var line : lines("irregular-words.txt")) {
            var words = line.split(" ", -1);
            for (var word : words) {
                forms.put(word, words[0]);
                forms.putIfAbsent(folded(word), folded(words[0]));
            }
        }
        return forms;
    }

    private static StemmerOverrideMap irregular() {
        var stems = new StemmerOverrideFilter.Builder(false);
        FORMS.forEach(stems::add);
        try {
            return stems.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folded(String word) {
        var folded = new char[4 * word.length()];
        int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, word.length());
        return new String(folded, 0, length);
    }

    private static List<String> lines(String resource) {
        try (var file = new BufferedReader(
                new InputStreamReader(SwedishAnalyzer.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
