package pk.gov.nsor.registration;

import java.sql.Connection;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.reference.Laws;
import pk.gov.nsor.register.PersonRange;
import pk.gov.nsor.register.RowsByPerson;

/**
 * Derives the standing of those anew whom a change of the law concerns. Who waits is a row that goes with the transaction
 * that derives, so that it can be cut short anywhere and goes on, in whichever process.
 */
@Component
public class Rederivation {

    private static final Logger LOG = LoggerFactory.getLogger(Rederivation.class);

    /** So many are derived in the transaction of the change itself; the rest follow. */
    static final int AT_ONCE = 1000;

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Laws laws;
    private final TransactionOperations transaction;
    private final Clock clock;

    Rederivation(JdbcClient jdbc, Standings standings, Laws laws, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.laws = laws;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many people still wait. */
    @Transactional(readOnly = true)
    public long waiting() {
        return jdbc.sql("select count(*) from registration.rederivation")
                .query(Long.class)
                .single();
    }

    /** Those of a range who wait. */
    static RowsByPerson<UUID> waitingInOrder(Connection connection, PersonRange range) {
        return RowsByPerson.read(connection, range, """
                select person_id from registration.rederivation where person_id between ? and ? order by person_id
                """, row -> row.getObject("person_id", UUID.class));
    }

    /**
     * Derives the first of them at once, and lets the rest wait; in the transaction of the change, which holds the law
     * alone.
     *
     * @param proposal the change; null where it is none of the law
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void of(List<PersonId> concerned, @Nullable UUID proposal) {
        int atOnce = Math.min(AT_ONCE, concerned.size());
        inOrder(concerned.subList(0, atOnce)).forEach(this::rederive);
        UUID[] rest = concerned.subList(atOnce, concerned.size()).stream()
                .map(PersonId::value)
                .toArray(UUID[]::new);
        jdbc.sql("""
                        insert into registration.rederivation (person_id, proposal_id, queued_at)
                        select id, ?, ? from unnest(?::uuid[]) as waiting (id) on conflict do nothing
                        """)
                .param(proposal)
                .param(OffsetDateTime.now(clock))
                .param(rest)
                .update();
    }

    /** Goes on until nobody waits; another process that does the same takes others. */
    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    public void work() {
        long done = 0;
        for (int batch = batch(); batch > 0; batch = batch()) {
            done += batch;
        }
        if (done > 0) {
            LOG.info("Standings derived anew: {}", done);
        }
    }

    /** @return how many were derived; 0 where nobody waits whom nobody else derives */
    private int batch() {
        Integer done = transaction.execute(status -> {
            laws.hold();
            List<PersonId> batch = jdbc.sql("""
                            delete from registration.rederivation where person_id in (
                                select person_id from registration.rederivation
                                order by queued_at, person_id limit ? for update skip locked)
                            returning person_id
                            """).param(BATCH).query(UUID.class).list().stream()
                    .map(PersonId::new)
                    .toList();
            inOrder(batch).forEach(this::rederive);
            return batch.size();
        });
        return done == null ? 0 : done;
    }

    private void rederive(PersonId person) {
        boolean _ = standings.rederive(person, StandingChange.Cause.LAW);
    }

    /** Two processes that lock several people each take them in one order. */
    private static List<PersonId> inOrder(List<PersonId> people) {
        return people.stream().sorted(Comparator.comparing(PersonId::value)).toList();
    }
}
