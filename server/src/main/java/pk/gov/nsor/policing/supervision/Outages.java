package pk.gov.nsor.policing.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.register.OfPeople;

/**
 * Days on which nobody could appear at a station, or nothing could be entered: what fell due in them can still be done for
 * some working days afterwards, and no breach is alleged until then.
 */
@Service
public class Outages {

    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final PoliceStations stations;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outages(JdbcClient jdbc, PoliceStations stations, Trail trail, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.stations = stations;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A declared outage.
     *
     * @param station null for the whole register
     * @param until null while it goes on
     */
    public record Declared(
            UUID id,
            @Nullable String station,
            LocalDate from,
            @Nullable LocalDate until,
            String reason) {}

    /**
     * Declares one.
     *
     * @param station null for the whole register
     * @param until null while it goes on
     * @throws InvalidValueException naming the field, where a day lies in the future, the last is before the first, the
     *     station is not there, or the reason is missing or too long
     */
    @Transactional
    public UUID declare(
            @Nullable String station, LocalDate from, @Nullable LocalDate until, String reason, Actor actor) {
        String clean = checked(reason);
        refuseFuture(from, "from");
        if (until != null) {
            refuseFuture(until, "until");
            refuseBefore(until, from);
        }
        if (station != null && stations.byCode(station).isEmpty()) {
            throw new InvalidValueException("outage.station", "There is no such police station.").at("station");
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into supervision.outage
                            (id, station_code, from_day, until_day, reason, declared_at, declared_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(station)
                .param(from)
                .param(until)
                .param(clean)
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        trail.append(TrailEntry.done(actor, TrailAction.OUTAGE_DECLARED)
                .about(id)
                .with(Map.of("station", station == null ? "" : station, "from", from.toString(), "reason", clean)));
        lookAgain(station, from, until);
        events.publishEvent(new OutageChanged(station, from, until));
        return id;
    }

    /**
     * Says which day was its last.
     *
     * @throws InvalidValueException where it has ended already, or the day lies in the future or before its first
     */
    @Transactional
    public void end(UUID id, LocalDate until, Actor actor) {
        refuseFuture(until, "until");
        Declared outage = jdbc.sql(SELECT + " where id = ? and until_day is null for update")
                .param(id)
                .query(Declared.class)
                .optional()
                .orElseThrow(() -> new InvalidValueException("outage.ended", "This outage has ended already."));
        refuseBefore(until, outage.from());
        jdbc.sql("update supervision.outage set until_day = ? where id = ?")
                .params(until, id)
                .update();
        trail.append(
                TrailEntry.done(actor, TrailAction.OUTAGE_DECLARED).about(id).with(Map.of("until", until.toString())));
        // Also whom it concerned while nobody knew its last day.
        lookAgain(outage.station(), outage.from(), null);
        events.publishEvent(new OutageChanged(outage.station(), outage.from(), until));
    }

    /** All, those that go on first, then the latest. */
    @Transactional(readOnly = true)
    public List<Declared> all() {
        return jdbc.sql(SELECT + " order by until_day desc nulls first, from_day desc")
                .query(Declared.class)
                .list();
    }

    /** Those of the whole register, and of the stations that answered for the person, on the days on which they did. */
    @Transactional(readOnly = true)
    public List<Outage> of(PersonId person) {
        return of(List.of(person)).getOrDefault(person, List.of());
    }

    /** As {@link #of(PersonId)}, of several. */
    @Transactional(readOnly = true)
    public Map<PersonId, List<Outage>> of(Collection<PersonId> people) {
        Map<PersonId, List<Outage>> outages = new HashMap<>();
        people.forEach(person -> outages.put(person, new ArrayList<>()));
        jdbc.sql("""
                        select null::uuid as person_id, o.from_day, o.until_day
                        from supervision.outage o where o.station_code is null
                        union all
                        select r.person_id, greatest(o.from_day, r.from_day), least(o.until_day, r.until_day)
                        from supervision.responsibility r
                        join supervision.outage o on o.station_code = r.station_code
                            and o.from_day <= coalesce(r.until_day, 'infinity')
                            and r.from_day <= coalesce(o.until_day, 'infinity')
                        where
                        """ + OfPeople.condition("r.person_id", people))
                .param(OfPeople.parameter(people))
                .query(row -> {
                    UUID person = row.getObject("person_id", UUID.class);
                    Outage outage = new Outage(
                            row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class));
                    if (person == null) {
                        outages.values().forEach(theirs -> theirs.add(outage));
                    } else {
                        outages.computeIfAbsent(new PersonId(person), any -> new ArrayList<>())
                                .add(outage);
                    }
                });
        return outages;
    }

    /**
     * Whose pending duties may be affected is reviewed with the next review.
     *
     * @param station whoever it answered for on one of the days; null for everybody
     */
    private void lookAgain(@Nullable String station, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("""
                        update supervision.case_file c set next_review_on = ?
                        where (c.next_review_on is null or c.next_review_on > ?)
                          and exists (select from supervision.duty d
                              where d.person_id = c.person_id and d.state in ('OPEN', 'BREACHED'))
                          and (?::text is null or exists (select from supervision.responsibility r
                              where r.person_id = c.person_id and r.station_code = ?
                                and r.from_day <= coalesce(?::date, 'infinity')
                                and coalesce(r.until_day, 'infinity') >= ?))
                        """)
                .param(LocalDate.now(clock))
                .param(LocalDate.now(clock))
                .param(station)
                .param(station)
                .param(until)
                .param(from)
                .update();
    }

    private void refuseFuture(LocalDate day, String field) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at(field);
        }
    }

    private static void refuseBefore(LocalDate until, LocalDate from) {
        if (until.isBefore(from)) {
            throw new InvalidValueException("outage.days", "The last day is before the first.").at("until");
        }
    }

    private static final String SELECT = """
            select id, station_code as station, from_day as "from", until_day as "until", reason
            from supervision.outage""";

    private static String checked(String reason) {
        String clean = reason.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_REASON) {
            throw new InvalidValueException(
                            "outage.reason", "Say what happened, in 1 to %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        return Screened.require(clean, "reason");
    }
}
