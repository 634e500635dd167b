package pk.gov.nsor.foundation.screening;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;

/**
 * Screens every free text where it is written: a text that would identify a survivor is not stored. Texts are never
 * screened when read, so that what {@link SurvivorScreen} learns later leaves stored texts readable.
 */
public final class Screened {

    /** In characters; all free texts that are stored are shorter. Longer ones are not read at all. */
    public static final int LONGEST = 4000;

    private static final ScopedValue<Exemption> EXEMPTION = ScopedValue.newInstance();

    private static final ScopedValue<Placing> PLACING = ScopedValue.newInstance();

    private Screened() {}

    /** Whether a refused text was approved as an exception in exactly this form; called for such texts only. */
    @FunctionalInterface
    public interface Exemption {

        /** @param field the field that the refusal would name; null where only the caller knows */
        boolean allows(String text, @Nullable String field, Stop stop);
    }

    /** Code that runs within this checks for exceptions before it refuses a text; without it there are none. */
    public static ScopedValue.Carrier asking(Exemption exemption) {
        return ScopedValue.where(EXEMPTION, exemption);
    }

    /** Says of a text that the screen lets through whether everything it mentions is known or said. */
    @FunctionalInterface
    public interface Placing {

        /**
         * @param field the field that a refusal names; null where only the caller knows
         * @throws InvalidValueException where the text mentions somebody or something of which it is neither
         */
        void check(String text, @Nullable String field);
    }

    /** Code that runs within this has the texts checked for what they mention, besides the screen. */
    public static ScopedValue.Carrier placing(Placing placing) {
        // The screen and what is mentioned read the same text.
        return ScreenMemory.remembering().where(PLACING, placing);
    }

    /**
     * The text, as it was given.
     *
     * @param field the field that a refusal names
     * @throws InvalidValueException with the code {@code text.survivor.} and what was found: {@code name}, {@code cnic},
     *     {@code phone}, {@code address}, {@code relation} or {@code language}. Its English message, which may come into
     *     logs, has nothing of the text; its arguments are the word for the survivor and all that was found. With the code
     *     {@code text.long} where it has more than {@value #LONGEST} characters
     */
    public static String require(String text, String field) {
        if (text.length() > LONGEST) {
            throw tooLong().at(field);
        }
        check(text, field);
        return text;
    }

    /** As {@link #require(String, String)}, where the caller knows the field. */
    public static String require(String text) {
        if (text.length() > LONGEST) {
            throw tooLong();
        }
        check(text, null);
        return text;
    }

    /**
     * As {@link #require(String, String)}, for a name in each of its scripts.
     *
     * @param field the name of the two fields on pages without their suffixes {@code Latin} and {@code Urdu}
     */
    public static PersonName require(PersonName name, String field) {
        if (name.latin() != null) {
            String _ = require(name.latin(), field + "Latin");
        }
        if (name.urdu() != null) {
            String _ = require(name.urdu(), field + "Urdu");
        }
        return name;
    }

    /** What a second person has allowed as it stands is not asked about either. */
    private static void check(String text, @Nullable String field) {
        Optional<Stop> found = stop(text, field);
        if (found.isEmpty()) {
            if (PLACING.isBound()) {
                PLACING.get().check(text, field);
            }
        } else if (!EXEMPTION.isBound() || !EXEMPTION.get().allows(text, field, found.get())) {
            InvalidValueException refused = refusal(text, found.get());
            throw field == null ? refused : refused.at(field);
        }
    }

    private static Optional<Stop> stop(String text, @Nullable String field) {
        if (field != null && StatedFields.has(field)) {
            return SurvivorScreen.screenStated(text);
        }
        return PLACING.isBound() ? SurvivorScreen.screenAsked(text) : SurvivorScreen.screen(text);
    }

    /** Whether {@link #require(String, String)} takes the text, exceptions and what it mentions apart. */
    public static boolean isFit(String text, String field) {
        return text.length() <= LONGEST && stop(text, field).isEmpty();
    }

    private static InvalidValueException tooLong() {
        return new InvalidValueException("text.long", "Write at most %s characters here.", LONGEST);
    }

    private static InvalidValueException refusal(String text, Stop stop) {
        // Each part keeps its own direction within the reader's sentence.
        String all = SurvivorScreen.findings(text).stream()
                .map(finding -> finding.stop().found())
                .distinct()
                .collect(Collectors.joining("\u2069 · \u2068"));
        String code = "text.survivor." + stop.kind().name().toLowerCase(Locale.ROOT);
        return new InvalidValueException(code, english(stop.kind()), stop.near(), all);
    }

    private static String english(Stop.Kind kind) {
        return switch (kind) {
            case NAME -> "This text seems to name a survivor. Leave the name out. Nothing was stored.";
            case CNIC -> "This text seems to have a survivor’s CNIC. Leave it out. Nothing was stored.";
            case PHONE -> "This text seems to have a survivor’s telephone number. Leave it out. Nothing was stored.";
            case ADDRESS ->
                "This text seems to say where a survivor lives, learns or works. Leave the place out. Nothing was"
                        + " stored.";
            case RELATION ->
                "This text seems to say how a survivor is related to somebody, or something else that tells who it"
                        + " is. Leave that out. Nothing was stored.";
            case LANGUAGE ->
                "A part of this text is not understood; write it in English, Urdu or Roman Urdu. Nothing was stored.";
        };
    }
}
