package pk.gov.nsor.agencies.referrals;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.exchange.ChannelChanged;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.OutboxMessage;
import pk.gov.nsor.foundation.outbox.OutboxSubscriber;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.record.register.UnknownPersonException;

/**
 * Notes whose household is to be looked at, and looks, a person a transaction. Everybody with a note about children is looked
 * at once a night, too.
 */
@Component
public class HouseholdReview implements OutboxSubscriber {

    private static final String OF_CHANGED = """
            insert into referrals.due (person_id)
            select distinct n.person_id from unnest(?::uuid[]) as n (person_id)
            where exists (select from supervision.children_view c where c.person_id = n.person_id)
               or exists (select from register.merged_view m join supervision.children_view c on c.person_id = m.part_id
                   where m.root_id = n.person_id)
               or exists (select from referrals.referral r where r.person_id = n.person_id and r.state <> 'WITHDRAWN')
            order by 1
            on conflict do nothing
            """;

    private static final String OF_EVERYBODY = """
            insert into referrals.due (person_id)
            select person_id from supervision.children_view
            union select person_id from referrals.referral where state <> 'WITHDRAWN'
            order by 1
            on conflict do nothing
            """;

    private static final LocalTime AT = LocalTime.of(2, 40);

    private final JdbcClient jdbc;
    private final Referrals referrals;
    private final TransactionOperations transaction;

    HouseholdReview(JdbcClient jdbc, Referrals referrals, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.referrals = referrals;
        this.transaction = transaction;
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {
        @Bean
        Job householdsJob(HouseholdReview review) {
            return Job.inEveryProcess("referrals.households", Duration.ofSeconds(1))
                    .doesWhile(review::run);
        }

        @Bean
        Job householdsAtNightJob(HouseholdReview review) {
            return Job.daily("referrals.nightly", AT).does(review::everybody);
        }
    }

    @Override
    public String name() {
        return "referrals";
    }

    @Override
    public Set<OutboxTopic> topics() {
        return Set.of(OutboxTopic.STANDING_CHANGED, OutboxTopic.CASE_CHANGED);
    }

    @Override
    public void deliver(OutboxMessage message) {
        deliverAll(List.of(message));
    }

    @Override
    public void deliverAll(List<OutboxMessage> messages) {
        jdbc.sql(OF_CHANGED)
                .param(messages.stream().map(OutboxMessage::subject).distinct().toArray(UUID[]::new))
                .update();
    }

    @EventListener
    void channelChanged(ChannelChanged changed) {
        if (changed.audience().equals(Referrals.AUDIENCE)) {
            everybody();
        }
    }

    /** Has everybody looked at. */
    void everybody() {
        jdbc.sql(OF_EVERYBODY).update();
    }

    /** Looks at all that are due. One that fails stays due, and is tried again at the next run. */
    public void run(BooleanSupplier mayGoOn) {
        UUID last = new UUID(0, 0);
        RuntimeException failure = null;
        while (mayGoOn.getAsBoolean()) {
            Optional<UUID> next = next(last);
            if (next.isEmpty()) {
                break;
            }
            last = next.get();
            failure = step(last, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable RuntimeException step(UUID person, @Nullable RuntimeException before) {
        try {
            transaction.executeWithoutResult(status -> look(person));
            return before;
        } catch (UnknownPersonException erased) {
            // It was erased, with its row of the queue, after this was read.
            return before;
        } catch (RuntimeException failed) {
            if (before != null) {
                failed.addSuppressed(before);
            }
            return failed;
        }
    }

    private Optional<UUID> next(UUID after) {
        return jdbc.sql("select person_id from referrals.due where person_id > ? order by person_id limit 1")
                .param(after)
                .query(UUID.class)
                .optional();
    }

    private void look(UUID person) {
        // First: what is noted from here on waits for this transaction, and is looked at again.
        // Of two processes one waits here, and finds that it is done.
        int taken = jdbc.sql("delete from referrals.due where person_id = ?")
                .param(person)
                .update();
        if (taken > 0) {
            referrals.review(new PersonId(person));
        }
    }
}
