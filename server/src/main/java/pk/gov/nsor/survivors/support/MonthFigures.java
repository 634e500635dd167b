package pk.gov.nsor.survivors.support;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.Day;

/**
 * What oversight sees: counts of whole months of the whole country, to the nearest five and none below ten, written once when the
 * month is over and what was passed on in it could be answered. Subtracting one from another tells of nobody. Also ends the life of cases that were closed long ago.
 */
@Service
public class MonthFigures {

    /** What is counted of a kind of service, by the month in which it was passed on. */
    static final List<String> OF_REFERRALS =
            List.of("referred", "answered_in_time", "taken", "declined", "helped", "withdrawn");

    /** What is counted of a line of the checklist, by the month in which it was said. */
    static final List<String> OF_CHECKS = List.of("respected", "not_respected");

    private static final int FEWEST = 10;
    private static final int STEP = 5;

    private final CaseStore store;
    private final SupportCases cases;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Duration answerIn;
    private final Duration keptClosed;

    MonthFigures(
            CaseStore store,
            SupportCases cases,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock,
            @Value("${nsor.vault.referral-answer}") Duration answerIn,
            @Value("${nsor.vault.closed-cases-kept}") Duration keptClosed) {
        this.store = store;
        this.cases = cases;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.answerIn = answerIn;
        this.keptClosed = keptClosed;
    }

    /** Its job. */
    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job monthFiguresJob(MonthFigures figures) {
            return Job.daily("support.month-figures", LocalTime.of(3, 40))
                    .whileClockIsSteady()
                    .does(figures::run);
        }
    }

    /**
     * A count of a month.
     *
     * @param subject the key of a kind of service, or of a line of the checklist
     * @param many null for fewer than ten
     */
    public record Figure(
            YearMonth month,
            String subject,
            String what,
            @Nullable Integer many) {}

    /** Every month that is written, the latest first. */
    public List<Figure> all() {
        return jdbc.sql(
                        "select month, subject, what, many from survivors.month_figure order by month desc, subject, what")
                .query((row, _) -> new Figure(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("subject"),
                        row.getString("what"),
                        row.getObject("many", Integer.class)))
                .list();
    }

    /** Writes each month that is over, on whose last day's referrals an answer is no longer awaited, and that is not written yet, and erases cases that were closed long ago. */
    void run() {
        transaction.executeWithoutResult(_ -> {
            YearMonth last = YearMonth.from(clock.instant().minus(answerIn).atZone(Day.ZONE))
                    .minusMonths(1);
            for (YearMonth month = firstUnwritten(last); !month.isAfter(last); month = month.plusMonths(1)) {
                write(month);
            }
        });
        Instant before = clock.instant().minus(keptClosed);
        List<UUID> old = store.all().stream()
                .filter(one -> one.closedAt() != null && one.closedAt().isBefore(before))
                .map(SupportCase::id)
                .toList();
        if (!old.isEmpty()) {
            cases.erase(old);
        }
    }

    private YearMonth firstUnwritten(YearMonth last) {
        return jdbc.sql("select max(month) from survivors.month_figure having count(*) > 0")
                .query(LocalDate.class)
                .optional()
                .map(day -> YearMonth.from(day).plusMonths(1))
                .orElse(last);
    }

    private void write(YearMonth month) {
        List<Referral> referred = store.all().stream()
                .flatMap(one -> one.referrals().stream())
                .filter(referral -> isIn(month, referral.sentAt()))
                .toList();
        for (SupportKind kind : SupportKind.values()) {
            for (String what : OF_REFERRALS) {
                long many = referred.stream()
                        .filter(referral ->
                                referral.kind() == kind && counts(what).test(referral))
                        .count();
                write(month, kind.key(), what, many);
            }
        }
        List<CheckSaid> said = store.all().stream().flatMap(MonthFigures::said).toList();
        for (CheckLine line : CheckLine.values()) {
            for (String what : OF_CHECKS) {
                long many = said.stream()
                        .filter(one -> one.line() == line
                                && one.check().state().key().equals(what)
                                && isIn(month, one.check().at()))
                        .count();
                write(month, line.key(), what, many);
            }
        }
    }

    private record CheckSaid(CheckLine line, SupportCase.Check check) {}

    private static Stream<CheckSaid> said(SupportCase one) {
        List<CheckSaid> said = new ArrayList<>();
        one.checks().forEach((line, check) -> said.add(new CheckSaid(line, check)));
        return said.stream();
    }

    private Predicate<Referral> counts(String what) {
        return switch (what) {
            case "referred" -> _ -> true;
            case "answered_in_time" ->
                referral -> Optional.ofNullable(referral.answeredAt())
                        .filter(at -> !at.isAfter(referral.sentAt().plus(answerIn)))
                        .isPresent();
            case "taken" -> referral -> referral.answeredAt() != null && referral.state() != ReferralState.DECLINED;
            case "declined" -> referral -> referral.state() == ReferralState.DECLINED;
            case "helped" -> referral -> referral.reason() == Reason.HELPED;
            case "withdrawn" -> referral -> referral.state() == ReferralState.WITHDRAWN;
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static boolean isIn(YearMonth month, Instant at) {
        return YearMonth.from(at.atZone(Day.ZONE)).equals(month);
    }

    private void write(YearMonth month, String subject, String what, long many) {
        jdbc.sql("insert into survivors.month_figure (month, subject, what, many) values (?, ?, ?, ?)")
                .param(1, month.atDay(1))
                .param(2, subject)
                .param(3, what)
                .param(4, rounded(many), Types.INTEGER)
                .update();
    }

    /** To the nearest five; null for fewer than ten. */
    static @Nullable Integer rounded(long many) {
        return many < FEWEST ? null : (int) Math.round(many / (double) STEP) * STEP;
    }
}
