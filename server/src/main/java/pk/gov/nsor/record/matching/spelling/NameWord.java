package pk.gov.nsor.record.matching.spelling;

import java.util.List;

/**
 * A word of a name, as it is compared.
 *
 * @param written its letters, in small letters, without marks and with one form of each Urdu letter
 * @param key the same for the usual spellings of one name in either script
 * @param loose the looser keys, at least one, the most likely first: words that share one sound alike to somebody
 */
public record NameWord(String written, String key, List<String> loose) {

    public NameWord {
        loose = List.copyOf(loose);
    }

    /** Whether it is written in the Arabic script. */
    public boolean isUrdu() {
        return Letters.isUrdu(written);
    }

    /** This word and the next as one, as some people write them. */
    public NameWord joined(NameWord next) {
        String both = written + next.written;
        return NameKeys.word(both);
    }

    public boolean soundsLike(NameWord other) {
        for (String each : loose) {
            if (other.loose.contains(each)) {
                return true;
            }
        }
        return false;
    }
}
