package pk.gov.nsor.startup.demo.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.publicservice.justice.AppealOutcome;
import pk.gov.nsor.publicservice.justice.CaseDays;
import pk.gov.nsor.publicservice.justice.CaseOutcome;
import pk.gov.nsor.publicservice.justice.CaseStage;
import pk.gov.nsor.publicservice.justice.CaseStages;
import pk.gov.nsor.publicservice.justice.StagesOfCase;

/**
 * Made-up cases of three courts, as a court's system reports them: most decided, some in time, some still running, a part appealed,
 * and one in Lahore that ended in a settlement a few days ago, for the prosecutor there.
 */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoCases {

    private static final String DATA_SET = "cases";
    private static final List<String> COURTS =
            List.of("sessions-court-lahore", "sessions-court-karachi-east", "sessions-court-peshawar");

    /** Enough that rounded figures have something to say. */
    private static final int CASES = 900;

    private static final int SETTLED_DAYS_AGO = 12;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final CaseStages stages;
    private final DemoAccounts accounts;
    private final Clock clock;

    DemoCases(
            JdbcClient jdbc, TransactionOperations transaction, CaseStages stages, DemoAccounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.stages = stages;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Runs once, all in one transaction with the row that marks it as done. */
    void load() {
        LocalDate today = LocalDate.now(clock);
        transaction.executeWithoutResult(status -> {
            boolean isFirst =
                    jdbc.sql("insert into demo.data_set (name, seed, as_of) values (?, 0, ?) on conflict do nothing")
                                    .params(DATA_SET, today)
                                    .update()
                            == 1;
            if (isFirst) {
                IntStream.range(0, CASES).forEach(number -> say(number, today));
                settled(today);
            }
        });
    }

    /** Each differs from the next by its number alone, so that every demonstration is the same. */
    private void say(int number, LocalDate today) {
        LocalDate fir = today.minusDays(720 - number % 450);
        LocalDate challan = fir.plusDays(14 + number % 30);
        LocalDate charge = challan.plusDays(10 + number % 25);
        LocalDate judgment = challan.plusDays(60 + number * 7 % 240);
        boolean isDecided = number % 5 != 0 && judgment.isBefore(today);
        LocalDate appeal = judgment.plusDays(20);
        boolean isAppealed = isDecided && number % 3 == 0 && appeal.isBefore(today);
        LocalDate decided = appeal.plusDays(90 + number % 120);
        boolean isAppealDecided = isAppealed && number % 2 == 0 && decided.isBefore(today);
        Map<CaseStage, LocalDate> on = new EnumMap<>(CaseStage.class);
        on.put(CaseStage.FIR, fir);
        on.put(CaseStage.CHALLAN, challan);
        on.put(CaseStage.CHARGE, charge);
        if (isDecided) {
            on.put(CaseStage.JUDGMENT, judgment);
        }
        if (isAppealed) {
            on.put(CaseStage.APPEAL, appeal);
        }
        if (isAppealDecided) {
            on.put(CaseStage.APPEAL_DECIDED, decided);
        }
        say(
                COURTS.get(number % COURTS.size()),
                number,
                on,
                isDecided ? number % 4 == 1 ? CaseOutcome.CONVICTED : CaseOutcome.ACQUITTED : null,
                isAppealDecided ? number % 4 == 0 ? AppealOutcome.CHANGED : AppealOutcome.UPHELD : null);
    }

    private void settled(LocalDate today) {
        Map<CaseStage, LocalDate> on = new EnumMap<>(CaseStage.class);
        on.put(CaseStage.FIR, today.minusDays(200));
        on.put(CaseStage.CHALLAN, today.minusDays(180));
        on.put(CaseStage.JUDGMENT, today.minusDays(SETTLED_DAYS_AGO));
        say(COURTS.getFirst(), CASES, on, CaseOutcome.ACQUITTED_BY_SETTLEMENT, null);
    }

    private void say(
            String court,
            int number,
            Map<CaseStage, LocalDate> on,
            @Nullable CaseOutcome outcome,
            @Nullable AppealOutcome appealOutcome) {
        Machine client = accounts.court();
        stages.takeAtOnce(
                new StagesOfCase(
                        "demonstration-case-" + number,
                        court,
                        "SC " + (number + 1) + "/2025",
                        List.of(new Section("PPC", "376")),
                        new CaseDays(on, outcome, appealOutcome)),
                client,
                new Actor(Actor.Kind.MACHINE, client.clientId(), "demonstration"));
    }
}
