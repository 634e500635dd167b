package pk.gov.nsor.policing.supervision.caseload;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.Requirement.Verification;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.policing.supervision.caseload.CaseSummary.Appeared;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.duty.DutyKind;
import pk.gov.nsor.policing.supervision.duty.DutyState;
import pk.gov.nsor.policing.supervision.duty.ToldDays;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Essentials;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.StandingDerivation;

/** Reads how one case stands. */
@Service
public class Cases {

    private static final int LATEST = 5;

    private final JdbcClient jdbc;
    private final CaseRepository tables;
    private final Stations stations;
    private final Absconders absconders;
    private final Transfers transfers;
    private final Breaches breaches;
    private final LegalRecord legal;
    private final Essentials people;
    private final MergedRecords merged;
    private final Laws laws;
    private final Clock clock;

    Cases(
            JdbcClient jdbc,
            CaseRepository tables,
            Stations stations,
            Absconders absconders,
            Transfers transfers,
            Breaches breaches,
            LegalRecord legal,
            Essentials people,
            MergedRecords merged,
            Laws laws,
            Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.stations = stations;
        this.absconders = absconders;
        this.transfers = transfers;
        this.breaches = breaches;
        this.legal = legal;
        this.people = people;
        this.merged = merged;
        this.laws = laws;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public CaseSummary of(PersonId person) {
        List<Duty> duties = duties(person);
        return new CaseSummary(
                stations.of(person),
                duties.stream().filter(duty -> duty.state() == DutyState.OPEN).toList(),
                alleged(person),
                nextDueOn(person, duties),
                absconders.of(person),
                transfers.offered(person),
                legal.of(person).custody().stream().anyMatch(CustodyPeriod::isOpen),
                latest(person));
    }

    /** The day by which the person has to appear next; null where there is none. */
    @Transactional(readOnly = true)
    public @Nullable LocalDate nextDueOn(PersonId person) {
        return nextDueOn(person, duties(person));
    }

    /** That of an open duty, or of the first that the law knows and that is not answered already. */
    private @Nullable LocalDate nextDueOn(PersonId person, List<Duty> duties) {
        for (Duty duty : duties) {
            if (duty.state() == DutyState.OPEN) {
                return duty.dueOn();
            }
        }
        if (people.of(List.of(person)).isEmpty()) {
            return null;
        }
        Law law = laws.current();
        Facts facts = StandingDerivation.facts(
                legal.of(person), people.of(List.of(person)).getFirst().bornOn());
        LocalDate day = LocalDate.now(clock);
        ToldDays told = ToldDays.of(laws, day);
        while (true) {
            Requirement then = Derivation.derive(law, facts, day);
            Verification next = then.nextVerification();
            if (next == null) {
                return null;
            }
            boolean isOpened = duties.stream()
                    .anyMatch(duty -> duty.kind() == DutyKind.VERIFICATION
                            && duty.nominalOn().equals(next.nominalOn()));
            if (!isOpened) {
                return told.dueOn(next, then.lastDay());
            }
            day = next.dueOn().plusDays(1);
        }
    }

    /** Those that arose under a joined record are the person's, too. */
    private List<Duty> duties(PersonId person) {
        List<PersonId> records =
                Stream.concat(Stream.of(person), merged.parts(person).stream()).toList();
        return tables.duties(records, LocalDate.now(clock)).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Duty::dueOn)
                        .thenComparing(duty -> duty.kind().name()))
                .toList();
    }

    private List<Breach> alleged(PersonId person) {
        return breaches.ofPerson(person).stream()
                .filter(breach -> breach.state() == Breach.State.ALLEGED)
                .sorted(Comparator.comparing(Breach::allegedOn))
                .toList();
    }

    private List<Appeared> latest(PersonId person) {
        return jdbc.sql("""
                        select id, happened_on as on, station_code, identity_seen as identity, address_seen as address, note
                        from supervision.appearance where person_id = ?
                        order by happened_on desc, recorded_at desc limit ?
                        """)
                .params(person.value(), LATEST)
                .query(Appeared.class)
                .list();
    }
}
