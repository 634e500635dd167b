package pk.gov.nsor.foundation.reference.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.UrduLetters;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/**
 * Finds the areas and the numbers in a text that goes to everybody: how many registered people there are in an area, only released
 * figures may say.
 */
@Component
public class PublicWords {

    private static final int LONGEST_NAME_IN_WORDS = 4;

    private final AreaNames names;
    private final Districts districts;

    PublicWords(AreaNames names, Districts districts) {
        this.names = names;
        this.districts = districts;
    }

    /**
     * An area that a text names.
     *
     * @param name as it was written
     * @param isProvince and not a district or tehsil
     */
    public record Named(String name, boolean isProvince) {}

    /** Letters and digits alone, in lower case; digits in Western form, and a number with signs between its digits is one word. */
    public static List<String> of(String text) {
        String plain = Digits.western(UrduLetters.unshaped(text))
                .toLowerCase(Locale.ROOT)
                // Marks that nobody sees would divide a word.
                .replaceAll("\\p{Cf}", "")
                .replaceAll("(?<=[0-9])[-.,](?=[0-9])", "");
        List<String> words = new ArrayList<>();
        for (String word : plain.split("[^\\p{L}\\p{M}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** Whether a word has a digit. */
    public static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    /** Whether a word says how many without digits, such as twelve. */
    public static boolean isNumberInLetters(String word) {
        return NumberWords.contains(word);
    }

    /** Every area that is named, in order; of names that begin with one word the longest. */
    public List<Named> areas(List<String> words) {
        Set<String> provinces =
                districts.all().stream().flatMap(PublicWords::provinceNames).collect(Collectors.toSet());
        List<Named> found = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = Math.min(words.size(), from + LONGEST_NAME_IN_WORDS); to > from; to--) {
                Optional<Named> named = named(String.join(" ", words.subList(from, to)), provinces);
                if (named.isPresent()) {
                    found.add(named.get());
                    from = to - 1;
                    break;
                }
            }
        }
        return found;
    }

    private Optional<Named> named(String name, Set<String> provinces) {
        boolean isProvince = provinces.contains(name);
        boolean isArea = isProvince || !hasDigit(name) && !(names.find(name) instanceof AreaMeaning.Unknown);
        return isArea ? Optional.of(new Named(name, isProvince)) : Optional.empty();
    }

    private static Stream<String> provinceNames(District district) {
        return Stream.of(String.join(" ", of(district.provinceEn())), String.join(" ", of(district.provinceUr())));
    }
}
