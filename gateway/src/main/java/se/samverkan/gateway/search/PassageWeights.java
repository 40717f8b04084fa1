package se.samverkan.gateway.search;

import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageScorer;
import org.apache.lucene.util.BytesRef;

/** Scores a passage as Lucene does, but without Lucene's table of 32 KiB for the few words of each. */
final class PassageWeights extends PassageScorer {

    @Override
    public float score(Passage passage, int contentLength) {
        var words = passage.getMatchTerms();
        float score = 0;
        for (int i = 0; i < passage.getNumMatches(); i++) {
            if (count(words[i], words, 0, i) == 0) {
                int inPassage = count(words[i], words, i, passage.getNumMatches());
                score +=
                        weight(contentLength, passage.getMatchTermFreqsInDoc()[i]) * tf(inPassage, passage.getLength());
            }
        }
        return score * norm(passage.getStartOffset());
    }

    private static int count(BytesRef word, BytesRef[] words, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += words[i].bytesEquals(word) ? 1 : 0;
        }
        return count;
    }
}
