package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.jobs.Job;

/**
 * Writes events about those whom a new subscriber concerns already, in steps that each are committed. One that is filled again is
 * told of those whom it has come to concern since, and that it ended of those whom it concerns no longer.
 */
@Component
class Filling {

    private static final int STEP = 500;

    private final JdbcClient jdbc;
    private final Subscribers subscribers;
    private final Audiences audiences;
    private final MayHear mayHear;
    private final Told told;
    private final Waking waking;
    private final TransactionOperations transaction;
    private final Clock clock;

    Filling(
            JdbcClient jdbc,
            Subscribers subscribers,
            Audiences audiences,
            MayHear mayHear,
            Told told,
            Waking waking,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.subscribers = subscribers;
        this.audiences = audiences;
        this.mayHear = mayHear;
        this.told = told;
        this.waking = waking;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {
        @Bean
        Job fillingJob(Filling filling) {
            return Job.inEveryProcess("exchange.filling", Duration.ofSeconds(2)).doesWhile(filling::fill);
        }
    }

    void fill(BooleanSupplier mayGoOn) {
        boolean isMore = true;
        while (isMore && mayGoOn.getAsBoolean()) {
            isMore = Boolean.TRUE.equals(transaction.execute(status -> step()));
        }
    }

    /** @return whether there may be more to do */
    private boolean step() {
        List<Progress> progress = jdbc.sql("""
                        select id, filled_to from exchange.subscriber
                        where closed_at is null and filled_at is null order by opened_at limit 1 for update
                        """).query(Progress.class).list();
        if (progress.isEmpty()) {
            return false;
        }
        UUID id = progress.getFirst().id();
        Subscriber subscriber = subscribers.find(id).orElseThrow();
        Candidates<?> next =
                mayHear.after(audiences.of(subscriber), progress.getFirst().filledTo(), STEP);
        boolean isMore = next.rows().size() == STEP;
        UUID to = isMore ? next.rows().getLast().who().person().value() : null;
        List<Heard> heard = next.within(audiences.scope(subscriber));
        int written = told.concern(heard, id)
                + told.endedBut(heard, progress.getFirst().filledTo(), to, id);
        if (written > 0) {
            waking.afterCommit();
        }
        if (isMore) {
            jdbc.sql("update exchange.subscriber set filled_to = ? where id = ?")
                    .param(to)
                    .param(id)
                    .update();
        } else {
            jdbc.sql("update exchange.subscriber set filled_at = ? where id = ?")
                    .params(OffsetDateTime.now(clock), id)
                    .update();
        }
        return true;
    }

    private record Progress(UUID id, @Nullable UUID filledTo) {}
}
