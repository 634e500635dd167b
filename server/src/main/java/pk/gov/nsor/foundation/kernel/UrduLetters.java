package pk.gov.nsor.foundation.kernel;

import java.text.Normalizer;

/**
 * Normalises Urdu text: keyboards of Urdu and Arabic have different forms of some letters, some telephones send the
 * positional shapes of letters, and vowel signs, elongation strokes and invisible marks may be present or missing.
 */
public final class UrduLetters {

    private static final char STROKE = 'ـ';

    private UrduLetters() {}

    /** Base letters in place of positional shapes, without elongation strokes; most texts are unchanged. */
    public static String unshaped(String text) {
        StringBuilder unshaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isOther = c == STROKE || isShape(c);
            if (isOther && unshaped == null) {
                unshaped = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (unshaped != null && c != STROKE) {
                unshaped.append(isShape(c) ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : c);
            }
        }
        return unshaped == null ? text : unshaped.toString();
    }

    /** The shapes of Arabic letters in Unicode's two blocks of them. */
    private static boolean isShape(char c) {
        return (c >= '\uFB50' && c <= '\uFDFF') || (c >= '\uFE70' && c <= '\uFEFC');
    }

    /** One letter for those that are confused with each other; any other character is unchanged. */
    public static char oneOfLike(char c) {
        return switch (c) {
            case 'ي', 'ى', 'ئ', 'ې' -> 'ی';
            case 'ك', 'ڪ' -> 'ک';
            case 'ه', 'ھ', 'ة', 'ۃ', 'ە', 'ۂ', 'ۀ' -> 'ہ';
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ؤ' -> 'و';
            default -> c;
        };
    }

    /** Whether it is a sign above or below a letter, which is written or left out. */
    public static boolean isSign(char c) {
        return c >= '\u0300' && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** A text reduced to what distinguishes words: one letter for similar ones, without signs and invisible marks. */
    public static String plain(String text) {
        String unshaped = unshaped(text);
        StringBuilder plain = new StringBuilder(unshaped.length());
        for (int i = 0; i < unshaped.length(); i++) {
            char c = unshaped.charAt(i);
            if (!isSign(c) && Character.getType(c) != Character.FORMAT) {
                plain.append(oneOfLike(c));
            }
        }
        return plain.toString();
    }
}
