package pk.gov.nsor.publicservice.directory;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Certainty;

/**
 * What an entry says. Where the answer to HELP is to list it, it has everything that answer needs, in texts short
 * enough.
 *
 * @param statusNote what is known of the status, for example since when it is open
 * @param nameUr empty where it is not disclosed to the public
 * @param numbers as they are dialled, the one that is given first
 * @param dialling what to do after dialling, for example: press 2
 * @param area whom it serves: a district, a province or the country
 * @param confidence how sure it is, in the words that {@link Certainty} reads
 * @param helpRank its place among those of its kind when HELP is answered, 1 first; null: HELP does not list it
 * @param shortEn how HELP names it in Latin letters
 * @param shortUr how HELP names it in Urdu
 * @param units how many courts, prosecutors, units or places it stands for, at most {@link #MOST_UNITS}; 0 where it is
 *     several and their number is not known. One in proposals from before it was asked
 * @param reach how it is for whoever goes there; nothing known of it in proposals from before it was asked
 */
public record EntryDetails(
        EntryKind kind,
        EntryStatus status,
        String statusNote,
        String nameEn,
        String nameUr,
        String operator,
        List<String> numbers,
        String dialling,
        String placeEn,
        String placeUr,
        Jurisdiction area,
        String hoursEn,
        String hoursUr,
        String confidence,
        String sourceTitle,
        String sourceAddress,
        String sourcePublished,
        String note,
        @Nullable Integer helpRank,
        String shortEn,
        String shortUr,
        Reach reach,
        Integer units) {

    public static final int LAST_RANK = 9;
    public static final int MOST_UNITS = 9999;

    private static final int LONGEST = 300;
    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_NUMBERS = 5;
    /** The longest number that an answer has room for. */
    private static final int LONGEST_TOLD = 12;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}(-?[0-9]{1,8}){0,2}");
    /** Characters of GSM 03.38 that take one septet and look the same on every telephone. */
    private static final Pattern SHORT_LATIN = Pattern.compile("[A-Za-z0-9 .,()/&'-]*");

    private static final Pattern SHORT_URDU = Pattern.compile("[\\p{IsArabic}0-9 ،().-]*");

    /** @throws InvalidValueException naming the field that is wrong */
    public EntryDetails {
        statusNote = text(statusNote, "statusNote", LONGEST);
        nameEn = text(nameEn, "nameEn", LONGEST);
        nameUr = text(nameUr, "nameUr", LONGEST);
        operator = text(operator, "operator", LONGEST);
        dialling = text(dialling, "dialling", LONGEST);
        placeEn = text(placeEn, "placeEn", LONGEST);
        placeUr = text(placeUr, "placeUr", LONGEST);
        hoursEn = text(hoursEn, "hoursEn", LONGEST);
        hoursUr = text(hoursUr, "hoursUr", LONGEST);
        confidence = text(confidence, "confidence", LONGEST);
        sourceTitle = text(sourceTitle, "sourceTitle", LONGEST);
        sourceAddress = text(sourceAddress, "sourceAddress", LONGEST);
        sourcePublished = text(sourcePublished, "sourcePublished", LONGEST);
        note = text(note, "note", LONGEST_NOTE);
        shortEn = text(shortEn, "shortEn", LONGEST);
        shortUr = text(shortUr, "shortUr", LONGEST);
        numbers = numbers.stream().map(String::strip).toList();
        reach = reach(reach);
        units = Objects.requireNonNullElse(units, 1);
        if (units < 0 || units > MOST_UNITS) {
            throw new InvalidValueException(
                            "directory.units", "Give a number of up to %s, or leave it empty.", MOST_UNITS)
                    .at("units");
        }
        if (nameEn.isEmpty()) {
            throw new InvalidValueException("directory.name", "Give the name in English.").at("nameEn");
        }
        if (sourceTitle.isEmpty()) {
            throw new InvalidValueException("directory.source", "Say where this is known from.").at("sourceTitle");
        }
        if (numbers.size() > MOST_NUMBERS
                || !numbers.stream().allMatch(number -> NUMBER.matcher(number).matches())) {
            throw new InvalidValueException(
                            "directory.numbers",
                            "Give at most %s telephone numbers, of digits and hyphens, parted by semicolons.",
                            MOST_NUMBERS)
                    .at("numbers");
        }
        if (kind == EntryKind.SHELTER) {
            refusePlace(placeEn, placeUr, reach);
        }
        if (reach.isPublished()) {
            refuseUnpublishable(status, numbers, placeEn);
            nameUr = present(nameUr, "nameUr");
        }
        if (helpRank != null) {
            refuseUnnotified(kind, status, numbers, helpRank);
            nameUr = present(nameUr, "nameUr");
            shortEn = shortOf(shortEn, "shortEn", SHORT_LATIN, kind.longestShortLatin());
            shortUr = shortOf(shortUr, "shortUr", SHORT_URDU, kind.longestShortUrdu());
        }
    }

    /** Whether the answer to HELP may list it. */
    public boolean isTold() {
        return status == EntryStatus.OPEN && helpRank != null;
    }

    /**
     * Whether HELP or the public page would tell something that it does not tell now: the content, the recipients or the order.
     * That takes two people; a reduction takes one.
     *
     * @param before null where there was no entry
     */
    public boolean tellsAnew(@Nullable EntryDetails before) {
        return (isTold() && (before == null || !before.isTold() || !answered().equals(before.answered())))
                || (isOnPublicPage()
                        && (before == null || !before.isOnPublicPage() || !shown().equals(before.shown())));
    }

    private List<Object> answered() {
        return List.of(kind, toldNumber(), shortEn, shortUr, area, Objects.requireNonNull(helpRank));
    }

    private List<Object> shown() {
        return List.of(kind, nameEn, nameUr, numbers, dialling, placeEn, placeUr, area, hoursEn, hoursUr, reach);
    }

    /** Whether the public page lists it. */
    public boolean isOnPublicPage() {
        return status == EntryStatus.OPEN && reach.isPublished();
    }

    /** The number that HELP answers with; empty where there is none. */
    public String toldNumber() {
        return numbers.isEmpty() ? "" : numbers.getFirst();
    }

    public Certainty certainty() {
        return Certainty.of(confidence);
    }

    public EntryDetails with(EntryStatus newStatus) {
        return new EntryDetails(
                kind,
                newStatus,
                statusNote,
                nameEn,
                nameUr,
                operator,
                numbers,
                dialling,
                placeEn,
                placeUr,
                area,
                hoursEn,
                hoursUr,
                confidence,
                sourceTitle,
                sourceAddress,
                sourcePublished,
                note,
                helpRank,
                shortEn,
                shortUr,
                reach,
                units);
    }

    private static Reach reach(@Nullable Reach given) {
        return given == null
                ? Reach.UNKNOWN
                : new Reach(
                        given.languages(),
                        given.women(),
                        text(given.wayEn(), "wayEn", LONGEST),
                        text(given.wayUr(), "wayUr", LONGEST),
                        given.isPublished());
    }

    /** Whoever looks for somebody who has fled would look here. */
    private static void refusePlace(String placeEn, String placeUr, Reach reach) {
        if (!placeEn.isEmpty()
                || !placeUr.isEmpty()
                || !reach.wayEn().isEmpty()
                || !reach.wayUr().isEmpty()) {
            throw new InvalidValueException(
                            "directory.shelter",
                            "Where a shelter is stays out of the directory. Leave place and way empty; the telephone is enough.")
                    .at("placeEn");
        }
    }

    private static void refuseUnpublishable(EntryStatus status, List<String> numbers, String place) {
        if (status != EntryStatus.OPEN && status != EntryStatus.CLOSED) {
            throw new InvalidValueException("directory.page-status", "The public page lists only what is open.")
                    .at("published");
        }
        if (numbers.isEmpty() && place.isEmpty()) {
            throw new InvalidValueException(
                            "directory.page-reach", "The public page needs a telephone number or a place to list it.")
                    .at("published");
        }
    }

    private static void refuseUnnotified(EntryKind kind, EntryStatus status, List<String> numbers, int helpRank) {
        if (!kind.isForHelp()) {
            throw new InvalidValueException(
                            "directory.help-kind", "HELP tells of crisis cells, helplines and legal aid only.")
                    .at("helpRank");
        }
        if (status != EntryStatus.OPEN && status != EntryStatus.CLOSED) {
            throw new InvalidValueException("directory.help-status", "HELP tells only of what is open.").at("helpRank");
        }
        if (helpRank < 1 || helpRank > LAST_RANK) {
            throw new InvalidValueException("directory.help-rank", "The place is a number from 1 to %s.", LAST_RANK)
                    .at("helpRank");
        }
        if (numbers.isEmpty() ? kind.needsNumber() : numbers.getFirst().length() > LONGEST_TOLD) {
            throw new InvalidValueException(
                            "directory.help-number",
                            "HELP needs a first number of at most %s characters.",
                            LONGEST_TOLD)
                    .at("numbers");
        }
    }

    private static String shortOf(String text, String field, Pattern letters, int longest) {
        String given = present(text, field);
        if (given.length() > longest || !letters.matcher(given).matches()) {
            throw new InvalidValueException(
                            "directory.short",
                            "Give at most %s plain letters, digits and spaces, so that the answer fits an SMS.",
                            longest)
                    .at(field);
        }
        return given;
    }

    private static String present(String text, String field) {
        if (text.isEmpty()) {
            throw new InvalidValueException("directory.told", "HELP needs this to tell of it.").at(field);
        }
        return text;
    }

    private static String text(String text, String field, int longest) {
        String clean = text.strip();
        if (clean.length() > longest) {
            throw new InvalidValueException("directory.long", "Write at most %s characters.", longest).at(field);
        }
        if (clean.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            throw new InvalidValueException("directory.letters", "This has characters that cannot be shown.").at(field);
        }
        return clean;
    }
}
