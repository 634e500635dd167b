package pk.gov.nsor.record.matching.spelling;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The phonetic key of a word, the same in both scripts: whether it begins with a vowel, its consonants by their sound,
 * and the vowel it ends in. The vowels between are written in too many ways, and in Urdu mostly not at all. Sounds
 * that Urdu writes with several letters (s, z, t, h, k) are one, as are aspirates and their base consonants. A doubled
 * letter counts once: Urdu has a mark for doubling that is mostly left out. The letters w and y count only at the beginning, since elsewhere both scripts use them for vowels.
 */
final class Skeleton {

    private static final String LATIN_VOWELS = "aeiou";

    private static final Map<Integer, String> LATIN_PAIRS = table("kh=x gh=g sh=S ch=c th=t dh=d bh=b ph=f jh=j ck=k");
    private static final Map<Integer, String> LATIN =
            table("b=b c=k d=d f=f g=g h=h j=j k=k l=l m=m n=n p=p q=k r=r s=s t=t x=ks z=z");

    private static final Map<Integer, String> URDU_PAIRS = table("کھ=x پھ=f");
    private static final Map<Integer, String> URDU = table("ب=b پ=p ت=t ٹ=t ث=s ج=j چ=c ح=h خ=x د=d ڈ=d ذ=z ر=r ڑ=r ز=z"
            + " ژ=z س=s ش=S ص=s ض=z ط=t ظ=z غ=g ف=f ق=k ک=k گ=g ل=l م=m ن=n ں=n ہ=h ھ=h");
    /**
     * The consonants that the second Urdu h (do-chashmi he) aspirates; elsewhere some people write it for h itself.
     */
    private static final String ASPIRABLE = "بپتٹجچدڈرڑکگلمن";

    private Skeleton() {}

    static String of(String word) {
        return Letters.isUrdu(word) ? urdu(word) : latin(word);
    }

    private static String latin(String written) {
        String word = written.endsWith("que") ? written.substring(0, written.length() - 2) : written;
        int last = word.length() - 1;
        boolean hasSilentH = last > 0 && word.charAt(last) == 'h' && isLatinVowel(word.charAt(last - 1));
        String end;
        if (hasSilentH) {
            end = word.charAt(last - 1) == 'a' ? "a" : "";
        } else {
            end = switch (word.charAt(last)) {
                case 'a' -> "a";
                case 'i', 'y' -> "i";
                case 'e' -> last > 0 && isLatinVowel(word.charAt(last - 1)) ? "i" : "";
                case 'o', 'u', 'w', 'v' -> "o";
                default -> "";
            };
        }
        String body = hasSilentH ? word.substring(0, last) : word;
        String begin = switch (body.charAt(0)) {
            case 'a', 'e', 'i', 'o', 'u' -> "a";
            case 'w', 'v' -> "w";
            case 'y' -> "y";
            default -> "";
        };
        return begin + Letters.once(consonants(body, LATIN_PAIRS, LATIN)) + end;
    }

    private static String urdu(String written) {
        String word = withoutAspiration(
                written.length() > 2 && (written.endsWith("ء") || written.endsWith("ع"))
                        ? written.substring(0, written.length() - 1)
                        : written);
        char last = word.charAt(word.length() - 1);
        boolean isSilent = last == 'ح' || last == 'ہ';
        String end = switch (last) {
            case 'ا', 'ہ' -> "a";
            case 'ی', 'ئ' -> "i";
            case 'و' -> "o";
            case 'ح' -> word.endsWith("اح") ? "a" : "";
            default -> "";
        };
        String begin = switch (word.charAt(0)) {
            case 'ا', 'ع', 'ء' -> "a";
            case 'و' -> "w";
            case 'ی' -> "y";
            default -> "";
        };
        String body = isSilent && word.length() > 1 ? word.substring(0, word.length() - 1) : word;
        return begin + Letters.once(consonants(body, URDU_PAIRS, URDU)) + end;
    }

    private static String withoutAspiration(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        for (int each = 0; each < word.length(); each++) {
            boolean isAspiration = each > 0
                    && word.charAt(each) == 'ھ'
                    && ASPIRABLE.indexOf(word.charAt(each - 1)) >= 0
                    && !URDU_PAIRS.containsKey(key(word.charAt(each - 1), 'ھ'));
            if (!isAspiration) {
                plain.append(word.charAt(each));
            }
        }
        return plain.toString();
    }

    private static String consonants(String word, Map<Integer, String> pairs, Map<Integer, String> single) {
        StringBuilder sounds = new StringBuilder();
        for (int each = 0; each < word.length(); each++) {
            String pair = each + 1 < word.length() ? pairs.get(key(word.charAt(each), word.charAt(each + 1))) : null;
            if (pair == null) {
                sounds.append(single.getOrDefault(key((char) 0, word.charAt(each)), ""));
            } else {
                sounds.append(pair);
                each++;
            }
        }
        return sounds.toString();
    }

    private static int key(char one, char other) {
        return one << Character.SIZE | other;
    }

    private static boolean isLatinVowel(char letter) {
        return LATIN_VOWELS.indexOf(letter) >= 0;
    }

    private static Map<Integer, String> table(String pairs) {
        return Arrays.stream(pairs.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toUnmodifiableMap(
                        pair -> pair[0].length() == 1
                                ? key((char) 0, pair[0].charAt(0))
                                : key(pair[0].charAt(0), pair[0].charAt(1)),
                        pair -> pair[1],
                        (one, _) -> one));
    }
}
