package pk.gov.nsor.publicservice.enquiry.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.shell.live.LiveUpdates;
import pk.gov.nsor.foundation.sms.AnswerTimes;
import pk.gov.nsor.foundation.sms.GatewayState;
import pk.gov.nsor.foundation.sms.Gateways;
import pk.gov.nsor.foundation.sms.SmscLink;

/**
 * Says every five seconds, where every process can read it, what this one's gateways are doing and how long their answers
 * took. What was counted since the last time is lost in a crash: it proves nothing and nobody is answered by it.
 */
@Component
class GatewayNotes {

    private final Gateways gateways;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LiveUpdates updates;
    private final Clock clock;
    private final UUID process = UUID.randomUUID();
    private final Map<SmscLink, Integer> boundBefore = new EnumMap<>(SmscLink.class);
    private AnswerTimes added = AnswerTimes.NONE;

    GatewayNotes(
            Gateways gateways,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            LiveUpdates updates,
            Clock clock) {
        this.gateways = gateways;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.updates = updates;
        this.clock = clock;
    }

    @Bean
    static Job gatewayNotesJob(GatewayNotes notes) {
        return Job.inEveryProcess("enquiry.gateway-state", Duration.ofSeconds(5))
                .does(notes::note);
    }

    synchronized void note() {
        Map<SmscLink, GatewayState> states = new EnumMap<>(SmscLink.class);
        for (SmscLink line : SmscLink.values()) {
            gateways.state(line).ifPresent(state -> states.put(line, state));
        }
        if (states.isEmpty()) {
            return;
        }
        Map<SmscLink, Integer> bound = new EnumMap<>(SmscLink.class);
        states.forEach((line, state) -> bound.put(line, state.bound()));
        GatewayState open = states.get(SmscLink.PUBLIC);
        AnswerTimes times = open == null ? added : open.times();
        AnswerTimes more = times.since(added);
        transaction.executeWithoutResult(status -> {
            states.forEach(this::write);
            add(more);
            if (!bound.equals(boundBefore)) {
                updates.publish(StatisticsRollup.TOPIC);
            }
        });
        added = times;
        boundBefore.putAll(bound);
    }

    private void write(SmscLink line, GatewayState state) {
        jdbc.sql("""
                        insert into enquiry.gateway_state
                            (process, line, noted_at, binds, bound, waiting, unsent, taken, turned_away)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (process, line) do update
                        set noted_at = excluded.noted_at, binds = excluded.binds, bound = excluded.bound,
                            waiting = excluded.waiting, unsent = excluded.unsent, taken = excluded.taken,
                            turned_away = excluded.turned_away
                        """)
                .params(
                        process,
                        line.name(),
                        OffsetDateTime.now(clock),
                        state.binds(),
                        state.bound(),
                        state.waiting(),
                        state.unsent(),
                        state.taken(),
                        state.turnedAway())
                .update();
    }

    private void add(AnswerTimes more) {
        Map<Integer, Long> byBound = new TreeMap<>(more.byBound());
        if (byBound.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into enquiry.answer_time as known (grain, begins_at, at_most_millis, answers)
                        select grain, date_trunc(grain, ?::timestamptz, 'Asia/Karachi'), bound, answers
                        from unnest(array['DAY', 'HOUR', 'MINUTE']) as grain, unnest(?, ?) as took (bound, answers)
                        order by 1, 2, 3
                        on conflict (grain, begins_at, at_most_millis) do update
                        set answers = known.answers + excluded.answers
                        """)
                .param(OffsetDateTime.now(clock))
                .param(byBound.keySet().stream().mapToInt(Integer::intValue).toArray())
                .param(byBound.values().stream().mapToLong(Long::longValue).toArray())
                .update();
    }
}
