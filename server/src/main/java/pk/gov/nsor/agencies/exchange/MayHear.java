package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Reads whom an audience may hear of, as it is now. Nobody who is not on the register today is among them, so nobody sealed or
 * erased, and no record that is joined with another: the person is told of under the one that leads.
 */
@Component
class MayHear {

    private static final String SELECT = """
            select p.id as person_id, p.name_latin, p.name_urdu,
                coalesce((select array_agg(c.cnic order by c.cnic) from register.cnic_view c
                    where c.person_id = p.id and c.status <> 'WITHDRAWN'), '{}') as cnics,
                %s
            from register.person_view p
            join registration.standing_view s on s.person_id = p.id
                and s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
            %s
            where not exists (select from register.merged_view m where m.part_id = p.id) and (%s)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MayHear(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of these people whom the audience may hear of; whoever is left out concerns it in no way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <R extends Audience.Row> Candidates<R> of(Audience<R> audience, Collection<PersonId> people) {
        return new Candidates<>(
                audience,
                audience.completed(statement(audience, " and p.id = any (:people)")
                        .param(
                                "people",
                                people.stream().map(PersonId::value).distinct().toArray(UUID[]::new))
                        .query(audience.row())
                        .list()));
    }

    /** The next of those whom the audience may hear of, in the order of their identifiers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <R extends Audience.Row> Candidates<R> after(Audience<R> audience, @Nullable UUID last, int most) {
        return new Candidates<>(
                audience,
                audience.completed(statement(audience, " and p.id > :last order by p.id limit :most")
                        .param("last", last == null ? new UUID(0, 0) : last)
                        .param("most", most)
                        .query(audience.row())
                        .list()));
    }

    private JdbcClient.StatementSpec statement(Audience<?> audience, String which) {
        Audience.Sql sql = audience.sql();
        return jdbc.sql(SELECT.formatted(sql.columns(), sql.joins(), sql.condition()) + which)
                .param("today", LocalDate.now(clock));
    }
}
