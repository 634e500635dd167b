package pk.gov.nsor.policing.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonName;

/**
 * What the register knows about a person on one day, as far as it can be contradicted.
 *
 * @param name the one on record
 * @param formerNames earlier names
 * @param toldNames of notices that count
 * @param homes the addresses that were the person's on that day
 * @param toldPlaces where the person was to live or stay about that day, by notices that count
 * @param phones the numbers that are or were the person's, as notified at the counter
 * @param insideSince the day of the admission where the person was in custody on that day; null for a person who was
 *     not
 * @param life birth, judgments, cases and death
 */
public record OnRecord(
        PersonName name,
        List<PersonName> formerNames,
        List<PersonName> toldNames,
        List<Home> homes,
        List<ToldPlace> toldPlaces,
        Set<MobileNumber> phones,
        @Nullable LocalDate insideSince,
        Life life) {

    /** Without birth, judgments and death. */
    public OnRecord(
            PersonName name,
            List<PersonName> formerNames,
            List<PersonName> toldNames,
            List<Home> homes,
            List<ToldPlace> toldPlaces,
            Set<MobileNumber> phones,
            @Nullable LocalDate insideSince) {
        this(
                name,
                formerNames,
                toldNames,
                homes,
                toldPlaces,
                phones,
                insideSince,
                new Life(null, null, null, List.of()));
    }

    /**
     * Birth, judgments, cases and death.
     *
     * @param bornOn null where it is not known
     * @param lastJudgedOn the day of the latest judgment; null for none
     * @param diedOn of a death that is established or reported; null for none
     * @param cases of the judgments on record
     */
    public record Life(
            @Nullable LocalDate bornOn,
            @Nullable LocalDate lastJudgedOn,
            @Nullable LocalDate diedOn,
            List<Case> cases) {

        public Life {
            cases = List.copyOf(cases);
        }

        /** The case that an FIR became; empty where no judgment of it is on record. */
        public Optional<Case> caseOf(String station, CaseNumber fir) {
            return cases.stream()
                    .filter(known ->
                            known.station().equals(station) && known.fir().equals(fir))
                    .findFirst();
        }
    }

    /**
     * A case with its FIR.
     *
     * @param station the code of the FIR's police station
     * @param number as the court writes it
     */
    public record Case(String station, CaseNumber fir, String number) {}

    public OnRecord {
        formerNames = List.copyOf(formerNames);
        toldNames = List.copyOf(toldNames);
        homes = List.copyOf(homes);
        toldPlaces = List.copyOf(toldPlaces);
        phones = Set.copyOf(phones);
    }

    /** An address, with the district in which it lay on that day. */
    public record Home(String line, String district, LocalDate from) {}

    /**
     * A place of a notice.
     *
     * @param isHome whether it is another home, or one for some days
     * @param until the last day there; null for a home
     */
    public record ToldPlace(
            boolean isHome,
            String line,
            String district,
            LocalDate from,
            @Nullable LocalDate until) {}
}
