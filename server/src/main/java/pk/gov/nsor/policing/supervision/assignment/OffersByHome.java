package pk.gov.nsor.policing.supervision.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.assignment.Transfer.State;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;
import pk.gov.nsor.record.register.AddressRecorded;
import pk.gov.nsor.record.register.Homes;
import pk.gov.nsor.record.register.Homes.Home;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Offers that follow where somebody lives: after a move, and where the home comes to lie in another district by a split. */
@Component
public class OffersByHome {

    private static final Actor AFTER_A_MOVE = Actor.system("move");

    private final TransferRepository table;
    private final CaseRepository cases;
    private final Homes homes;
    private final Districts districts;
    private final PoliceStations stations;
    private final Clock clock;

    OffersByHome(
            TransferRepository table,
            CaseRepository cases,
            Homes homes,
            Districts districts,
            PoliceStations stations,
            Clock clock) {
        this.table = table;
        this.cases = cases;
        this.homes = homes;
        this.districts = districts;
        this.stations = stations;
        this.clock = clock;
    }

    /** A move to another district offers the transfer by itself; a move back takes the offer away. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(AddressRecorded recorded) {
        PersonId person = recorded.person();
        Responsibility now = cases.responsible(List.of(person)).get(person);
        Home home = home(person);
        if (now == null || home == null) {
            return;
        }
        Transfer open = table.offered(List.of(person)).stream().findFirst().orElse(null);
        if (open == null) {
            offer(person, now.station(), home);
        } else if (!open.toDistrict().equals(home.district())) {
            replace(open, now.station(), home);
        }
    }

    /** Open offers of people whose home lies in another district since a split go to that one. The caller holds their rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void followSplits(Collection<PersonId> people) {
        for (Transfer open : table.offered(people)) {
            PersonId person = open.person();
            Responsibility now = cases.responsible(List.of(person)).get(person);
            Home home = home(person);
            if (now != null && home != null && isSplitFrom(open, home)) {
                replace(open, now.station(), home);
            }
        }
    }

    /** Whoever was taken over by a district in which the home does not lie any more is offered to the one in which it does. */
    void goOn(Transfer accepted, String station) {
        Home home = home(accepted.person());
        if (home != null && isSplitFrom(accepted, home)) {
            offer(accepted.person(), station, home);
        }
    }

    /** An officer may offer somebody to a district of their choice; that stands where it was not the home's on the day. */
    private boolean isSplitFrom(Transfer transfer, Home home) {
        return !transfer.toDistrict().equals(home.district())
                && (transfer.toDistrict()
                                .equals(districts.on(home.recordedDistrict(), home.tehsil(), transfer.offeredOn()))
                        || table.isOfferedByRegister(transfer.id()));
    }

    private void replace(Transfer open, String station, Home home) {
        table.end(open, State.WITHDRAWN, null, "moved", JournalKind.TRANSFER_WITHDRAWN, AFTER_A_MOVE);
        offer(open.person(), station, home);
    }

    private void offer(PersonId person, String station, Home home) {
        String own = stations.byCode(station).map(PoliceStation::districtCode).orElse("");
        if (!home.district().equals(own)) {
            table.insert(person, station, home.district(), "moved", AFTER_A_MOVE);
        }
    }

    private @Nullable Home home(PersonId person) {
        Map<PersonId, Home> known = homes.of(List.of(person), LocalDate.now(clock));
        return known.get(person);
    }
}
