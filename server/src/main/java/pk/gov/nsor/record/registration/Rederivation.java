package pk.gov.nsor.record.registration;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.record.register.PersonRange;
import pk.gov.nsor.record.register.RowsByPerson;

/**
 * Derives again the standing of everybody affected by a change of the law. Each person who waits is a row that is
 * deleted in the transaction that derives, so that the work can be interrupted anywhere and continues in any process.
 */
@Component
public class Rederivation {

    private static final Logger LOG = LoggerFactory.getLogger(Rederivation.class);

    /** The number of people derived in the transaction of the change itself; the rest follow. */
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

    @Bean
    static Job rederivationJob(Rederivation rederivation) {
        return Job.inEveryProcess("registration.rederivation", Duration.ofSeconds(2))
                .within(Duration.ofHours(12))
                .does(rederivation::work);
    }

    /** How many people still wait. */
    @Transactional(readOnly = true)
    public long waiting() {
        return jdbc.sql("select count(*) from registration.rederivation")
                .query(Long.class)
                .single();
    }

    /** The people of a range who wait. */
    public static RowsByPerson<UUID> waitingInOrder(Connection connection, PersonRange range) {
        return RowsByPerson.read(connection, range, """
                select person_id from registration.rederivation where person_id between ? and ? order by person_id
                """, row -> row.getObject("person_id", UUID.class));
    }

    /**
     * Derives the first of them at once, and lets the rest wait; in the transaction of the change, which holds the
     * exclusive lock of the law.
     *
     * @param proposal the change; null where it is not a change of the law
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

    /** Continues until nobody waits; other processes that do the same take other people. */
    public void work() {
        long done = 0;
        for (int batch = batch(); batch > 0; batch = batch()) {
            done += batch;
        }
        if (done > 0) {
            LOG.info("Standings derived anew: {}", done);
        }
    }

    /** @return how many were derived; 0 where everybody who waits is being derived by another process */
    private int batch() {
        Integer done = transaction.execute(status -> {
            laws.hold();
            List<PersonId> batch =
                    jdbc.sql("""
                            delete from registration.rederivation where person_id in (
                                select person_id from registration.rederivation
                                order by queued_at, person_id limit ? for update skip locked)
                            returning person_id
                            """).param(BATCH).query(PersonId.class).list();
            inOrder(batch).forEach(this::rederive);
            return batch.size();
        });
        return done == null ? 0 : done;
    }

    private void rederive(PersonId person) {
        boolean _ = standings.rederive(person, StandingChange.Cause.LAW);
    }

    /** All processes that lock several people take the locks in one order. */
    private static List<PersonId> inOrder(List<PersonId> people) {
        return people.stream().sorted(Comparator.comparing(PersonId::value)).toList();
    }
}
