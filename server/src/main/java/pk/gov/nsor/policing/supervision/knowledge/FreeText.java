package pk.gov.nsor.policing.supervision.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PlainCharacters;

/**
 * Free text of an officer. A text with a CNIC or a telephone number is refused: they belong in fields of their own,
 * where they are confirmed; those of other people are not kept at all. The text is screened for what identifies a
 * survivor when it is written, by {@link pk.gov.nsor.foundation.screening.Screened}.
 */
public final class FreeText {

    /** How long a note may be. */
    public static final int LONGEST_NOTE = 2000;

    /** How long a line may be. */
    public static final int LONGEST_LINE = 120;

    private static final int CNIC_LENGTH = 13;
    private static final int LONGEST_NUMBER = 15;
    private static final int SHORTEST_ABROAD = 8;

    /** So many characters that are no letters may stand within a number. */
    private static final int LONGEST_GAP = 5;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final Pattern PHONE = Pattern.compile("0?3[0-9]{9}|0[2-9][0-9]{8,9}|(?:00)?92[2-9][0-9]{8,9}");

    private static final Pattern PLUS_BEFORE = Pattern.compile("\\+[^\\p{L}0-9]{0,2}$");

    private static final String DATE = "(?:(?:0?[1-9]|[12][0-9]|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)[0-9]{2}"
            + "|(?:19|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12][0-9]|3[01]))";

    private static final Pattern ONLY_DATES = Pattern.compile(DATE + "(?:[^\\p{L}0-9]+" + DATE + ")*");

    private static final Pattern SOME_DATE = Pattern.compile("(?<![0-9])" + DATE + "(?![0-9])");

    /** What a text must not have. */
    enum Number {
        CNIC,
        PHONE
    }

    private FreeText() {}

    /**
     * The text without blanks around it.
     *
     * @param field the field that a refusal names
     * @throws InvalidValueException where it is empty, has more characters than this, marks of direction, a CNIC or a telephone number
     */
    public static String required(String text, int longest, String field) {
        String clean = text.strip();
        if (clean.isEmpty()) {
            throw new InvalidValueException(
                            "free-text.missing", "Write something here, in 1 to %s characters.", longest)
                    .at(field);
        }
        return optional(clean, longest, field);
    }

    /** As {@link #required}; may be empty. */
    public static String optional(String text, int longest, String field) {
        String clean = text.strip();
        if (clean.length() > longest) {
            throw new InvalidValueException("free-text.long", "Write at most %s characters here.", longest).at(field);
        }
        PlainCharacters.require(clean, field);
        Number found = find(clean).orElse(null);
        if (found == Number.CNIC) {
            throw new InvalidValueException(
                            "free-text.cnic",
                            "This text has a number of 13 digits, as a CNIC has. Leave it out: a CNIC of the"
                                    + " registered person belongs to the identity, one of anybody else is not kept here.")
                    .at(field);
        }
        if (found == Number.PHONE) {
            throw new InvalidValueException(
                            "free-text.phone",
                            "This text has a telephone number. Leave it out: one of the registered person belongs to"
                                    + " the record’s telephone, one of anybody else is not kept here.")
                    .at(field);
        }
        return clean;
    }

    /**
     * The first CNIC or telephone number: whatever the script of its digits, and however they are grouped, as long as no
     * letter stands between them. Days in digits are neither, also where several follow each other.
     */
    static Optional<Number> find(String text) {
        String western = Digits.western(text);
        List<int[]> groups = ranges(DIGITS, western);
        List<int[]> dates = ranges(SOME_DATE, western);
        for (int first = 0; first < groups.size(); first++) {
            StringBuilder digits = new StringBuilder(LONGEST_NUMBER);
            int start = groups.get(first)[0];
            for (int last = first; last < groups.size(); last++) {
                int[] group = groups.get(last);
                if (last > first && !isJoined(western, groups.get(last - 1)[1], group[0])) {
                    break;
                }
                digits.append(western, group[0], group[1]);
                Optional<Number> found = dates.stream().anyMatch(date -> isCut(date, start, group[1]))
                        ? Optional.empty()
                        : number(digits.toString(), western.substring(start, group[1]))
                                .or(() -> abroad(digits.length(), western.substring(0, start)));
                if (found.isPresent()) {
                    return found;
                }
                if (digits.length() > LONGEST_NUMBER) {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Number> number(String digits, String written) {
        if (digits.length() == CNIC_LENGTH && !ONLY_DATES.matcher(written).matches()) {
            return Optional.of(Number.CNIC);
        }
        return PHONE.matcher(digits).matches() && !SOME_DATE.matcher(written).find()
                ? Optional.of(Number.PHONE)
                : Optional.empty();
    }

    private static Optional<Number> abroad(int length, String before) {
        return length >= SHORTEST_ABROAD
                        && length <= LONGEST_NUMBER
                        && PLUS_BEFORE.matcher(before).find()
                ? Optional.of(Number.PHONE)
                : Optional.empty();
    }

    /** True where some of a date's digits lie within and some without. */
    private static boolean isCut(int[] date, int start, int end) {
        boolean overlaps = date[0] < end && start < date[1];
        return overlaps && (date[0] < start || date[1] > end);
    }

    private static List<int[]> ranges(Pattern pattern, String text) {
        List<int[]> ranges = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            ranges.add(new int[] {matcher.start(), matcher.end()});
        }
        return ranges;
    }

    private static boolean isJoined(String western, int end, int start) {
        return start - end <= LONGEST_GAP
                && western.substring(end, start).codePoints().noneMatch(Character::isLetter);
    }
}
