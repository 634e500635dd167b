package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pk.gov.nsor.survivors.alerts.OffenderState.CourtCase;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;

class StateChangesTest {

    private static final Set<String> HERS = Set.of("lahore");
    private static final LocalDate RELEASE = LocalDate.of(2026, 12, 10);

    /** custody, day since, release announced for, district, whereabouts unknown since: each of them may be empty. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HELD||| | | ESCAPED|2026-12-01||quetta|2026-12-01 | ESCAPED",
                "ESCAPED|2026-12-01||quetta|2026-12-01 | HELD|2026-12-02||quetta| | FOUND",
                // An escape that was withdrawn after it was told.
                "ESCAPED|2026-12-01||| | HELD|2024-01-01||| | FOUND",
                "HELD||2026-12-10|| | AT_LIBERTY|2026-12-10||quetta| | RELEASED",
                "HELD||2026-12-10|| | AT_LIBERTY|2026-12-12||quetta| | RELEASED",
                "HELD||2026-12-10|| | AT_LIBERTY|2026-12-09||quetta| | RELEASED_UNANNOUNCED",
                "HELD|||lahore| | AT_LIBERTY|2026-12-09||lahore| | RELEASED_UNANNOUNCED MOVED_NEAR",
                "HELD||| | | HELD||2026-12-10|| | RELEASE_PLANNED",
                "HELD||2026-12-10|| | HELD||2026-12-11|| | RELEASE_PLANNED",
                "HELD||2026-12-10|| | HELD|||| | TAKEN_BACK",
                "AT_LIBERTY|||quetta| | AT_LIBERTY|||lahore| | MOVED_NEAR",
                // Where nobody was told that the person had come, nobody is told of this.
                "AT_LIBERTY|||lahore| | AT_LIBERTY|||quetta| | TAKEN_BACK",
                "AT_LIBERTY|||lahore| | AT_LIBERTY|||lahore|2026-12-01 | WHEREABOUTS_UNKNOWN",
                "AT_LIBERTY|||lahore|2026-12-01 | AT_LIBERTY|||lahore| | FOUND",
                "HELD|||lahore| | HELD|||quetta| |"
            })
    void whatSheIsToldOfAChange(
            String custody,
            String since,
            String release,
            String district,
            String unknown,
            String custodyAfter,
            String sinceAfter,
            String releaseAfter,
            String districtAfter,
            String unknownAfter,
            String told) {
        OffenderState before = state(custody, since, release, district, unknown);
        OffenderState after = state(custodyAfter, sinceAfter, releaseAfter, districtAfter, unknownAfter);
        List<String> kinds = StateChanges.between(before, after, HERS).stream()
                .map(change -> change.kind().name())
                .toList();
        assertThat(String.join(" ", kinds)).isEqualTo(told == null ? "" : told);
    }

    @Test
    void whatIsSaidAgainIsNothingNewWhateverItIs() {
        List<OffenderState> all = all();
        assertThat(all).hasSize(48);
        for (OffenderState state : all) {
            assertThat(StateChanges.between(state, state, HERS)).isEmpty();
            assertThat(StateChanges.between(null, state, HERS))
                    .as("of whom nothing was known")
                    .isEmpty();
            assertThat(StateChanges.between(state, null, HERS))
                    .extracting(StateChanges.Change::kind)
                    .containsExactly(AlertKind.OFF_REGISTER);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "quetta, quetta, quetta, lahore, MOVED_NEAR",
                "quetta, lahore, lahore, lahore, -",
                "quetta, lahore, quetta, quetta, TAKEN_BACK",
                "lahore, lahore, lahore, quetta, -",
                "lahore, quetta, quetta, quetta, TAKEN_BACK",
                "lahore, -, lahore, lahore, -"
            })
    void anAddressThatWasSaidCountsAsSoonAsTheStationsDistrictAndWhoSaysAnotherIsNotGone(
            String district, String address, String districtAfter, String addressAfter, String told) {
        List<StateChanges.Change> changes =
                StateChanges.between(living(district, address), living(districtAfter, addressAfter), HERS);
        assertThat(changes.stream()
                        .map(change -> change.kind().name())
                        .findFirst()
                        .orElse(null))
                .isEqualTo(told);
    }

    private static OffenderState living(String district, String address) {
        return new OffenderState(
                List.of(), Custody.AT_LIBERTY, null, null, null, district, null, List.of(), List.of(), address);
    }

    @Test
    void noChangeTellsTheSameThingTwice() {
        for (OffenderState before : all()) {
            for (OffenderState after : all()) {
                assertThat(StateChanges.between(before, after, HERS))
                        .extracting(StateChanges.Change::kind)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void anEscapeIsAsOldAsTheEndOfItsDay() {
        OffenderState escaped = state("ESCAPED", "2026-12-01", null, null, null);
        assertThat(StateChanges.between(state("HELD", null, null, null, null), escaped, HERS)
                        .getFirst()
                        .happened())
                .isEqualTo(Instant.parse("2026-12-01T19:00:00Z"));
    }

    private static List<OffenderState> all() {
        List<OffenderState> all = new ArrayList<>();
        for (Custody custody : Custody.values()) {
            for (String release : new String[] {null, RELEASE.toString()}) {
                for (String district : new String[] {null, "lahore", "quetta", "multan"}) {
                    for (String unknown : new String[] {null, "2026-12-01"}) {
                        all.add(state(custody.name(), "2026-12-01", release, district, unknown));
                    }
                }
            }
        }
        return all;
    }

    private static OffenderState state(String custody, String since, String release, String district, String unknown) {
        return new OffenderState(
                List.of(new CourtCase("sessions-court-lahore", "SC 1/2026", false)),
                Custody.valueOf(custody),
                day(since),
                null,
                day(release),
                district,
                day(unknown),
                List.of(),
                List.of(),
                null);
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
