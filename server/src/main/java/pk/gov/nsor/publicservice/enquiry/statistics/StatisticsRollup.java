package pk.gov.nsor.publicservice.enquiry.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.shell.live.LiveUpdates;

/**
 * Adds the notes of the batches to the figures, every two seconds in every process. A note is removed in the transaction
 * that adds it: however many do so at once and wherever one is cut short, each counts once.
 */
@Component
public class StatisticsRollup {

    /** The topic of open pages that show figures. */
    public static final String TOPIC = "enquiry-figures";

    static final int AT_ONCE = 2_000;
    private static final Duration MINUTES_ARE_KEPT = Duration.ofDays(2);
    private static final Duration HOURS_ARE_KEPT = Duration.ofDays(90);
    private static final Duration STATES_ARE_KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Runnable tell;
    private final Clock clock;
    private volatile long toldMinute;

    @Autowired
    StatisticsRollup(JdbcClient jdbc, PlatformTransactionManager transactions, LiveUpdates updates, Clock clock) {
        this(jdbc, new TransactionTemplate(transactions), () -> updates.publish(TOPIC), clock);
    }

    /** @param tell called in the transaction that changes figures, to notify open pages */
    public StatisticsRollup(JdbcClient jdbc, TransactionTemplate transaction, Runnable tell, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tell = tell;
        this.clock = clock;
    }

    @Bean
    static Job statisticsJob(StatisticsRollup rollup) {
        return Job.inEveryProcess("enquiry.statistics", Duration.ofSeconds(2)).does(rollup::fold);
    }

    @Bean
    static Job oldStatisticsJob(StatisticsRollup rollup) {
        return Job.inOneProcess("enquiry.old-statistics", Duration.ofMinutes(10))
                .does(rollup::forgetOld);
    }

    /**
     * Continues until no note is left except those that other processes hold. Open pages are also notified when a
     * minute has begun.
     */
    public void fold() {
        int taken;
        long all = 0;
        do {
            Integer folded = transaction.execute(status -> foldSome());
            taken = folded == null ? 0 : folded;
            all += taken;
        } while (taken == AT_ONCE);
        long minute = Math.floorDiv(clock.instant().getEpochSecond(), 60);
        if (all == 0 && minute != toldMinute) {
            transaction.executeWithoutResult(status -> tell.run());
        }
        toldMinute = minute;
    }

    /** Removes figures by the minute and hour that no page shows any more. */
    public void forgetOld() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        for (String table : new String[] {"enquiry.figure", "enquiry.answer_time"}) {
            jdbc.sql("delete from " + table + " where (grain = 'MINUTE' and begins_at < ?)"
                            + " or (grain = 'HOUR' and begins_at < ?)")
                    .params(now.minus(MINUTES_ARE_KEPT), now.minus(HOURS_ARE_KEPT))
                    .update();
        }
        jdbc.sql("delete from enquiry.gateway_state where noted_at < ?")
                .param(now.minus(STATES_ARE_KEPT))
                .update();
    }

    private int foldSome() {
        // Several processes write the same figures in the same order, so that they wait for each other and no more.
        int taken = jdbc.sql("""
                        with taken as (
                            delete from enquiry.count_note where id = any (array(
                                select id from enquiry.count_note order by id limit ? for update skip locked))
                            returning minutes, kinds, languages, areas, questions
                        ),
                        lot as (
                            select to_timestamp(each.minute * 60) as minute, kind, language, area, sum(each.questions) as questions
                            from taken t, unnest(t.minutes, t.kinds, t.languages, t.areas, t.questions)
                                as each (minute, kind, language, area, questions)
                            group by 1, 2, 3, 4
                        ),
                        counted as (
                            insert into enquiry.figure as figure (grain, begins_at, kind, language, questions)
                            select grain, date_trunc(grain, minute, 'Asia/Karachi'), kind, language, sum(questions)
                            from lot, unnest(array['DAY', 'HOUR', 'MINUTE']) as grain
                            group by 1, 2, 3, 4
                            order by 1, 2, 3, 4
                            on conflict (grain, begins_at, kind, language) do update
                            set questions = figure.questions + excluded.questions
                        ),
                        placed as (
                            insert into enquiry.area_figure as figure (day, area, questions)
                            select (minute at time zone 'Asia/Karachi')::date, area, sum(questions)
                            from lot
                            where area <> ''
                            group by 1, 2
                            order by 1, 2
                            on conflict (day, area) do update
                            set questions = figure.questions + excluded.questions
                        )
                        select count(*) from taken
                        """).param(AT_ONCE).query(Integer.class).single();
        if (taken > 0) {
            tell.run();
        }
        return taken;
    }
}
