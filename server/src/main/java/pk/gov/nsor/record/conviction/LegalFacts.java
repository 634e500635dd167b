package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that the law's rules are applied to, besides the birth date: the facts of one person that are known now,
 * with corrections applied and withdrawn facts left out.
 *
 * @param convictions the latest judgment first, quashed ones included
 * @param custody in the order of admission
 * @param diedOn null where no death is established
 * @param deathReportedOn the day of a death that is reported and not established; null where there is none
 */
public record LegalFacts(
        List<Conviction> convictions,
        List<CustodyPeriod> custody,
        @Nullable LocalDate diedOn,
        @Nullable LocalDate deathReportedOn) {

    /** The facts of somebody about whom nothing is recorded. */
    public static final LegalFacts NONE = new LegalFacts(List.of(), List.of(), null);

    /** The facts of somebody without a death that is reported but not established. */
    public LegalFacts(List<Conviction> convictions, List<CustodyPeriod> custody, @Nullable LocalDate diedOn) {
        this(convictions, custody, diedOn, null);
    }

    public LegalFacts {
        convictions = List.copyOf(convictions);
        custody = List.copyOf(custody);
    }
}
