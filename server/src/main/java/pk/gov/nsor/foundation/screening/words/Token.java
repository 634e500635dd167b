package pk.gov.nsor.foundation.screening.words;

/**
 * A word, number or mark of a text.
 *
 * @param text as it stands there
 * @param word as it is looked up: small letters, one form of each Urdu letter, digits 0 to 9
 * @param begin where it begins in the text
 * @param end where it ends, exclusive
 * @param isCapital begins with a capital letter
 * @param sentence the sentence it stands in, from 0
 * @param said what the word says by itself, or begins to say
 */
public record Token(
        String text, String word, int begin, int end, Sort sort, boolean isCapital, int sentence, Lexicon.Said said) {

    public enum Sort {
        LATIN,
        URDU,
        NUMBER,
        MARK
    }

    public boolean isLetters() {
        return sort == Sort.LATIN || sort == Sort.URDU;
    }
}
