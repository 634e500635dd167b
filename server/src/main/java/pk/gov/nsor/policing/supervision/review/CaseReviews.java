package pk.gov.nsor.policing.supervision.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.policing.supervision.Outages;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.Responsibility.End;
import pk.gov.nsor.policing.supervision.Responsibility.Reason;
import pk.gov.nsor.policing.supervision.assignment.OffersByHome;
import pk.gov.nsor.policing.supervision.assignment.StationChoice;
import pk.gov.nsor.policing.supervision.caseload.CaseFile;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;
import pk.gov.nsor.policing.supervision.caseload.CaseWriting;
import pk.gov.nsor.policing.supervision.duty.CaseKnown;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.duty.DutyReview;
import pk.gov.nsor.policing.supervision.duty.DutyReview.Found;
import pk.gov.nsor.policing.supervision.duty.DutyTerms;
import pk.gov.nsor.policing.supervision.duty.Presence;
import pk.gov.nsor.policing.supervision.duty.ToldDays;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Essentials;
import pk.gov.nsor.record.register.Homes;
import pk.gov.nsor.record.register.Homes.Home;
import pk.gov.nsor.record.registration.StandingDerivation;
import pk.gov.nsor.record.registration.StandingDerived;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.record.registration.removal.Removals.Pause;

/**
 * Brings cases up to today: with each fact that is recorded of a person, in its transaction, and with each day on which
 * something falls due. Both are the same work, so that it does not matter which comes first.
 */
@Component
public class CaseReviews {

    private final LegalRecord legal;
    private final JoinedCases joinedCases;
    private final Essentials people;
    private final Homes homes;
    private final Releases releases;
    private final Removals removals;
    private final Outages outages;
    private final Absconders absconders;
    private final CaseRepository tables;
    private final CaseWriting writing;
    private final OffersByHome offers;
    private final Laws laws;
    private final PolicyValues policy;
    private final Districts districts;
    private final PoliceStations stations;
    private final Clock clock;

    CaseReviews(
            LegalRecord legal,
            JoinedCases joinedCases,
            Essentials people,
            Homes homes,
            Releases releases,
            Removals removals,
            Outages outages,
            Absconders absconders,
            CaseRepository tables,
            CaseWriting writing,
            OffersByHome offers,
            Laws laws,
            PolicyValues policy,
            Districts districts,
            PoliceStations stations,
            Clock clock) {
        this.legal = legal;
        this.joinedCases = joinedCases;
        this.people = people;
        this.homes = homes;
        this.releases = releases;
        this.removals = removals;
        this.outages = outages;
        this.absconders = absconders;
        this.tables = tables;
        this.writing = writing;
        this.offers = offers;
        this.laws = laws;
        this.policy = policy;
        this.districts = districts;
        this.stations = stations;
        this.clock = clock;
    }

    @EventListener
    void on(StandingDerived derived) {
        review(List.of(derived.person()));
    }

    /** Everybody whose row the caller has locked. Doing it twice is doing it once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void review(Collection<PersonId> persons) {
        LocalDate today = LocalDate.now(clock);
        Law law = laws.current();
        Map<PersonId, Essentials.Essential> essentials =
                people.of(persons).stream().collect(Collectors.toMap(Essentials.Essential::id, Function.identity()));
        Map<PersonId, JoinedCases.Leading> joined = joinedCases.of(persons);
        Batch batch = new Batch(
                law,
                today,
                terms(today),
                legal.of(persons),
                joined,
                removals.pauses(persons),
                tables.files(persons),
                tables.duties(persons, today),
                tables.presences(persons),
                tables.responsible(persons),
                outages.of(persons),
                homes.of(persons, today),
                releases.last(persons),
                absconders.endedUnseen(persons),
                new StationChoice(districts, stations));
        Map<PersonId, Reviewed> reviewed = new HashMap<>();
        for (PersonId person : persons) {
            Essentials.Essential known = essentials.get(person);
            Reviewed one = known == null ? null : batch.review(person, known.bornOn());
            if (one != null) {
                reviewed.put(person, one);
            }
        }
        writing.write(reviewed, today);
        offers.followSplits(persons);
    }

    private DutyTerms terms(LocalDate today) {
        return new DutyTerms(
                Integer.parseInt(
                        policy.get("verification.no-fixed-abode", today).value()),
                Integer.parseInt(policy.get("outage.grace", today).value()),
                ToldDays.of(laws, today));
    }

    private record Batch(
            Law law,
            LocalDate today,
            DutyTerms terms,
            Map<PersonId, LegalFacts> facts,
            Map<PersonId, JoinedCases.Leading> joined,
            Map<PersonId, Pause> pauses,
            Map<PersonId, CaseFile> files,
            Map<PersonId, List<Duty>> duties,
            Map<PersonId, List<Presence>> presences,
            Map<PersonId, Responsibility> responsible,
            Map<PersonId, List<Outage>> outages,
            Map<PersonId, Home> homes,
            Map<PersonId, Releases.Plan> plans,
            Map<PersonId, Absconders.Unseen> alerts,
            StationChoice choice) {

        @Nullable
        Reviewed review(PersonId person, @Nullable LocalDate bornOn) {
            LegalFacts legal = facts.getOrDefault(person, LegalFacts.NONE);
            Facts known = StandingDerivation.facts(legal, bornOn);
            CaseFile before = files.get(person);
            JoinedCases.Leading leading = joined.get(person);
            CaseFile file = before == null && leading == null ? opened(known) : before;
            if (file == null) {
                return null;
            }
            Responsibility now = responsible.get(person);
            Pause pause = pauses.getOrDefault(person, Pause.NONE);
            CaseKnown owed = new CaseKnown(
                    known,
                    file.openedOn(),
                    file.openedInCustody(),
                    file.reviewedOn(),
                    file.nextReviewOn(),
                    file.withoutResidenceSince(),
                    duties.getOrDefault(person, List.of()),
                    presences.getOrDefault(person, List.of()),
                    JoinedCases.both(pause.pauses(), outages.getOrDefault(person, List.of())),
                    pause.pauses(),
                    legal.deathReportedOn() != null);
            if (leading != null) {
                // Whoever is supervised is so under the leading record.
                Found found = DutyReview.ofJoined(law, terms, leading.with(owed), today);
                Facts nobodys = StandingDerivation.facts(LegalFacts.NONE, bornOn);
                found = new Found(Derivation.derive(law, nobodys, today), found.steps(), found.nextOn());
                AlertAndPlan corrected = AlertAndPlan.ofJoined(plans.get(person), known, today);
                return station(person, file, before, found, now, LegalFacts.NONE, null, corrected, pause.isWaiting());
            }
            Found found = DutyReview.review(law, terms, owed, today);
            LocalDate escapedOn = escapedOn(legal);
            AlertAndPlan corrected =
                    AlertAndPlan.of(alerts.get(person), plans.get(person), law, known, found.requirement());
            return station(person, file, before, found, now, legal, escapedOn, corrected, pause.isWaiting());
        }

        private @Nullable PlannedRelease planned(PersonId person) {
            Releases.Plan plan = plans.get(person);
            return plan == null || !plan.stands() ? null : plan.release();
        }

        private End end(PersonId person, Requirement requirement) {
            if (joined.containsKey(person)) {
                return End.JOINED;
            }
            return requirement.registrable() ? End.CUSTODY : End.OFF_THE_REGISTER;
        }

        /** Whoever is on the register has a case from then on. */
        private @Nullable CaseFile opened(Facts known) {
            if (!Derivation.derive(law, known, today).registrable()) {
                return null;
            }
            boolean isInside =
                    known.custody().stream().anyMatch(custodyPeriod -> AlertAndPlan.isInside(custodyPeriod, today));
            return new CaseFile(today, isInside, today.minusDays(1), null, null, null);
        }

        private Reviewed station(
                PersonId person,
                CaseFile file,
                @Nullable CaseFile before,
                Found dutiesFound,
                @Nullable Responsibility now,
                LegalFacts legal,
                @Nullable LocalDate escapedOn,
                AlertAndPlan corrected,
                boolean isRemovalWaiting) {
            Requirement requirement = dutiesFound.requirement();
            Home home = homes.get(person);
            // Whom one hand took off the register is not lost sight of before a second person has said so.
            boolean isHere = requirement.registrable() || (isRemovalWaiting && now != null);
            boolean isNeeded = isHere && (!requirement.inCustody() || escapedOn != null);
            if (!isNeeded) {
                End end = now == null ? null : end(person, requirement);
                return new Reviewed(file, before, dutiesFound, end, null, null, escapedOn, corrected, isRemovalWaiting);
            }
            Found found = choice.nextSplit(home, today).map(dutiesFound::by).orElse(dutiesFound);
            if (now == null) {
                Reason why = before == null ? Reason.BEGINNING : Reason.RELEASE;
                return new Reviewed(
                        file,
                        before,
                        found,
                        null,
                        choice.first(planned(person), home, legal),
                        why,
                        escapedOn,
                        corrected,
                        isRemovalWaiting);
            }
            String moved = choice.afterSplit(now, home).orElse(null);
            return new Reviewed(
                    file,
                    before,
                    found,
                    moved == null ? null : End.HANDED_OVER,
                    moved,
                    moved == null ? null : choice.hasEnded(now) ? Reason.STATION_ENDED : Reason.DISTRICT_SPLIT,
                    escapedOn,
                    corrected,
                    isRemovalWaiting);
        }

        private static @Nullable LocalDate escapedOn(LegalFacts legal) {
            for (CustodyPeriod custodyPeriod : legal.custody()) {
                if (custodyPeriod.isOpen() && custodyPeriod.escapedOn() != null) {
                    return custodyPeriod.escapedOn();
                }
            }
            return null;
        }
    }
}
