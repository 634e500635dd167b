package pk.gov.nsor.foundation.reference.place;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name reduced to what distinguishes it from others: letters and digits, in small letters, without marks, with one
 * letter for those that keyboards of Urdu and Arabic confuse.
 */
public record Spelling(String letters) implements Comparable<Spelling> {

    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern DISTRICT = Pattern.compile(
            "(?<![\\p{L}\\p{Nd}])(district|distt\\.?|zila|zilla|ضلع)(?![\\p{L}\\p{Nd}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    public static Spelling of(String text) {
        // Decomposed, آ is ا with a mark, and ئ is ي with one; the marks then go with all that is no letter.
        String small = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(small.length());
        NOT_LETTERS.matcher(small).replaceAll("").codePoints().forEach(letter -> {
            switch (letter) {
                case 'ي', 'ى' -> letters.append('ی');
                case 'ك' -> letters.append('ک');
                case 'ه', 'ھ', 'ة', 'ۃ', 'ە' -> letters.append('ہ');
                case 'ء', 'ـ' -> {} // a hamza standing alone, and the stroke that lengthens a word
                default -> letters.appendCodePoint(letter);
            }
        });
        return new Spelling(letters.toString());
    }

    static Spelling withoutTheWordDistrict(String text) {
        return of(DISTRICT.matcher(text).replaceAll(" "));
    }

    /** What is found under each spelling, once. */
    static <T> Map<Spelling, List<T>> index(List<T> things, Function<T, List<String>> spellings) {
        Map<Spelling, Set<T>> index = new HashMap<>();
        for (T thing : things) {
            for (String spelling : spellings.apply(thing)) {
                index.computeIfAbsent(of(spelling), any -> new LinkedHashSet<>())
                        .add(thing);
            }
        }
        return index.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    @Override
    public int compareTo(Spelling other) {
        return letters.compareTo(other.letters);
    }
}
