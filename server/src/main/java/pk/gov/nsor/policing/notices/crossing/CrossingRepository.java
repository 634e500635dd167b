package pk.gov.nsor.policing.notices.crossing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.transactions.TransactionScoped;
import pk.gov.nsor.policing.notices.Direction;
import pk.gov.nsor.policing.notices.observation.Reports;

/** Reads and writes border crossings. */
@Component
public class CrossingRepository {

    /** Compares with the record of the parameter {@code person} and those that are joined with it. */
    public static final String OF_JOINED = """
            any (array(select m.part_id from register.merged_view m where m.root_id = :person) || :person::uuid)
            """;

    private static final String SELECT = """
            select id, person_id, direction, crossed_on as on, country, place from notices.border_crossing
            """;

    // The person's row is locked where crossings are read to judge by.
    private static final TransactionScoped<Map<PersonId, List<Crossing>>> KNOWN = new TransactionScoped<>(HashMap::new);

    private final JdbcClient jdbc;
    private final Clock clock;

    CrossingRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A crossing of somebody on the register. */
    public record Crossing(UUID id, PersonId person, Direction direction, LocalDate on, String country, String place) {}

    /**
     * @param client which system reports it
     * @param notice the journey it belongs to; null where none was notified
     */
    public void insert(Crossing crossing, UUID client, @Nullable UUID notice) {
        KNOWN.forget();
        Reports.forget();
        jdbc.sql("""
                        insert into notices.border_crossing
                            (id, person_id, direction, crossed_on, country, place, notice_id, recorded_at, reported_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, array[?])
                        """)
                .param(crossing.id())
                .param(crossing.person())
                .param(crossing.direction().name())
                .param(crossing.on())
                .param(crossing.country())
                .param(crossing.place())
                .param(notice)
                .param(OffsetDateTime.now(clock))
                .param(client)
                .update();
    }

    /**
     * Notes that a system reports one of the same person, day, direction and country that it has not reported yet.
     *
     * @return whether there is one, so that it is the same crossing
     */
    public boolean isReportedByAnother(Crossing crossing, UUID client) {
        return jdbc.sql("""
                        update notices.border_crossing set reported_by = array_append(reported_by, :client)
                        where id = (
                            select c.id from notices.border_crossing c
                            where c.person_id = %s and c.direction = :direction and c.crossed_on = :on
                                and c.country = :country and :client <> all (c.reported_by)
                            order by c.recorded_at, c.id limit 1)
                        """.formatted(OF_JOINED))
                        .param("client", client)
                        .param("person", crossing.person().value())
                        .param("direction", crossing.direction().name())
                        .param("on", crossing.on())
                        .param("country", crossing.country())
                        .update()
                > 0;
    }

    /** Those that belong to a notified journey. */
    public List<Crossing> of(UUID notice) {
        return jdbc.sql(SELECT + " where notice_id = ? order by crossed_on, recorded_at")
                .param(notice)
                .query(Crossing.class)
                .list();
    }

    /** All of a person, in their order; also those that were reported under records that are joined with this one. */
    public List<Crossing> of(PersonId person) {
        return KNOWN.get()
                .computeIfAbsent(
                        person,
                        _ -> jdbc.sql(SELECT + " where person_id = " + OF_JOINED + " order by crossed_on, recorded_at")
                                .param("person", person.value())
                                .query(Crossing.class)
                                .list());
    }

    /** A journey was notified after all. */
    void belongsTo(UUID crossing, UUID notice) {
        jdbc.sql("update notices.border_crossing set notice_id = ? where id = ?")
                .params(notice, crossing)
                .update();
    }

    /** Of {@link #of(PersonId)} those without a notified journey, in their order. */
    List<Crossing> withoutJourney(PersonId person) {
        return jdbc.sql(SELECT + " where person_id = " + OF_JOINED
                        + " and notice_id is null order by crossed_on, recorded_at")
                .param("person", person.value())
                .query(Crossing.class)
                .list();
    }

    /**
     * Of those the ones that say of another journey each: the return from one is none of its own, also where that one was
     * notified and its notice was refused or taken back before the return.
     */
    public List<Crossing> unnotified(PersonId person) {
        List<Crossing> unnotified = new ArrayList<>();
        Set<Crossing> withoutJourney = new HashSet<>(withoutJourney(person));
        boolean isAway = false;
        for (Crossing crossing : of(person)) {
            if (withoutJourney.contains(crossing) && (crossing.direction() == Direction.DEPARTED || !isAway)) {
                unnotified.add(crossing);
            }
            isAway = crossing.direction() == Direction.DEPARTED;
        }
        return unnotified;
    }

    /** Of those without a notified journey the returns from one whose departure is known. */
    public List<Crossing> returns(PersonId person) {
        Set<Crossing> unnotified = new HashSet<>(unnotified(person));
        return withoutJourney(person).stream()
                .filter(crossing -> !unnotified.contains(crossing))
                .toList();
    }
}
