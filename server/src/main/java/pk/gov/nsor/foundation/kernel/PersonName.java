package pk.gov.nsor.foundation.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's name as written in Latin letters, in Urdu, or both. Spaces are single, the text is in Unicode NFC.
 *
 * @param latin 1 to 150 characters of Latin letters, or null
 * @param urdu 1 to 150 characters of the Arabic script, or null
 */
public record PersonName(@Nullable String latin, @Nullable String urdu) {

    private static final int LONGEST = 150;

    /** @throws InvalidValueException where both are empty, one is too long, or a letter is of another script */
    public PersonName {
        latin = clean(latin);
        urdu = clean(urdu);
        if (latin == null && urdu == null) {
            throw new InvalidValueException("name.empty", "Give the name in Latin letters or in Urdu.");
        }
        if (latin != null && !isOf(latin, Character.UnicodeScript.LATIN)) {
            throw new InvalidValueException("name.latin", "Write this name in Latin letters only (A to Z).");
        }
        if (urdu != null && !isOf(urdu, Character.UnicodeScript.ARABIC)) {
            throw new InvalidValueException("name.urdu", "Write this name in Urdu letters only.");
        }
    }

    public static PersonName latin(String latin) {
        return new PersonName(latin, null);
    }

    /** The name, or empty where both parts are blank. */
    public static Optional<PersonName> ofNullable(@Nullable String latin, @Nullable String urdu) {
        return clean(latin) == null && clean(urdu) == null
                ? Optional.empty()
                : Optional.of(new PersonName(latin, urdu));
    }

    /** The Latin name where there is one, otherwise the Urdu one. */
    public String any() {
        return latin != null ? latin : java.util.Objects.requireNonNull(urdu);
    }

    /** True where both have a name in one script and it is the same but for case. */
    public boolean agreesWith(PersonName other) {
        if (latin != null && other.latin != null) {
            return latin.toLowerCase(Locale.ROOT).equals(other.latin.toLowerCase(Locale.ROOT));
        }
        return urdu != null && urdu.equals(other.urdu);
    }

    /** True where both have a name in one script and the names differ. */
    public boolean contradicts(PersonName other) {
        boolean isComparable = (latin != null && other.latin != null) || (urdu != null && other.urdu != null);
        return isComparable && !agreesWith(other);
    }

    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        if (clean.length() > LONGEST) {
            throw new InvalidValueException("name.length", "A name has at most %s characters.", LONGEST);
        }
        return clean.isEmpty() ? null : clean;
    }

    private static boolean isOf(String text, Character.UnicodeScript script) {
        boolean[] hasLetter = {false};
        boolean onlyAllowed = text.codePoints().allMatch(codePoint -> {
            if (Character.isLetter(codePoint)) {
                hasLetter[0] = true;
                return Character.UnicodeScript.of(codePoint) == script;
            }
            return Character.getType(codePoint) == Character.NON_SPACING_MARK
                    || " .'’-()/،۔".indexOf(codePoint) >= 0
                    || codePoint == 0x200C;
        });
        return onlyAllowed && hasLetter[0];
    }
}
