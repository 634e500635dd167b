package pk.gov.nsor.survivors.alerts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.CaseNumber;

/**
 * What the register says of somebody now, without a name or a number of identity.
 *
 * @param cases by which the person is on the register
 * @param custodySince the day from which {@code custody} holds; null where it is not known
 * @param since the moment of it, where the register has one
 * @param releaseOn the day of a release that is announced and has not happened
 * @param district of the station that answers, by its key; null where none does
 * @param whereaboutsUnknownSince null while it is known where the person is
 * @param numbers mobile numbers of the person, E.164
 * @param joined the register's names for records that were found to be of the same person, of which nothing is said by those names
 *     any more
 * @param addressDistrict of the latest address on the record, by its key, also one that the person has only said; null where there is
 *     none, or the register did not say it yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OffenderState(
        List<CourtCase> cases,
        Custody custody,
        @Nullable LocalDate custodySince,
        @Nullable Instant since,
        @Nullable LocalDate releaseOn,
        @Nullable String district,
        @Nullable LocalDate whereaboutsUnknownSince,
        List<String> numbers,
        List<UUID> joined,
        @Nullable String addressDistrict) {

    /** Where somebody is. The names are sent by the register. */
    public enum Custody {
        HELD,
        AT_LIBERTY,
        ESCAPED
    }

    /**
     * A judgment.
     *
     * @param court by its key
     * @param caseNumber as the court wrote it
     * @param open whether an appeal is pending: nobody is told before it has ended
     * @param then what was so when the appeal was first known of; null where none is pending, or it was not kept
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CourtCase(
            String court,
            String caseNumber,
            boolean open,
            @Nullable Then then) {

        public CourtCase(String court, String caseNumber, boolean open) {
            this(court, caseNumber, open, null);
        }

        /** Two cases are one where these are equal, however the number is written. */
        public String name() {
            return name(court, caseNumber);
        }

        /** The same of a case that somebody has written. */
        public static String name(String court, String caseNumber) {
            return court + "/" + CaseNumber.of(caseNumber).key();
        }
    }

    /**
     * Where somebody was.
     *
     * @param district as {@link OffenderState#district}
     * @param addressDistrict as {@link OffenderState#addressDistrict}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Then(
            Custody custody,
            @Nullable String district,
            @Nullable String addressDistrict) {

        /** Those of these districts near which the person is: who is in prison or has escaped is in nobody's. */
        Set<String> near(Set<String> districts) {
            return custody == Custody.AT_LIBERTY
                    ? Stream.concat(Stream.ofNullable(district), Stream.ofNullable(addressDistrict))
                            .filter(districts::contains)
                            .collect(Collectors.toSet())
                    : Set.of();
        }
    }

    /** Where the person is now. */
    Then where() {
        return new Then(custody, district, addressDistrict);
    }

    public OffenderState {
        cases = List.copyOf(cases);
        numbers = List.copyOf(numbers);
        // Of what was kept before it was told of there is none.
        joined = joined == null ? List.of() : List.copyOf(joined);
    }

    /**
     * The same, with what was so when the appeals were first known of that are pending.
     *
     * @param before what was known of the person, and of records that were joined with theirs
     */
    OffenderState since(Collection<OffenderState> before) {
        return withCases(cases.stream()
                .map(one ->
                        one.open() ? new CourtCase(one.court(), one.caseNumber(), true, then(one.name(), before)) : one)
                .toList());
    }

    private Then then(String name, Collection<OffenderState> before) {
        OffenderState known = before.stream()
                .filter(state -> state.everyCaseName().contains(name))
                .findFirst()
                .orElse(this);
        return known == this ? where() : known.then(name).orElse(known.where());
    }

    /** What was so when the appeal in a case was first known of; empty where none is pending, or it was not kept. */
    Optional<Then> then(String name) {
        return cases.stream()
                .filter(one -> one.open() && one.then() != null && one.name().equals(name))
                .findFirst()
                .map(CourtCase::then);
    }

    /** Whether the register says the same. */
    public boolean isSaidBy(OffenderState said) {
        return said.equals(withCases(cases.stream()
                .map(one -> new CourtCase(one.court(), one.caseNumber(), one.open()))
                .toList()));
    }

    /** The same person with these cases alone. */
    public OffenderState withCases(List<CourtCase> some) {
        return new OffenderState(
                some,
                custody,
                custodySince,
                since,
                releaseOn,
                district,
                whereaboutsUnknownSince,
                numbers,
                joined,
                addressDistrict);
    }

    /** The same person with those cases alone that have one of these names. */
    OffenderState only(Collection<String> names) {
        return withCases(
                cases.stream().filter(one -> names.contains(one.name())).toList());
    }

    /** The names of all cases, also of those under appeal. */
    public Set<String> everyCaseName() {
        return cases.stream().map(CourtCase::name).collect(Collectors.toCollection(HashSet::new));
    }

    /** The names of the cases that are decided for good. */
    public List<String> caseNames() {
        return cases.stream()
                .filter(one -> !one.open())
                .map(CourtCase::name)
                .distinct()
                .toList();
    }
}
