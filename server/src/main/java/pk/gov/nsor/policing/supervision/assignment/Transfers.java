package pk.gov.nsor.policing.supervision.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
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
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Cases move between districts without getting lost: offered, accepted or returned, and until then where they were. */
@Service
public class Transfers {

    private static final int LONGEST_REASON = 1000;

    private final TransferRepository table;
    private final OffersByHome offers;
    private final People people;
    private final CaseRepository tables;
    private final Stations responsible;
    private final Districts districts;
    private final PoliceStations stations;
    private final Trail trail;
    private final Clock clock;

    Transfers(
            TransferRepository table,
            OffersByHome offers,
            People people,
            CaseRepository tables,
            Stations responsible,
            Districts districts,
            PoliceStations stations,
            Trail trail,
            Clock clock) {
        this.table = table;
        this.offers = offers;
        this.people = people;
        this.tables = tables;
        this.responsible = responsible;
        this.districts = districts;
        this.stations = stations;
        this.trail = trail;
        this.clock = clock;
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
        UUID id = table.insert(person, now.station(), district.code(), clean, actor);
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
        table.end(transfer, State.ACCEPTED, taking.code(), "", JournalKind.TRANSFER_ACCEPTED, actor);
        responsible.handOver(transfer.person(), taking.code(), Reason.TRANSFER, actor);
        offers.goOn(transfer, taking.code());
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
        table.end(transfer, State.RETURNED, null, clean, JournalKind.TRANSFER_RETURNED, actor);
        answered(transfer, State.RETURNED, actor);
    }

    /** Takes the offer back, as {@link #giveBack} but by whoever offers. */
    @Transactional
    public void withdraw(UUID id, String reason, Actor actor) {
        String clean = checked(reason);
        Transfer transfer = locked(id);
        table.end(transfer, State.WITHDRAWN, null, clean, JournalKind.TRANSFER_WITHDRAWN, actor);
        answered(transfer, State.WITHDRAWN, actor);
    }

    @Transactional(readOnly = true)
    public Optional<Transfer> find(UUID id) {
        return table.find(id);
    }

    /** The open offer of somebody. */
    @Transactional(readOnly = true)
    public Optional<Transfer> offered(PersonId person) {
        return table.offered(List.of(person)).stream().findFirst();
    }

    /**
     * What stations offered and a district has answered since, the latest first; of nobody who is off the register today.
     *
     * @param stations their codes
     */
    @Transactional(readOnly = true)
    public List<Transfer> answered(Collection<String> stations, LocalDate since) {
        return table.answered(stations, since);
    }

    /** The person's row is locked, and the transfer is as it is after that. */
    private Transfer locked(UUID id) {
        Transfer transfer = find(id).orElseThrow(Transfers::answeredAlready);
        people.lock(transfer.person());
        return find(id).filter(now -> now.state() == State.OFFERED).orElseThrow(Transfers::answeredAlready);
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
}
