package pk.gov.nsor.accountability.trailreading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailCheckpoints.Witness;
import pk.gov.nsor.foundation.audit.TrailSealing;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class SealingTodayTest {

    private final TrailSealing sealing = mock(TrailSealing.class);
    private final TrailCheckpoints checkpoints = mock(TrailCheckpoints.class);

    @Autowired
    private UiFormat uiFormat;

    @BeforeEach
    void allIsWell() {
        when(sealing.halted()).thenReturn(Optional.empty());
        when(checkpoints.witnesses()).thenReturn(List.of(witness("punjab", false)));
    }

    @Test
    void whileEntriesAreSealedAndWitnessesAgreeThereIsNothing() {
        assertThat(todayOf(Role.AUDITOR)).isEmpty();
    }

    @Test
    void thatSealingHasStoppedIsToldToWhoeverMustKnow() {
        when(sealing.halted()).thenReturn(Optional.of("An older database is in place"));

        for (Role role : Set.of(Role.AUDITOR, Role.NATIONAL_SUPERVISOR, Role.ADMINISTRATOR)) {
            assertThat(todayOf(role))
                    .get()
                    .satisfies(content -> assertThat(content.count()).isEqualTo(1));
        }
        assertThat(todayOf(Role.SUPERVISING_OFFICER)).isEmpty();
    }

    @Test
    void entriesOfATimeThatCannotBeAreToldOf() {
        when(sealing.misdated()).thenReturn(3L);
        assertThat(todayOf(Role.AUDITOR))
                .get()
                .satisfies(content -> assertThat(content.rows())
                        .singleElement()
                        .satisfies(
                                row -> assertThat(row.text()).isEqualTo("Entries that say a time that cannot be: 3")));
    }

    @Test
    void aWitnessThatContradictsIsNamedAndOneThatIsAwayIsNot() {
        when(checkpoints.witnesses()).thenReturn(List.of(witness("punjab", false), witness("sindh", true)));

        assertThat(todayOf(Role.NATIONAL_SUPERVISOR))
                .get()
                .satisfies(content -> assertThat(content.rows())
                        .singleElement()
                        .satisfies(row -> assertThat(row.text()).contains("sindh")));
    }

    private Optional<TodayList.Content> todayOf(Role role) {
        return new SealingToday(sealing, checkpoints, uiFormat)
                .contentFor(new SignedIn(
                        UUID.randomUUID(),
                        "somebody",
                        "Somebody",
                        Set.of(role),
                        "NPB",
                        Jurisdiction.parse("NATIONAL"),
                        0));
    }

    private static Witness witness(String name, boolean isRefused) {
        return new Witness(name, Optional.empty(), 0, Optional.of("It was not reached"), isRefused);
    }
}
