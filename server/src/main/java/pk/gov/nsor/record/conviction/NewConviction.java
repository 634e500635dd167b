package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import java.util.List;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.conviction.check.Texts;

/**
 * A judgment as a court reports it.
 *
 * @param courtCode a court of the module {@code reference}
 * @param caseNumber as the court writes it, 1 to 60 characters
 * @param firNumber as the police station writes it, for example 123/2024, 1 to 40 characters
 * @param policeStationCode a police station of the module {@code reference}
 * @param offenceOn the day of the offence; of a continuing one the day it began
 * @param offences at least one, at most 50
 */
public record NewConviction(
        String courtCode,
        String caseNumber,
        String firNumber,
        String policeStationCode,
        LocalDate offenceOn,
        LocalDate judgmentOn,
        Victim victim,
        List<Offence> offences)
        implements LegalFact {

    private static final int LONGEST_CASE_NUMBER = 60;
    private static final int LONGEST_FIR_NUMBER = 40;
    private static final int MOST_OFFENCES = 50;

    /** @throws InvalidValueException naming the field that is missing, too long, or at odds with another */
    public NewConviction {
        caseNumber = Texts.clean(caseNumber, "caseNumber", LONGEST_CASE_NUMBER);
        firNumber = Texts.clean(firNumber, "firNumber", LONGEST_FIR_NUMBER);
        offences = List.copyOf(offences);
        if (judgmentOn.isBefore(offenceOn)) {
            throw new InvalidValueException(
                            "judgment.before-offence", "The judgment can not be of a day before the offence.")
                    .at("judgmentOn");
        }
        if (offences.isEmpty() || offences.size() > MOST_OFFENCES) {
            throw new InvalidValueException(
                            "offences.count", "Give at least one offence, and at most %s.", MOST_OFFENCES)
                    .at("offences");
        }
    }

    /** The case number as it is compared. */
    public CaseNumber caseKey() {
        return CaseNumber.of(caseNumber);
    }

    /** The FIR's number as it is compared. */
    public CaseNumber firKey() {
        return CaseNumber.ofFir(firNumber);
    }

    /** Whether a court's number is this judgment's, however it is written. */
    public boolean is(String court, CaseNumber number) {
        return courtCode.equals(court) && caseKey().equals(number);
    }

    /** Whether both may be one judgment, written under two numbers: same court and day, or same FIR. */
    public boolean isPerhaps(NewConviction other) {
        boolean isOfOneDay = courtCode.equals(other.courtCode) && judgmentOn.equals(other.judgmentOn);
        boolean isOfOneFir = policeStationCode.equals(other.policeStationCode) && firKey().equals(other.firKey());
        return isOfOneDay || isOfOneFir;
    }

    @Override
    public FactKind kind() {
        return FactKind.CONVICTION;
    }

    /** The day of the judgment, from which it counts. */
    @Override
    public LocalDate on() {
        return judgmentOn;
    }
}
