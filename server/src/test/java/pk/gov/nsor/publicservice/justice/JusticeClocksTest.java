package pk.gov.nsor.publicservice.justice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.publicservice.justice.ClockLine.Between;
import pk.gov.nsor.publicservice.justice.ClockLine.Count;
import pk.gov.nsor.publicservice.justice.ClockLine.Kind;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** Two hundred and forty cases of one court, of which half were decided in time, and three of another. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since every case is counted")
@DirtiesContext
class JusticeClocksTest {

    private static final String MANY = "sessions-court-lahore";
    private static final String FEW = "sessions-court-badin";

    @Autowired
    private JusticeClocks clocks;

    @Autowired
    private CaseStages stages;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PolicyValues policy;

    @Autowired
    private List<PolicyEffect> effects;

    @LocalServerPort
    private int port;

    private final TestClock clock;
    private final Officers officers;

    JusticeClocksTest(TestClock clock, Officers officers) {
        this.clock = clock;
        this.officers = officers;
    }

    @Test
    void noFewerThanFiftyCasesAreEnough() {
        LocalDate today = LocalDate.now(clock);
        PolicyValue present = policy.get("justice.fewest", today);
        PolicyEffect effect = effects.stream()
                .filter(each -> each.reckonsWith(present.key()))
                .findFirst()
                .orElseThrow();
        effect.validate(present, "50", today);
        effect.validate(present, "10000", today);
        for (String refused : List.of("1", "49", "10001")) {
            assertThatThrownBy(() -> effect.validate(present, refused, today))
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void whatIsToldIsRoundedAndOfEnoughCasesAndOldCasesAreErased() {
        CourtCases cases = new CourtCases(stages, clients);
        LocalDate challanOn = LocalDate.now(clock).minusDays(300);
        for (int number = 0; number < 240; number++) {
            Integer days = number < 120 ? Integer.valueOf(100) : number < 200 ? Integer.valueOf(200) : null;
            cases.say(MANY, "SC " + number + "/2026", challanOn, days, CaseOutcome.CONVICTED);
        }
        for (int number = 0; number < 3; number++) {
            cases.say(FEW, "SC " + number + "/2026", challanOn, 100, CaseOutcome.ACQUITTED);
        }
        List<ClockLine> lines = clocks.lines();
        assertThat(lines)
                .extracting(line -> line.kind() + line.code())
                .as("three cases of a court are too few for a line")
                .containsExactly("COUNTRY", "PROVINCEPK-PB", "PROVINCEPK-SD", "COURT" + MANY);

        ClockLine court = lines.getLast();
        assertThat(court.count(Count.CASES)).isIn(200L, 300L);
        assertThat(court.count(Count.DECIDED)).isIn(200L, 300L);
        assertThat(court.count(Count.IN_TIME)).isIn(100L, 200L);
        assertThat(court.count(Count.PAST_TIME)).as("40 is less than a step").isIn(null, 100L);
        assertThat(court.percentInTime()).as("120 of 200").isEqualTo(60);
        assertThat(court.median(Between.FIR_AND_CHALLAN)).isEqualTo(3);
        assertThat(court.median(Between.CHALLAN_AND_CHARGE)).isEqualTo(2);
        assertThat(court.median(Between.APPEAL_AND_DECISION)).as("no appeals").isNull();
        ClockLine few = lines.get(2);
        assertThat(few.kind()).isEqualTo(Kind.PROVINCE);
        assertThat(few.median(Between.FIR_AND_CHALLAN)).as("of three cases").isNull();
        assertThat(clocks.lines()).as("the same cases give the same numbers").isEqualTo(lines);

        whoReadsAfterEachOfTwentyMessagesSeesNoOtherNoise(cases, challanOn);
        theCommitteeReadsThemAndNoNumberOfACase();

        clock.move(Duration.ofDays(1825));
        stages.forget();
        assertThat(kept()).isEqualTo(263);
        clock.move(Duration.ofDays(2));
        stages.forget();
        assertThat(kept()).isZero();
    }

    /** An offset that were drawn for each message would change the number about every other time. */
    private void whoReadsAfterEachOfTwentyMessagesSeesNoOtherNoise(CourtCases cases, LocalDate challanOn) {
        int changes = 0;
        Long before = clocks.lines().getLast().count(Count.CASES);
        for (int number = 240; number < 260; number++) {
            cases.say(MANY, "SC " + number + "/2026", challanOn, 100, CaseOutcome.CONVICTED);
            Long now = clocks.lines().getLast().count(Count.CASES);
            changes += Objects.equals(now, before) ? 0 : 1;
            before = now;
        }
        // More than two once in a thousand runs.
        assertThat(changes).isLessThanOrEqualTo(2);
    }

    private void theCommitteeReadsThemAndNoNumberOfACase() {
        WebSession committee = new WebSession(port);
        committee.signIn(officers.with(Role.OVERSIGHT).name(), Officers.PASSWORD);
        for (String path : List.of(
                "/justice-clocks?places=courts",
                "/justice-clocks.csv?places=courts",
                "/justice-clocks/appeals",
                "/justice-clocks/appeals.csv")) {
            String told = committee.get(path).body();
            assertThat(told)
                    .as(path)
                    .doesNotContain("SC ", "Badin")
                    .contains(path.contains("courts") ? "Lahore" : "Pakistan");
            if (path.contains(".csv")) {
                assertThat(told).as(path).doesNotContain("263", "260", "140");
            }
        }
        assertThat(committee.get("/settlements").statusCode()).isEqualTo(403);
        WebSession officer = new WebSession(port);
        officer.signIn(
                officers.of(new Jurisdiction.OfDistrict("lahore"), Role.SUPERVISING_OFFICER)
                        .name(),
                Officers.PASSWORD);
        assertThat(officer.get("/justice-clocks").statusCode()).isEqualTo(403);
    }

    private long kept() {
        return jdbc.sql("select count(*) from justice.said_of_case")
                .query(Long.class)
                .single();
    }
}
