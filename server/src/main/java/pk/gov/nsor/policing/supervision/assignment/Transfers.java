package pk.gov.nsor.policing.supervision.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.Responsibility.Reason;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.policing.supervision.assignment.Transfer.State;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;
import pk.gov.nsor.record.register.AddressRecorded;
import pk.gov.nsor.record.register.Homes;
import pk.gov.nsor.record.register.Homes.Home;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Cases move between districts without getting lost: offered, accepted or returned, and until then where they were. */
@Service
public class Transfers {

    private static final int LONGEST_REASON = 1000;
    private static final Actor AFTER_A_MOVE = Actor.system("move");

    private final JdbcClient jdbc;
    private final People people;
    private final CaseRepository tables;
    private final Stations responsible;
    private final Homes homes;
    private final Districts districts;
    private final PoliceStations stations;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Transfers(
            JdbcClient jdbc,
            People people,
            CaseRepository tables,
            Stations responsible,
            Homes homes,
            Districts districts,
            PoliceStations stations,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.tables = tables;
        this.responsible = responsible;
        this.homes = homes;
        this.districts = districts;
        this.stations = stations;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A move to another district offers the transfer by itself; a move back takes the offer away. */
    @EventListener
    @org.springframework.core.annotation.Order(org.springframework.core.Ordered.LOWEST_PRECEDENCE)
    void on(AddressRecorded recorded) {
        PersonId person = recorded.person();
        LocalDate today = LocalDate.now(clock);
        Responsibility now = tables.responsible(List.of(person)).get(person);
        Home home = homes.of(List.of(person), today).get(person);
        if (now == null || home == null) {
            return;
        }
        Optional<Transfer> open = offered(person);
        if (open.isPresent() && !open.get().toDistrict().equals(home.district())) {
            end(open.get(), State.WITHDRAWN, null, "moved", JournalKind.TRANSFER_WITHDRAWN, AFTER_A_MOVE);
            open = Optional.empty();
        }
        if (open.isEmpty() && !home.district().equals(districtOf(now.station()))) {
            insert(person, now, home.district(), "moved", AFTER_A_MOVE);
        }
    }

    /**
     * Offers somebody to another district.
     *
     * @param reason 1 to 1000 characters
     * @throws InvalidValueException naming the field, where the district is the own one, is not there today or has ended,
     *     nobody answers for the person, or another offer is open
     */
    @Transactional
    public UUID offer(PersonId person, String toDistrict, String reason, Actor actor) {
        String clean = checked(reason);
        people.lock(person);
        LocalDate today = LocalDate.now(clock);
        District district = districts
                .byCode(toDistrict)
                .filter(known -> known.isInForce(today))
                .orElseThrow(() -> new InvalidValueException(
                                "transfer.district", "There is no such district today. Choose one of the list.")
                        .at("district"));
        Responsibility now = Optional.ofNullable(
                        tables.responsible(List.of(person)).get(person))
                .orElseThrow(Transfers::nobody);
        if (district.code().equals(districtOf(now.station()))) {
            throw new InvalidValueException(
                            "transfer.own", "The person is with this district already. Choose another one.")
                    .at("district");
        }
        if (offered(person).isPresent()) {
            throw new InvalidValueException(
                    "transfer.open", "The person is offered to a district already. Withdraw that offer first.");
        }
        UUID id = insert(person, now, district.code(), clean, actor);
        trail.append(TrailEntry.done(actor, TrailAction.TRANSFER_OFFERED)
                .about(person.value())
                .with(Map.of("transfer", id.toString(), "district", district.code(), "reason", clean)));
        return id;
    }

    /**
     * Takes the person over.
     *
     * @param station of the district it was offered to
     * @throws InvalidValueException where it was answered already, or the station is not of that district today
     */
    @Transactional
    public void accept(UUID id, String station, Actor actor) {
        Transfer transfer = locked(id);
        PoliceStation taking = stations.byCode(station)
                .filter(known -> known.districtCode().equals(transfer.toDistrict()))
                .orElseThrow(() -> new InvalidValueException(
                                "transfer.station", "This station is not of the district that was asked.")
                        .at("station"));
        if (responsible.of(transfer.person()).isEmpty()) {
            throw nobody();
        }
        end(transfer, State.ACCEPTED, taking.code(), "", JournalKind.TRANSFER_ACCEPTED, actor);
        responsible.handOver(transfer.person(), taking.code(), Reason.TRANSFER, actor);
        answered(transfer, State.ACCEPTED, actor);
    }

    /**
     * Says why the district does not take the person over.
     *
     * @throws InvalidValueException where it was answered already, or the reason is missing or too long
     */
    @Transactional
    public void giveBack(UUID id, String reason, Actor actor) {
        String clean = checked(reason);
        Transfer transfer = locked(id);
        end(transfer, State.RETURNED, null, clean, JournalKind.TRANSFER_RETURNED, actor);
        answered(transfer, State.RETURNED, actor);
    }

    /** Takes the offer back, as {@link #giveBack} but by whoever offers. */
    @Transactional
    public void withdraw(UUID id, String reason, Actor actor) {
        String clean = checked(reason);
        Transfer transfer = locked(id);
        end(transfer, State.WITHDRAWN, null, clean, JournalKind.TRANSFER_WITHDRAWN, actor);
        answered(transfer, State.WITHDRAWN, actor);
    }

    @Transactional(readOnly = true)
    public Optional<Transfer> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(Transfer.class)
                .optional();
    }

    /** The open offer of somebody. */
    @Transactional(readOnly = true)
    public Optional<Transfer> offered(PersonId person) {
        return jdbc.sql(SELECT + " where person_id = ? and state = 'OFFERED'")
                .param(person.value())
                .query(Transfer.class)
                .optional();
    }

    /**
     * What stations offered and a district has answered since, the latest first; of nobody who is off the register today.
     *
     * @param stations their codes
     */
    @Transactional(readOnly = true)
    public List<Transfer> answered(Collection<String> stations, LocalDate since) {
        return jdbc.sql(SELECT + """
                         t where state in ('ACCEPTED', 'RETURNED') and answered_on >= :since
                            and from_station = any (:stations)
                            and exists (select from registration.standing_view s where s.person_id = t.person_id
                                and s.first_day <= :today and (s.last_day is null or s.last_day >= :today))
                        order by answered_on desc, id limit 500
                        """)
                .param("since", since)
                .param("today", LocalDate.now(clock))
                .param("stations", stations.toArray(String[]::new))
                .query(Transfer.class)
                .list();
    }

    /** The person's row is locked, and the transfer is as it is after that. */
    private Transfer locked(UUID id) {
        Transfer transfer = find(id).orElseThrow(Transfers::answeredAlready);
        people.lock(transfer.person());
        return find(id).filter(now -> now.state() == State.OFFERED).orElseThrow(Transfers::answeredAlready);
    }

    private UUID insert(PersonId person, Responsibility now, String district, String reason, Actor actor) {
        UUID id = UUID.randomUUID();
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        insert into supervision.transfer
                            (id, person_id, from_station, to_district, reason, state, offered_on, offered_at, offered_by)
                        values (?, ?, ?, ?, ?, 'OFFERED', ?, ?, ?)
                        """)
                .param(id)
                .param(person.value())
                .param(now.station())
                .param(district)
                .param(reason)
                .param(today)
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        journal.append(person, JournalKind.TRANSFER_OFFERED, today, Map.of("district", district), actor);
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        return id;
    }

    private void end(
            Transfer transfer, State state, @Nullable String station, String answer, JournalKind kind, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        update supervision.transfer
                        set state = ?, to_station = ?, answer = ?, answered_on = ?, answered_by = ? where id = ?
                        """)
                .param(state.name())
                .param(station)
                .param(answer)
                .param(today)
                .param(actor.id())
                .param(transfer.id())
                .update();
        journal.append(
                transfer.person(), kind, today, Map.of("district", transfer.toDistrict(), "reason", answer), actor);
        outbox.publish(OutboxTopic.CASE_CHANGED, transfer.person().value());
    }

    private void answered(Transfer transfer, State state, Actor actor) {
        trail.append(TrailEntry.done(actor, TrailAction.TRANSFER_ANSWERED)
                .about(transfer.person().value())
                .with(Map.of("transfer", transfer.id().toString(), "state", state.name())));
    }

    private String districtOf(String station) {
        return stations.byCode(station).map(PoliceStation::districtCode).orElse("");
    }

    private static String checked(String reason) {
        String clean = reason.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_REASON) {
            throw new InvalidValueException("transfer.reason", "Give the reason in 1 to %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        return Screened.require(clean, "reason");
    }

    private static InvalidValueException nobody() {
        return new InvalidValueException(
                "transfer.nobody", "No station answers for this person now, so there is nobody to transfer.");
    }

    private static InvalidValueException answeredAlready() {
        return new InvalidValueException("transfer.answered", "This transfer was answered already.");
    }

    private static final String SELECT = """
            select id, person_id, from_station, to_district, reason, state, offered_on, to_station, answer
            from supervision.transfer""";
}
