package pk.gov.nsor.survivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pk.gov.nsor.survivors.faults.AlertJournal.Kind;
import pk.gov.nsor.survivors.faults.AlertJournal.Line;
import pk.gov.nsor.survivors.faults.Kill.Victim;

/** The count of {@code bin/faults survivors} is itself tried: what is wrong in a journal is found and named, and nothing else is. */
class AlertCheckTest {

    private static final String FIRST = "923990001001";
    private static final String SECOND = "923990001002";
    private static final long BEGUN = 1_000_000_000L;
    private static final long LATER = 9_000_000_000L;

    private final List<Offender> offenders = List.of(new Offender(
            UUID.randomUUID(),
            "9000000000001",
            "court",
            "SC 1/2026",
            true,
            List.of(Offender.Step.ESCAPES, Offender.Step.IS_RECAPTURED)));

    private final List<Survivor> survivors = List.of(
            new Survivor(FIRST, 0, Map.of("1110", "ESCAPED", "1120", "FOUND")),
            new Survivor(SECOND, 0, Map.of("2110", "ESCAPED", "2120", "FOUND")));

    private final List<Line> journal = new ArrayList<>();
    private final List<Kill> kills = new ArrayList<>();
    private long at = BEGUN;
    private int number;

    @Test
    void nothingIsFoundWhereEverybodyIsToldOnce() {
        everybodyIsTold();
        AlertCheck.Result result = counted(journal);
        assertThat(result.violations()).isEmpty();
        assertThat(result.counts())
                .containsEntry("events of which a survivor is to be told", 4)
                .containsEntry("alerts with the SMSC", 4)
                .containsEntry("messages that say nothing", 1);
    }

    @ParameterizedTest
    @EnumSource
    void eachKindOfDamageIsFoundAndNamed(AlertDamage damage) {
        everybodyIsTold();
        assertThat(counted(damage.plantedIn(journal, kills, survivors)).violations())
                .singleElement()
                .asString()
                .contains(
                        switch (damage) {
                            case LOST -> "lost: " + FIRST + " is told of ESCAPED 0 times instead of 1";
                            case DOUBLED -> "doubled: " + FIRST + " is told of ESCAPED 2 times instead of 1";
                            case REPEATED -> "doubled: " + FIRST + " is sent the same after 1000 ms without a reason";
                            case MISDIRECTED -> "is told, and is nobody's who is enrolled";
                            case MEANINGLESS -> FIRST + " is sent a number that can be none";
                        });
    }

    @Test
    void theSameTextMayComeAgainWhereItsConfirmationWasLostWithAKill() {
        everybodyIsTold();
        submitted(FIRST, "1110", "1111");
        assertThat(counted(journal).violations()).hasSize(1);
        kills.add(new Kill(Victim.VAULT, BEGUN + 200_000, BEGUN + 900_000));
        assertThat(counted(journal).violations()).isEmpty();
    }

    @Test
    void sheIsRemindedAfterTenMinutesOfWhatSheHasNotConfirmed() {
        everybodyIsTold();
        at = LATER;
        submitted(SECOND, "2110", "2111");
        submitted(SECOND, "2110", "2111");
        assertThat(counted(journal).violations())
                .as("the second reminder comes at once")
                .hasSize(1);
        journal.subList(journal.size() - 2, journal.size()).clear();
        assertThat(counted(journal).violations()).isEmpty();
        heard(BEGUN + 2_000_000, SECOND, "2111");
        assertThat(counted(journal).violations()).hasSize(1);
    }

    private AlertCheck.Result counted(List<Line> lines) {
        return AlertCheck.of(
                lines, kills, offenders, Map.of(0, offenders.getFirst().steps()), survivors, LATER);
    }

    private void everybodyIsTold() {
        submitted(FIRST, "1110", "1111");
        submitted(SECOND, "2110", "2111");
        submitted(FIRST, "1130", "1333");
        submitted(FIRST, "1120", "1222");
        submitted(SECOND, "2120", "2222");
    }

    private void submitted(String phone, String means, String code) {
        String text = "Appointment %s is on 24 November. Please reply %s.".formatted(means, code);
        String name = Integer.toString(++number);
        journal.add(new Line(at, Kind.SUBMITTED, new String[] {
            name, phone, HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1))
        }));
        journal.add(new Line(at + 10_000, Kind.CONFIRMED, new String[] {name}));
        at += 3_000_000;
    }

    private void heard(long micros, String phone, String code) {
        journal.add(new Line(micros, Kind.HEARD, new String[] {phone, code}));
    }
}
