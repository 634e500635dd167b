package pk.gov.nsor.record.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.matching.compare.Agreement;
import pk.gov.nsor.record.matching.compare.Birth;
import pk.gov.nsor.record.matching.compare.CnicSlips;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.matching.compare.Described;
import pk.gov.nsor.record.matching.compare.Evidence;
import pk.gov.nsor.record.matching.compare.NameWords;
import pk.gov.nsor.record.matching.compare.Part;
import pk.gov.nsor.record.matching.spelling.NameKeys;

/**
 * A search for a person by name, by a CNIC that may have a slip, or by both.
 *
 * @param name in Latin letters, in Urdu, or some words so and some so; null where only the CNIC is known
 * @param father the father's name; null where it is not part of the search
 * @param birth people born up to {@link #YEARS_AROUND} years from it are found, and those whose birth is not known; null
 *     where it is not part of the search
 * @param district the code of a district in which they live; null for all
 * @param cnic 13 digits, or 12 where one is missing; null where it is not part of the search
 */
public record NameQuestion(
        @Nullable String name,
        @Nullable String father,
        @Nullable Birth birth,
        @Nullable String district,
        @Nullable String cnic) {

    public static final int YEARS_AROUND = 2;

    /** Fewer letters would allow somebody to list the whole register. */
    static final int FEWEST_LETTERS = 3;

    static final int MOST_WORDS = 8;

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern AGE = Pattern.compile("[0-9]{1,3}");
    private static final int WORDS_OF_WHICH_TWO_MAY_FAIL = 4;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    /**
     * @throws InvalidValueException naming the field, where a word has letters of two scripts or of another one, signs that
     *     are in no name, more than 150 characters, more than 8 words, or no word of 3 letters, where the year is none of
     *     somebody alive, or where neither a name nor a CNIC is given
     */
    public NameQuestion {
        if (name != null || cnic == null) {
            check(name == null ? "" : name, "q");
        }
        if (father != null) {
            check(father, "father");
        }
        if (birth != null && (birth.year() < FIRST_YEAR || birth.year() > LAST_YEAR)) {
            throw noYear();
        }
        if (cnic != null && !CnicSlips.isCnicOrLacksOne(cnic)) {
            throw new InvalidValueException(
                            "search.cnic", "Give the CNIC with its 13 digits; one of them may be missing or wrong.")
                    .at("cnic");
        }
    }

    public NameQuestion(String name, @Nullable String father, @Nullable Integer bornYear, @Nullable String district) {
        this(name, father, bornYear == null ? null : Birth.in(bornYear), district, null);
    }

    /**
     * Reads a birth as people know it: a day, a year with four digits, or an age in years. A day with a year of two digits is
     * the last such day that is not ahead.
     *
     * @throws InvalidValueException where it is none of these
     */
    public static Birth birth(String text, LocalDate today) {
        String digits = Digits.western(text.strip());
        if (YEAR.matcher(digits).matches()) {
            return Birth.in(Integer.parseInt(digits));
        }
        if (AGE.matcher(digits).matches()) {
            return Birth.in(today.getYear() - Integer.parseInt(digits));
        }
        try {
            return Birth.on(Day.readPast(text, today).day());
        } catch (InvalidValueException none) {
            throw noYear();
        }
    }

    /** The digits of a CNIC as people write it. */
    public static String digits(String cnic) {
        StringBuilder digits = new StringBuilder();
        Digits.western(cnic)
                .chars()
                .filter(each -> !Cnic.isSeparator((char) each))
                .forEach(each -> digits.append((char) each));
        return digits.toString();
    }

    /** What is asked for, to be compared with what is on record. */
    Described described() {
        return new Described(
                name == null ? List.of() : List.of(words(name)),
                father == null ? null : words(father),
                birth,
                null,
                cnic == null ? Set.of() : Set.of(cnic),
                district == null ? Set.of() : Set.of(district),
                Set.of());
    }

    /** The same, by one word of the name less; empty where what is left is too short to be asked for. */
    Optional<NameQuestion> withoutLastWord() {
        String words = name == null ? "" : name.strip();
        int last = words.lastIndexOf(' ');
        String fewer = last < 0 ? "" : words.substring(0, last).strip();
        return NameKeys.longestWord(fewer) < FEWEST_LETTERS
                ? Optional.empty()
                : Optional.of(new NameQuestion(fewer, father, birth, district, cnic));
    }

    /** Whether a word of the name begins with the last word asked for, which may be unfinished. */
    boolean mayBecome(PersonName known) {
        String words = name == null ? "" : name.strip();
        String begun = words.substring(words.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return Stream.of(known.latin(), known.urdu())
                .filter(Objects::nonNull)
                .flatMap(each -> Stream.of(each.toLowerCase(Locale.ROOT).split(" ")))
                .anyMatch(word -> word.startsWith(begun));
    }

    /** Whether a name in Latin letters is compared with what is written so, where it is: in Urdu it says less. */
    boolean isLatin() {
        return name != null && Stream.of(name, father == null ? "" : father).noneMatch(NameQuestion::hasUrdu);
    }

    /** Words of both scripts may stand in one name. */
    private static NameWords words(String name) {
        return new NameWords(NameKeys.words(name), List.of());
    }

    /**
     * Whether a name fits: all its words do; or all but one, and of more than three all but two, which the name on record
     * lacks or has otherwise. Of two words none may be another. With the CNIC one word is enough.
     */
    boolean isMetBy(Comparison comparison) {
        boolean hasCnic = comparison.has(Part.CNIC, Agreement.SAME) || comparison.has(Part.CNIC, Agreement.CLOSE);
        return name == null ? hasCnic : isMetByNames(comparison, hasCnic);
    }

    private static boolean isMetByNames(Comparison comparison, boolean hasCnic) {
        long met = 0;
        long other = 0;
        long lacking = 0;
        long ofName = 0;
        for (Evidence each : comparison.evidence()) {
            boolean isOfName = each.part() == Part.NAME;
            if (!each.one().isEmpty() && (isOfName || each.part() == Part.FATHER)) {
                met += each.agreement().isOfOneWord() ? 1 : 0;
                other += each.agreement() == Agreement.OTHER_WORD ? 1 : 0;
                lacking += each.agreement() == Agreement.LACKING ? 1 : 0;
                ofName += isOfName && each.agreement().isOfOneWord() ? 1 : 0;
            }
        }
        long asked = met + other + lacking;
        boolean isNearEnough = other + lacking <= (asked < 2 ? 0 : asked < WORDS_OF_WHICH_TWO_MAY_FAIL ? 1 : 2)
                && (asked > 2 || other == 0);
        return ofName > 0 && (hasCnic || isNearEnough);
    }

    private static InvalidValueException noYear() {
        return new InvalidValueException(
                        "search.year",
                        "Give the day of birth, its year with four digits such as 1984, or the age such as 42.")
                .at("born");
    }

    private static void check(String name, String field) {
        try {
            refuseHidden(name);
            // Its checks are those of every name: its letters, its signs and its length.
            PersonName _ = isUrdu(name) ? new PersonName(null, name) : PersonName.latin(inLatin(name));
            List<String> words = NameKeys.of(name);
            if (words.size() > MOST_WORDS) {
                throw new InvalidValueException(
                        "search.words", "A name that is searched for has at most %s words.", MOST_WORDS);
            }
            if (NameKeys.longestWord(name) < FEWEST_LETTERS) {
                throw new InvalidValueException(
                        "search.short", "Give a name of which one word has at least %s letters.", FEWEST_LETTERS);
            }
        } catch (InvalidValueException refused) {
            throw refused.at(field);
        }
    }

    /**
     * No name has characters that change the direction of a text or are invisible, except the zero-width non-joiner in
     * Urdu.
     */
    private static void refuseHidden(String name) {
        boolean hasHidden = name.codePoints()
                .anyMatch(letter -> letter != 0x200C
                        && (Character.getType(letter) == Character.FORMAT
                                || Character.getType(letter) == Character.CONTROL));
        if (hasHidden) {
            throw new InvalidValueException(
                    "search.hidden",
                    "There are characters in it that cannot be seen. Type the name instead of copying it.");
        }
    }

    /** Whether each of its words is in Urdu letters. */
    private static boolean isUrdu(String name) {
        return name.codePoints().filter(Character::isLetter).allMatch(NameQuestion::isUrdu)
                && name.codePoints().anyMatch(Character::isLetter);
    }

    /** A name of which some words are in Urdu letters: these are right as they are, and stand for a Latin one each. */
    private static String inLatin(String name) {
        return Stream.of(name.split("(?<=[\\s\\p{Z}])"))
                .map(word -> isUrdu(word.strip()) ? "x".repeat(word.length()) + " " : word)
                .collect(Collectors.joining());
    }

    private static boolean hasUrdu(String name) {
        return name.codePoints().anyMatch(NameQuestion::isUrdu);
    }

    private static boolean isUrdu(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC;
    }
}
