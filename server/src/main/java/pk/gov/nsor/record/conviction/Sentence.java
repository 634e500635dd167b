package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * What a court imposed for a judgment. A change on appeal is a new sentence with the day of that decision; where there
 * are several, the one decided last is in force.
 *
 * @param appeal on which it was changed; null for that of the trial
 * @param years whole years of a term, 0 to 99; 0 unless it is one
 * @param months beyond the years, 0 to 11; 0 unless it is a term
 * @param fineRupees 0 for none, at most 10^12
 */
public record Sentence(
        ConvictionId conviction,
        @Nullable FactId appeal,
        LocalDate on,
        Punishment punishment,
        int years,
        int months,
        long fineRupees)
        implements LegalFact {

    private static final int MOST_YEARS = 99;
    private static final int MOST_MONTHS = 11;
    private static final long MOST_RUPEES = 1_000_000_000_000L;

    /** What is imposed besides a fine. */
    public enum Punishment {
        TERM,
        LIFE,
        DEATH,
        FINE_ONLY
    }

    /** @throws InvalidValueException where the numbers are out of range or do not go with the punishment */
    public Sentence {
        if (years < 0 || years > MOST_YEARS || months < 0 || months > MOST_MONTHS) {
            throw new InvalidValueException(
                            "sentence.term", "A term has 0 to %s years and 0 to %s months.", MOST_YEARS, MOST_MONTHS)
                    .at("years");
        }
        if ((punishment == Punishment.TERM) != (years > 0 || months > 0)) {
            throw new InvalidValueException(
                            "sentence.no-term", "Give years or months for imprisonment for a term, and only for it.")
                    .at("years");
        }
        if (fineRupees < 0 || fineRupees > MOST_RUPEES) {
            throw new InvalidValueException(
                            "sentence.fine", "Give the fine in whole rupees, at most %s.", Long.toString(MOST_RUPEES))
                    .at("fineRupees");
        }
        if (punishment == Punishment.FINE_ONLY && fineRupees == 0) {
            throw new InvalidValueException("sentence.no-fine", "Give the fine.").at("fineRupees");
        }
    }

    @Override
    public FactKind kind() {
        return FactKind.SENTENCE;
    }
}
