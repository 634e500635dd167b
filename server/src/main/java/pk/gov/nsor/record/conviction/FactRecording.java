package pk.gov.nsor.record.conviction;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.conviction.FactChange.What;
import pk.gov.nsor.record.conviction.check.Coherence;
import pk.gov.nsor.record.conviction.check.DeathSources;
import pk.gov.nsor.record.conviction.check.FactRefusals;
import pk.gov.nsor.record.conviction.check.Legality;
import pk.gov.nsor.record.conviction.check.ScreenedFact;
import pk.gov.nsor.record.conviction.check.Texts;
import pk.gov.nsor.record.conviction.custody.ReportedEvent;
import pk.gov.nsor.record.conviction.legalfile.JournalRow;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.repository.FactRepositories;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Records, corrects and withdraws legal facts. Each time the person's row is locked first, the facts are checked as a whole,
 * and the standing follows in the same transaction. Nothing is overwritten: a correction is another version.
 */
@Service
public class FactRecording {

    private static final int LONGEST_REASON = 500;
    private static final String OTHER_STAY = "By what became known since, this is of another stay in custody.";

    private final FactRepositories tables;
    private final DeathSources sources;
    private final YoungestOffender youngest;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FactRecording(
            FactRepositories tables,
            DeathSources sources,
            YoungestOffender youngest,
            People people,
            Journal journal,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tables = tables;
        this.sources = sources;
        this.youngest = youngest;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records a fact. A death that a second, independent source reports becomes established. A release because of
     * death also reports the death, with the prison as its source.
     *
     * @throws InvalidValueException where its day lies in the future, it names what is not on record, it is on record
     *     already, a text of it would identify a survivor, or it can not be true together with the other facts
     */
    @Transactional
    public FactId record(PersonId person, LegalFact fact, Actor actor) {
        List<Runnable> told = new ArrayList<>();
        FactId id = store(person, FactRefusals.identify(person, fact), fact, actor, told);
        told.forEach(Runnable::run);
        return id;
    }

    /**
     * Records a judgment with what followed of it, such as the sentence and the custody. Everything is stored before anything
     * is derived from it: nobody who is in prison becomes a station's case in between.
     *
     * @param id a new one, by which the facts that followed name the judgment
     * @param followed in the order in which it happened
     * @throws InvalidValueException as {@link #record}
     */
    @Transactional
    public void recordWith(
            PersonId person, ConvictionId id, NewConviction judgment, List<LegalFact> followed, Actor actor) {
        List<Runnable> told = new ArrayList<>();
        FactId _ = store(person, new FactId(id.value()), judgment, actor, told);
        for (LegalFact fact : followed) {
            FactId _ = store(person, FactRefusals.identify(person, fact), fact, actor, told);
        }
        told.forEach(Runnable::run);
    }

    /** @param told what is to be done once everything is stored that is recorded together */
    private FactId store(PersonId person, FactId id, LegalFact fact, Actor actor, List<Runnable> told) {
        FactRefusals.refuseEstablished(fact);
        ScreenedFact.require(fact);
        people.lock(person);
        refuseFuture(fact);
        LegalFile before = tables.file(person);
        FactRefusals.refuseUnknown(before, fact);
        Optional<? extends Fact<? extends LegalFact>> known = before.find(fact.kind(), id);
        if (known.isPresent() && known.get().inForce()) {
            if (fact instanceof Death second && isSecondSource(before, second, actor)) {
                establish(person, actor);
                return id;
            }
            throw FactRefusals.known(fact.kind());
        }
        int number = known.map(earlier -> earlier.latest().number() + 1).orElse(1);
        insert(person, id, new Version<>(number, fact, false, null, now(), actor.id()), actor);
        told.add(() -> {
            recorded(person, before, fact, id, number, actor);
            diedIfReleasedSo(person, fact, actor);
        });
        return id;
    }

    private void recorded(PersonId person, LegalFile before, LegalFact fact, FactId id, int number, Actor actor) {
        journal.append(person, JournalRow.kind(fact), fact.on(), JournalRow.details(fact, before), actor);
        trail.append(TrailEntry.done(actor, action(fact.kind()))
                .about(person.value())
                .with(Map.of("kind", fact.kind(), "id", id.toString(), "fact", fact)));
        tell(person, fact.kind(), id, number, What.RECORDED, actor);
    }

    /**
     * Records several events of custody at once, where each alone could not be true, such as an admission before an
     * open custody period, and the release from it. Events on record that move to another custody period by it are
     * written as corrections.
     *
     * @param added events that are not on record, each with who reports it
     * @param moved the custody periods that events on record belong to from now on
     * @throws InvalidValueException where all of it cannot be true together, as {@link #refusalOf} says before
     */
    @Transactional
    public void recordStays(
            PersonId person, List<ReportedEvent> added, Map<FactId, CustodyPeriodId> moved, Actor actor) {
        people.lock(person);
        added.forEach(each -> {
            ScreenedFact.require(each.event());
            refuseFuture(each.event());
        });
        LegalFile before = tables.file(person);
        refusalOf(person, before, added, moved).ifPresent(refused -> {
            throw refused;
        });
        List<Runnable> told = new ArrayList<>();
        moved.forEach((id, stay) -> {
            Fact<? extends LegalFact> fact = FactRefusals.find(before, FactKind.CUSTODY, id);
            CustodyEvent event = ((CustodyEvent) fact.now()).of(stay);
            int number = fact.latest().number() + 1;
            tables.insert(person, id, new Version<>(number, event, false, OTHER_STAY, now(), actor.id()));
            told.add(() -> changed(person, before, fact, event, number, false, OTHER_STAY, What.CORRECTED, actor));
        });
        added.forEach(each -> {
            FactId id = FactRefusals.identify(person, each.event());
            tables.insert(
                    person,
                    id,
                    new Version<>(1, each.event(), false, null, now(), each.by().id()));
            told.add(() -> recorded(person, before, each.event(), id, 1, each.by()));
        });
        // Everything must be stored before anything is derived from it.
        told.forEach(Runnable::run);
        added.forEach(each -> diedIfReleasedSo(person, each.event(), each.by()));
    }

    /** Why {@link #recordStays} would refuse; empty where it would not. */
    public Optional<InvalidValueException> refusalOf(
            PersonId person, LegalFile file, List<ReportedEvent> added, Map<FactId, CustodyPeriodId> moved) {
        List<Fact<CustodyEvent>> events = new ArrayList<>();
        for (Fact<CustodyEvent> fact : file.custody()) {
            CustodyPeriodId stay = moved.get(fact.id());
            events.add(stay == null ? fact : fact.with(fact.now().of(stay)));
        }
        LegalFile would = file.withCustody(events);
        Map<FactId, FactKind> atHand = new HashMap<>();
        for (ReportedEvent each : added) {
            FactId id = FactRefusals.identify(person, each.event());
            would = would.with(id, each.event(), now());
            atHand.put(id, FactKind.CUSTODY);
        }
        return refusalOf(person, would, atHand);
    }

    /** Why an appeal and its outcome could not be recorded; empty where they could. */
    public Optional<InvalidValueException> refusalOf(
            PersonId person, LegalFile file, FactId appeal, @Nullable Appeal filed, @Nullable LegalFact outcome) {
        LegalFile would = filed == null ? file : file.with(appeal, filed, now());
        Map<FactId, FactKind> atHand = new HashMap<>(filed == null ? Map.of() : Map.of(appeal, FactKind.APPEAL));
        if (outcome != null) {
            FactId id = FactRefusals.identify(person, outcome);
            if (file.find(outcome.kind(), id).filter(Fact::inForce).isPresent()) {
                return Optional.of(FactRefusals.known(outcome.kind()));
            }
            would = would.with(id, outcome, now());
            // A dismissal has its appeal's identifier, and contradicts nothing that the appeal does not.
            atHand.putIfAbsent(id, outcome.kind());
        }
        return refusalOf(person, would, atHand);
    }

    private Optional<InvalidValueException> refusalOf(PersonId person, LegalFile would, Map<FactId, FactKind> atHand) {
        try {
            LocalDate bornOn = people.get(person).identity().bornOn();
            Legality.check(would, bornOn);
            atHand.forEach((id, kind) -> Coherence.check(would, kind, id, bornOn, youngest));
            return Optional.empty();
        } catch (InvalidValueException refused) {
            return Optional.of(refused);
        }
    }

    /**
     * Reports a death that may be on record already. The same day again is no contradiction, and establishes the death
     * where this is a second source.
     *
     * @throws InvalidValueException as {@link #record}; also where another day is on record
     */
    @Transactional
    public void report(PersonId person, Death death, Actor actor) {
        people.lock(person);
        LegalFile before = tables.file(person);
        boolean isKnown = LegalFile.inForce(before.deaths())
                .anyMatch(known -> known.now().on().equals(death.on()));
        if (!isKnown || isSecondSource(before, death, actor)) {
            FactId _ = record(person, death, actor);
        }
    }

    private void diedIfReleasedSo(PersonId person, LegalFact fact, Actor actor) {
        if (fact instanceof CustodyEvent event && event.releaseReason() == CustodyEvent.ReleaseReason.DIED) {
            report(person, new Death(event.on(), Death.Source.PRISON), actor);
        }
    }

    /** @throws InvalidValueException where it is of another day; a person then has to find out which is right */
    private boolean isSecondSource(LegalFile file, Death second, Actor actor) {
        Version<Death> known = file.deaths().getFirst().latest();
        boolean isSecond = !known.fact().established() && sources.areTwo(known, second, actor);
        if (isSecond && !known.fact().on().equals(second.on())) {
            throw new InvalidValueException(
                            "death.other-day",
                            "The death is on record as of another day: somebody has to look into it.")
                    .at("on");
        }
        return isSecond;
    }

    /**
     * Confirms a recorded death by a second person or a second source; from now on the derivation takes it into
     * account. The caller must ensure that it is a second one.
     *
     * @throws InvalidValueException where no death is on record, it is established already, or something that is on
     *     record is of a later day
     */
    @Transactional
    public void establish(PersonId person, Actor actor) {
        people.lock(person);
        FactId id = new FactId(person.value());
        Fact<? extends LegalFact> fact = FactRefusals.find(tables.file(person), FactKind.DEATH, id);
        if (!(fact.now() instanceof Death death) || death.established()) {
            throw FactRefusals.known(FactKind.DEATH);
        }
        int number = fact.latest().number() + 1;
        Death established = death.establishedNow();
        insert(person, id, new Version<>(number, established, false, null, now(), actor.id()), actor);
        journal.append(
                person, JournalKind.DEATH_ESTABLISHED, death.on(), JournalRow.details(death, (String) null), actor);
        trail.append(TrailEntry.done(actor, TrailAction.DEATH_ESTABLISHED)
                .about(person.value())
                .with(Map.of("id", id.toString(), "fact", established)));
        tell(person, FactKind.DEATH, id, number, What.ESTABLISHED, actor);
    }

    /**
     * Undoes a version of a fact. The fact is again as it was before; where it was not on record before, it is
     * withdrawn.
     *
     * @param version the latest one
     * @param reason 1 to 500 characters
     * @throws InvalidValueException where there is a newer version, or other facts can not be true together with the
     *     earlier one
     */
    @Transactional
    public void putBack(PersonId person, FactKind kind, FactId id, int version, String reason, Actor actor) {
        String why = checked(reason);
        people.lock(person);
        LegalFile file = tables.file(person);
        Fact<? extends LegalFact> fact = file.find(kind, id).orElseThrow(FactRefusals::unknown);
        if (fact.latest().number() != version) {
            throw new InvalidValueException("fact.changed", "This was changed meanwhile: look at it again.");
        }
        List<? extends Version<? extends LegalFact>> versions = fact.versions();
        Version<? extends LegalFact> before = versions.size() == 1 ? null : versions.get(versions.size() - 2);
        change(
                person,
                file,
                fact,
                before == null ? fact.now() : before.fact(),
                before == null || before.withdrawn(),
                why,
                What.PUT_BACK,
                actor);
    }

    /**
     * Corrects a fact. Earlier versions stay on record.
     *
     * @param corrected the whole fact as it should have been recorded; it is about the same conviction, appeal or
     *     custody period
     * @param reason 1 to 500 characters
     * @throws InvalidValueException as {@link #record}, and where the fact is unknown, withdrawn, or nothing would
     *     change
     */
    @Transactional
    public void correct(PersonId person, FactId id, LegalFact corrected, String reason, Actor actor) {
        ScreenedFact.require(corrected);
        FactRefusals.refuseEstablished(corrected);
        String why = checked(reason);
        people.lock(person);
        LegalFile file = tables.file(person);
        Fact<? extends LegalFact> fact = FactRefusals.find(file, corrected.kind(), id);
        if (fact.now().equals(corrected)
                || (fact.now() instanceof Death known && known.reported().equals(corrected))) {
            throw new InvalidValueException("correction.nothing", "This is what is on record: nothing would change.");
        }
        refuseFuture(corrected);
        FactRefusals.refuseOther(fact.now(), corrected);
        change(person, file, fact, corrected, false, why, What.CORRECTED, actor);
        diedIfReleasedSo(person, corrected, actor);
    }

    /**
     * Withdraws a fact that was recorded in error: it no longer counts, and remains visible.
     *
     * @param reason 1 to 500 characters
     * @throws InvalidValueException where the fact is unknown, withdrawn already, or others can not stand without it
     */
    @Transactional
    public void withdraw(PersonId person, FactKind kind, FactId id, String reason, Actor actor) {
        String why = checked(reason);
        people.lock(person);
        LegalFile file = tables.file(person);
        Fact<? extends LegalFact> fact = FactRefusals.find(file, kind, id);
        change(person, file, fact, fact.now(), true, why, What.WITHDRAWN, actor);
    }

    private static String checked(String reason) {
        return Screened.require(Texts.clean(reason, "correctionReason", LONGEST_REASON), "correctionReason");
    }

    private void change(
            PersonId person,
            LegalFile file,
            Fact<? extends LegalFact> fact,
            LegalFact now,
            boolean withdrawn,
            String reason,
            What what,
            Actor actor) {
        if (now instanceof NewConviction judgment && !withdrawn) {
            FactRefusals.refuseTwice(file, fact, judgment);
        }
        int number = fact.latest().number() + 1;
        insert(person, fact.id(), new Version<>(number, now, withdrawn, reason, now(), actor.id()), actor);
        changed(person, file, fact, now, number, withdrawn, reason, what, actor);
    }

    private void changed(
            PersonId person,
            LegalFile file,
            Fact<? extends LegalFact> fact,
            LegalFact now,
            int number,
            boolean withdrawn,
            String reason,
            What what,
            Actor actor) {
        Map<String, String> details = new HashMap<>(JournalRow.details(now, file));
        details.put("fact", now.kind().name());
        details.put("correction", reason);
        journal.append(
                person, withdrawn ? JournalKind.FACT_WITHDRAWN : JournalKind.FACT_CORRECTED, now.on(), details, actor);
        trail.append(
                TrailEntry.done(actor, withdrawn ? TrailAction.LEGAL_FACT_WITHDRAWN : TrailAction.LEGAL_FACT_CORRECTED)
                        .about(person.value())
                        .with(Map.of(
                                "kind",
                                now.kind(),
                                "id",
                                fact.id().toString(),
                                "before",
                                fact.now(),
                                "after",
                                now,
                                "reason",
                                reason)));
        tell(person, now.kind(), fact.id(), number, what, actor);
    }

    private void tell(PersonId person, FactKind kind, FactId id, int version, What what, Actor actor) {
        events.publishEvent(new LegalFactRecorded(person, new FactChange(kind, id, version, what, actor)));
    }

    /** What was written is checked as it will be read; a refusal rolls back the transaction. */
    private void insert(PersonId person, FactId id, Version<? extends LegalFact> version, Actor actor) {
        tables.insert(person, id, version);
        try {
            LegalFile file = tables.file(person);
            LocalDate bornOn = people.get(person).identity().bornOn();
            Legality.check(file, bornOn);
            if (!version.withdrawn()) {
                Coherence.check(file, version.fact().kind(), id, bornOn, youngest);
            }
            if (version.fact() instanceof Death death && !version.withdrawn()) {
                Legality.checkReport(file, death);
            }
        } catch (InvalidValueException refused) {
            throw refused.at(FactRefusals.field(version.fact().kind(), refused.field()));
        }
    }

    private static TrailAction action(FactKind kind) {
        return switch (kind) {
            case CONVICTION -> TrailAction.CONVICTION_RECORDED;
            case QUASHING -> TrailAction.CONVICTION_QUASHED;
            case SENTENCE, APPEAL, DISMISSAL, CUSTODY, CLEMENCY, DEATH -> TrailAction.LEGAL_FACT_RECORDED;
        };
    }

    private void refuseFuture(LegalFact fact) {
        if (fact.on().isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException("day.future", "This day lies in the future.")
                    .at(fact.kind() == FactKind.CONVICTION ? "judgmentOn" : "on");
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
