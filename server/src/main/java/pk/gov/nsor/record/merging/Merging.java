package pk.gov.nsor.record.merging;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.conviction.merged.PartedFacts;
import pk.gov.nsor.record.conviction.merged.SameJudgment;
import pk.gov.nsor.record.register.AddressRecorded;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NamesRecorded;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.register.merged.RecordsMerged;
import pk.gov.nsor.record.registration.PublicAnswerCorrected;
import pk.gov.nsor.record.registration.StandingChange.Cause;
import pk.gov.nsor.record.registration.StandingDerivation;
import pk.gov.nsor.record.registration.StandingDerivation.Told;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.Removal;
import pk.gov.nsor.record.registration.removal.RemovalKind;
import pk.gov.nsor.record.registration.removal.Removals;

/**
 * Joins two records of one person, and parts them again. Nobody else writes about people meanwhile, as with a change of
 * the law: what was begun before is complete, and what comes after finds the records as they are then.
 */
@Service
public class Merging {

    private final OffenceRules law;
    private final People people;
    private final MergedRecords merged;
    private final MergedFacts facts;
    private final PartedFacts partedFacts;
    private final Removals removals;
    private final Standings standings;
    private final Journal journal;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merging(
            OffenceRules law,
            People people,
            MergedRecords merged,
            MergedFacts facts,
            PartedFacts partedFacts,
            Removals removals,
            Standings standings,
            Journal journal,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.law = law;
        this.people = people;
        this.merged = merged;
        this.facts = facts;
        this.partedFacts = partedFacts;
        this.removals = removals;
        this.standings = standings;
        this.journal = journal;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Waits until nobody writes about people, and lets nobody until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(PersonId one, PersonId other) {
        law.holdAlone();
        List.of(one, other).stream()
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .forEach(people::lock);
    }

    /**
     * Refuses what cannot be joined.
     *
     * @throws InvalidValueException where the two are one record or joined already, something of theirs waits for a second
     *     person, their sex or birth dates differ, or the judgments cannot be the same
     */
    @Transactional(readOnly = true)
    public void check(PersonId older, PersonId newer, Collection<SameJudgment> same) {
        if (older.equals(newer)) {
            throw new InvalidValueException("merge.itself", "A record cannot be joined with itself.");
        }
        for (PersonId each : List.of(older, newer)) {
            if (merged.ofPart(each).isPresent()) {
                throw new InvalidValueException("merge.joined", "One of the records is joined with another already.");
            }
        }
        Identity one = people.get(older).identity();
        Identity other = people.get(newer).identity();
        boolean isBornOnAnotherDay = other.bornOn() != null && !other.bornOn().equals(one.bornOn());
        if (isBornOnAnotherDay || one.sex() != other.sex()) {
            throw new InvalidValueException(
                    "merge.identity",
                    "Sex and birth date decide what the law says: have them corrected first, so that both records have the same.");
        }
        facts.check(older, newer, same);
        if (waiting(older, newer).findAny().isPresent()) {
            throw waits();
        }
    }

    /** What was decided by one hand could not be undone on the record to which it moves. */
    private Stream<Removal> waiting(PersonId one, PersonId other) {
        return Stream.of(one, other).flatMap(person -> removals.waitingOf(person).stream());
    }

    private static InvalidValueException waits() {
        return new InvalidValueException(
                "merge.waiting", "Something on one of the records waits for a second person: have that decided first.");
    }

    /** Whether each of the two has a confirmed CNIC that the other has not. */
    @Transactional(readOnly = true)
    public boolean hasTwoConfirmedCnics(PersonId older, PersonId newer) {
        return !confirmed(people.get(older)).isEmpty()
                && !confirmed(people.get(newer)).isEmpty();
    }

    /**
     * Joins them, as two people have decided. The caller holds them.
     *
     * @throws InvalidValueException as {@link #check}, and where all facts cannot be true of one person
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(PersonId older, PersonId newer, Collection<SameJudgment> same, Approval approval) {
        check(older, newer, same);
        List<Answered> answered = answered(older, newer);
        Actor by = approval.by();
        UUID merge = merged.join(older, newer, approval);
        people.forgetLeading();
        facts.join(merge, older, newer, same, by);
        tell(JournalKind.RECORDS_MERGED, older, newer, by);
        boolean _ = standings.rederive(older, Cause.MERGE);
        events.publishEvent(new RecordsMerged(older, newer, true, approval));
        events.publishEvent(new NamesRecorded(older));
        events.publishEvent(new AddressRecorded(older, by));
        takeBack(answered, by);
        trail.append(TrailEntry.done(by, TrailAction.RECORDS_MERGED)
                .about(older.value())
                .with(Map.of("merge", merge.toString(), "reason", approval.reason()))
                .naming(List.of(older.value(), newer.value())));
    }

    /**
     * What came since, and goes with the record that was joined.
     *
     * @param death whether a death does; not in proposals from before that was asked
     */
    public record Going(
            List<UUID> convictions, List<UUID> periods, Boolean death, List<Long> cnics, List<Long> addresses) {

        /** Nothing does. */
        public static final Going NOTHING = new Going(List.of(), List.of(), false, List.of(), List.of());

        public Going {
            death = Objects.requireNonNullElse(death, false);
            convictions = List.copyOf(convictions);
            periods = List.copyOf(periods);
            cnics = List.copyOf(cnics);
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Refuses what cannot be parted.
     *
     * @throws InvalidValueException where they are parted already, the leading record was joined with another later, or
     *     something waits for a second person, but for a death that came since: that goes to whoever died
     */
    public void checkParting(Merge merge) {
        if (!merge.isInForce()) {
            throw new InvalidValueException("merge.parted", "The records are parted already.");
        }
        if (!merge.root().equals(merge.leading())) {
            throw new InvalidValueException(
                    "merge.later", "The leading record was joined with another since: part those two first.");
        }
        boolean isDeathSince = partedFacts.since(merge).death().isPresent();
        if (waiting(merge.leading(), merge.part())
                .anyMatch(removal -> !isDeathSince
                        || removal.kind() != RemovalKind.DEATH
                        || !removal.person().equals(merge.leading()))) {
            throw waits();
        }
    }

    /**
     * Parts them again, as two people have decided. The caller holds them.
     *
     * @throws InvalidValueException as {@link #checkParting}, and where the facts cannot be true of two people so
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void part(Merge merge, Going going, Approval approval) {
        checkParting(merge);
        PersonId leading = merge.leading();
        PersonId part = merge.part();
        List<Answered> answered = answered(leading, part);
        Actor by = approval.by();
        merged.part(merge.id(), going.cnics(), going.addresses(), approval);
        people.forgetLeading();
        partedFacts.part(merge, going.convictions(), going.periods(), going.death(), by);
        tell(JournalKind.RECORDS_PARTED, leading, part, by);
        boolean _ = standings.rederive(leading, Cause.MERGE);
        boolean _ = standings.rederive(part, Cause.MERGE);
        events.publishEvent(new RecordsMerged(leading, part, false, approval));
        events.publishEvent(new NamesRecorded(leading));
        events.publishEvent(new NamesRecorded(part));
        events.publishEvent(new AddressRecorded(leading, by));
        events.publishEvent(new AddressRecorded(part, by));
        takeBack(answered, by);
        trail.append(TrailEntry.done(by, TrailAction.RECORDS_PARTED)
                .about(leading.value())
                .with(Map.of("merge", merge.id().toString(), "reason", approval.reason()))
                .naming(List.of(leading.value(), part.value())));
    }

    /** What the public was told about a CNIC before. */
    private record Answered(Cnic cnic, @Nullable Told told) {}

    private List<Answered> answered(PersonId one, PersonId other) {
        List<Answered> answered = new ArrayList<>();
        for (PersonId person : List.of(one, other)) {
            Told told = told(person);
            confirmed(people.get(person)).forEach(cnic -> answered.add(new Answered(cnic, told)));
        }
        return answered;
    }

    /** Whoever was told otherwise than they would be told now gets to know it, as after any correction. */
    private void takeBack(List<Answered> answered, Actor by) {
        for (Answered each : answered) {
            people.withCnic(each.cnic()).ifPresent(holder -> {
                Told now = confirmed(people.get(holder)).contains(each.cnic()) ? told(holder) : null;
                if (each.told() != null && !each.told().equals(now)) {
                    events.publishEvent(new PublicAnswerCorrected(holder, List.of(each.cnic()), each.told(), now, by));
                }
            });
        }
    }

    private @Nullable Told told(PersonId person) {
        return standings.of(person).map(StandingDerivation::told).orElse(null);
    }

    private void tell(JournalKind kind, PersonId leading, PersonId part, Actor by) {
        LocalDate today = LocalDate.now(clock);
        journal.append(leading, kind, today, Map.of("number", number(part)), by);
        journal.append(part, kind, today, Map.of("number", number(leading)), by);
    }

    private String number(PersonId person) {
        return people.get(person).number().formatted();
    }

    private static Set<Cnic> confirmed(Person person) {
        return person.cnics().stream()
                .filter(cnic -> cnic.status() == CnicOfPerson.Status.CONFIRMED)
                .map(CnicOfPerson::cnic)
                .collect(Collectors.toSet());
    }
}
