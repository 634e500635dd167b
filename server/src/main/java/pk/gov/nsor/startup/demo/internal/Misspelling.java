package pk.gov.nsor.startup.demo.internal;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonName;

/** Writes a name as another clerk would: with typing errors and with letters of another keyboard. */
final class Misspelling {

    /** Roman letters that clerks write for each other: the same sound, spelt in another way. */
    private static final List<List<String>> ROMAN = List.of(
            List.of("ee", "i"),
            List.of("oo", "u"),
            List.of("ai", "e"),
            List.of("sh", "s"),
            List.of("q", "k"),
            List.of("z", "s"),
            List.of("ah", "a"),
            List.of("ou", "u"),
            List.of("w", "v"),
            List.of("ss", "s"));

    /** Letters of an Urdu keyboard, and the letters of an Arabic keyboard that replace them. */
    private static final List<List<String>> URDU =
            List.of(List.of("ی", "ي"), List.of("ک", "ك"), List.of("ہ", "ه"), List.of("آ", "ا"), List.of("ئ", "ی"));

    private Misspelling() {}

    /** The name with one change in each script at most, sometimes in one script only. */
    static PersonName of(PersonName name, RandomGenerator random) {
        String latin = name.latin() == null || random.nextInt(5) == 0 ? name.latin() : roman(name.latin(), random);
        String urdu = name.urdu() == null || random.nextInt(2) == 0 ? name.urdu() : replaced(name.urdu(), URDU, random);
        return new PersonName(latin, urdu);
    }

    private static @Nullable String roman(String text, RandomGenerator random) {
        // The first letter is rarely wrong; at least two letters are kept.
        int place = text.length() < 4 ? 1 : 1 + random.nextInt(text.length() - 2);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, place) + text.substring(place + 1);
            case 1 -> text.substring(0, place) + text.charAt(place) + text.substring(place);
            case 2 -> swapped(text, place);
            case 3 -> text.replaceFirst(" ", "");
            default -> replaced(text, ROMAN, random);
        };
    }

    private static String swapped(String text, int place) {
        if (place + 1 >= text.length() || text.charAt(place) == ' ' || text.charAt(place + 1) == ' ') {
            return text;
        }
        return text.substring(0, place) + text.charAt(place + 1) + text.charAt(place) + text.substring(place + 2);
    }

    private static String replaced(String text, List<List<String>> pairs, RandomGenerator random) {
        int from = random.nextInt(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            List<String> pair = pairs.get((from + i) % pairs.size());
            int place = text.indexOf(pair.getFirst());
            if (place >= 0) {
                return text.substring(0, place)
                        + pair.getLast()
                        + text.substring(place + pair.getFirst().length());
            }
        }
        return text;
    }
}
