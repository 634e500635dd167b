package pk.gov.nsor.agencies.verification;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity.Relation;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.register.Examination.Detail;
import pk.gov.nsor.record.register.Identity;

/**
 * Compares what NADRA says with the record, letter by letter: what is spelt otherwise, or written in another script, is for
 * people (ADR 34). A pure function.
 */
public final class IdentityComparison {

    private static final Map<Integer, Integer> SAME_LETTERS = Map.ofEntries(
            // Keyboards write one letter with different code points.
            Map.entry(0x064A, 0x06CC),
            Map.entry(0x0649, 0x06CC),
            Map.entry(0x0643, 0x06A9),
            Map.entry(0x0647, 0x06C1),
            Map.entry(0x06D5, 0x06C1),
            Map.entry(0x0629, 0x06C3));

    private final Map<Detail, Likeness> details;
    private final boolean isCardValid;

    private IdentityComparison(Map<Detail, Likeness> details, boolean isCardValid) {
        this.details = details;
        this.isCardValid = isCardValid;
    }

    /** How one particular compares. */
    public enum Likeness {
        ALIKE,
        DIFFERS,
        /** Each side has it in a script of its own. */
        OTHER_SCRIPT,
        /** NADRA does not say it, or says a husband's name for the father's. */
        NOT_STATED,
        /** The record does not have it. */
        NOT_ON_RECORD
    }

    public static IdentityComparison of(StatedIdentity stated, Identity known) {
        Map<Detail, Likeness> details = new EnumMap<>(Detail.class);
        details.put(Detail.NAME, names(stated.name(), known.name()));
        details.put(
                Detail.FATHER_NAME,
                names(stated.relation() == Relation.FATHER ? stated.father() : null, known.fatherName()));
        details.put(Detail.BIRTH_DATE, values(stated.bornOn(), known.bornOn()));
        details.put(Detail.SEX, values(stated.sex(), known.sex()));
        return new IdentityComparison(
                details, stated.card() != null && stated.card().isValid());
    }

    public Likeness of(Detail detail) {
        return Objects.requireNonNull(details.get(detail));
    }

    /** Whether all four particulars are alike and the card is valid. */
    public boolean agrees() {
        return isCardValid && unlike().isEmpty();
    }

    /** The particulars that are not alike, for whatever reason. */
    public Set<Detail> unlike() {
        Set<Detail> unlike = EnumSet.noneOf(Detail.class);
        details.forEach((detail, likeness) -> {
            if (likeness != Likeness.ALIKE) {
                unlike.add(detail);
            }
        });
        return unlike;
    }

    private static Likeness values(@Nullable Object stated, @Nullable Object known) {
        if (stated == null) {
            return Likeness.NOT_STATED;
        }
        return known == null ? Likeness.NOT_ON_RECORD : stated.equals(known) ? Likeness.ALIKE : Likeness.DIFFERS;
    }

    /** Alike where it is the same in each script that both have. */
    private static Likeness names(@Nullable PersonName stated, @Nullable PersonName known) {
        if (stated == null) {
            return Likeness.NOT_STATED;
        }
        if (known == null) {
            return Likeness.NOT_ON_RECORD;
        }
        boolean isLatin = stated.latin() != null && known.latin() != null;
        boolean isUrdu = stated.urdu() != null && known.urdu() != null;
        if (!isLatin && !isUrdu) {
            return Likeness.OTHER_SCRIPT;
        }
        boolean isAlike = (!isLatin || latin(stated.latin()).equals(latin(known.latin())))
                && (!isUrdu || urdu(stated.urdu()).equals(urdu(known.urdu())));
        return isAlike ? Likeness.ALIKE : Likeness.DIFFERS;
    }

    /** Letters alone, without case, accents and the spaces between words. */
    private static String latin(@Nullable String text) {
        return letters(Objects.requireNonNull(text)).toLowerCase(Locale.ROOT);
    }

    private static String urdu(@Nullable String text) {
        StringBuilder same = new StringBuilder();
        letters(Objects.requireNonNull(text))
                .codePoints()
                .forEach(letter -> same.appendCodePoint(SAME_LETTERS.getOrDefault(letter, letter)));
        return same.toString();
    }

    /** Vowel signs and accents are left out, and the tatweel, which only lengthens a line. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(codePoint -> {
            boolean isUrdu = Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.ARABIC;
            if (Character.isLetter(codePoint) && codePoint != 0x0640) {
                letters.append(isUrdu ? Character.toString(codePoint) : plain(codePoint));
            }
        });
        return letters.toString();
    }

    private static String plain(int letter) {
        return Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
