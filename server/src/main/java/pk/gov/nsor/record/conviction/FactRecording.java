package pk.gov.nsor.record.conviction;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.conviction.FactChange.What;
import pk.gov.nsor.record.conviction.check.DeathSources;
import pk.gov.nsor.record.conviction.check.FactRefusals;
import pk.gov.nsor.record.conviction.check.ScreenedFact;
import pk.gov.nsor.record.conviction.check.Texts;
import pk.gov.nsor.record.conviction.custody.ReportedEvent;
import pk.gov.nsor.record.conviction.legalfile.FactEntries;
import pk.gov.nsor.record.conviction.legalfile.FactsTogether;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.repository.FactRepositories;
import pk.gov.nsor.record.register.People;

/**
 * Records, corrects and withdraws legal facts; of a record that is joined with another, those of the leading one. Each time the person's row is locked first, the facts are checked as a whole,
 * and the standing follows in the same transaction. Nothing is overwritten: a correction is another version.
 */
@Service
public class FactRecording {

    private static final int LONGEST_REASON = 500;
    private static final String OTHER_STAY = "By what became known since, this is of another stay in custody.";

    private final FactRepositories tables;
    private final DeathSources sources;
    private final FactsTogether together;
    private final FactEntries entries;
    private final People people;
    private final Clock clock;

    FactRecording(
            FactRepositories tables,
            DeathSources sources,
            FactsTogether together,
            FactEntries entries,
            People people,
            Clock clock) {
        this.tables = tables;
        this.sources = sources;
        this.together = together;
        this.entries = entries;
        this.people = people;
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
    public FactId record(PersonId of, LegalFact fact, Actor actor) {
        FactRefusals.refuseEstablished(fact);
        ScreenedFact.require(fact);
        PersonId person = people.lockLeading(of);
        List<Runnable> told = new ArrayList<>();
        FactId id = store(person, FactRefusals.identify(person, fact), fact, actor, told);
        told.forEach(Runnable::run);
        return id;
    }

    /**
     * Records a judgment with what followed of it, such as the sentence and the custody, as the first facts of a record that
     * was made in this transaction. Everything is stored before anything
     * is derived from it: nobody who is in prison becomes a station's case in between.
     *
     * @param id a new one, by which the facts that followed name the judgment
     * @param followed in the order in which it happened
     * @throws InvalidValueException as {@link #record}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordFirst(
            PersonId of, ConvictionId id, NewConviction judgment, List<LegalFact> followed, Actor actor) {
        Stream.concat(Stream.of(judgment), followed.stream()).forEach(fact -> {
            FactRefusals.refuseEstablished(fact);
            ScreenedFact.require(fact);
        });
        PersonId person = people.lockLeading(of);
        tables.holdNew(person);
        List<Runnable> told = new ArrayList<>();
        FactId _ = store(person, new FactId(id.value()), judgment, actor, told);
        for (LegalFact fact : followed) {
            FactId _ = store(person, FactRefusals.identify(person, fact), fact, actor, told);
        }
        told.forEach(Runnable::run);
    }

    /**
     * Of a person whose row is locked, a fact whose texts are screened.
     *
     * @param told what is to be done once everything is stored that is recorded together
     */
    private FactId store(PersonId person, FactId id, LegalFact fact, Actor actor, List<Runnable> told) {
        together.refuseFuture(fact);
        LegalFile before = tables.held(person);
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
        insert(person, id, new Version<>(number, fact, false, null, now(), actor.id()));
        told.add(() -> {
            entries.recorded(person, before, fact, id, number, actor);
            diedIfReleasedSo(person, fact, actor);
        });
        return id;
    }

    /**
     * Records several events of custody at once, where each alone could not be true, such as an admission before an
     * open custody period, and the release from it. Events on record that move to another custody period by it are
     * written as corrections.
     *
     * @param added events that are not on record, each with who reports it
     * @param moved the custody periods that events on record belong to from now on
     * @return what was recorded, in the order of the events
     * @throws InvalidValueException where all of it cannot be true together, as {@link FactsTogether} says before
     */
    @Transactional
    public List<FactId> recordStays(
            PersonId of, List<ReportedEvent> added, Map<FactId, CustodyPeriodId> moved, Actor actor) {
        PersonId person = people.lockLeading(of);
        added.forEach(each -> {
            ScreenedFact.require(each.event());
            together.refuseFuture(each.event());
        });
        LegalFile before = tables.held(person);
        together.refusalOf(person, before, added, moved).ifPresent(refused -> {
            throw refused;
        });
        List<Runnable> told = new ArrayList<>();
        moved.forEach((id, stay) -> {
            Fact<? extends LegalFact> fact = FactRefusals.find(before, FactKind.CUSTODY, id);
            CustodyEvent event = ((CustodyEvent) fact.now()).of(stay);
            int number = fact.latest().number() + 1;
            Version<CustodyEvent> version = new Version<>(number, event, false, OTHER_STAY, now(), actor.id());
            tables.insert(person, id, version);
            told.add(() -> entries.changed(person, before, fact, version, What.CORRECTED, actor));
        });
        List<FactId> recorded = new ArrayList<>();
        added.forEach(each -> {
            FactId id = FactRefusals.identify(person, each.event());
            recorded.add(id);
            tables.insert(
                    person,
                    id,
                    new Version<>(1, each.event(), false, null, now(), each.by().id()));
            told.add(() -> entries.recorded(person, before, each.event(), id, 1, each.by()));
        });
        // Everything must be stored before anything is derived from it.
        told.forEach(Runnable::run);
        added.forEach(each -> diedIfReleasedSo(person, each.event(), each.by()));
        return recorded;
    }

    /**
     * Reports a death that may be on record already. The same day again is no contradiction, and establishes the death
     * where this is a second source.
     *
     * @throws InvalidValueException as {@link #record}; also where another day is on record
     */
    @Transactional
    public void report(PersonId of, Death death, Actor actor) {
        PersonId person = people.lockLeading(of);
        LegalFile before = tables.held(person);
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
    public void establish(PersonId of, Actor actor) {
        PersonId person = people.lockLeading(of);
        FactId id = new FactId(person.value());
        Fact<? extends LegalFact> fact = FactRefusals.find(tables.held(person), FactKind.DEATH, id);
        if (!(fact.now() instanceof Death death) || death.established()) {
            throw FactRefusals.known(FactKind.DEATH);
        }
        int number = fact.latest().number() + 1;
        Death established = death.establishedNow();
        insert(person, id, new Version<>(number, established, false, null, now(), actor.id()));
        entries.established(person, id, established, number, actor);
    }

    /**
     * Undoes versions of a fact. The fact is again as it was before them; where it was not on record before, it is
     * withdrawn.
     *
     * @param version the latest one
     * @param back the version that is on record again, below that one; 0 for none
     * @param reason 1 to 500 characters
     * @throws InvalidValueException where there is a newer version, or other facts can not be true together with the
     *     earlier one
     */
    @Transactional
    public void putBack(PersonId of, FactKind kind, FactId id, int version, int back, String reason, Actor actor) {
        String why = checked(reason);
        PersonId person = people.lockLeading(of);
        LegalFile file = tables.held(person);
        Fact<? extends LegalFact> fact = file.find(kind, id).orElseThrow(FactRefusals::unknown);
        if (fact.latest().number() != version) {
            throw new InvalidValueException("fact.changed", "This was changed meanwhile: look at it again.");
        }
        Version<? extends LegalFact> before = fact.versions().stream()
                .filter(earlier -> earlier.number() == back)
                .findFirst()
                .orElse(null);
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
    public void correct(PersonId of, FactId id, LegalFact corrected, String reason, Actor actor) {
        ScreenedFact.require(corrected);
        FactRefusals.refuseEstablished(corrected);
        String why = checked(reason);
        PersonId person = people.lockLeading(of);
        LegalFile file = tables.held(person);
        Fact<? extends LegalFact> fact = FactRefusals.find(file, corrected.kind(), id);
        if (fact.now().equals(corrected)
                || (fact.now() instanceof Death known && known.reported().equals(corrected))) {
            throw new InvalidValueException("correction.nothing", "This is what is on record: nothing would change.");
        }
        together.refuseFuture(corrected);
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
    public void withdraw(PersonId of, FactKind kind, FactId id, String reason, Actor actor) {
        String why = checked(reason);
        PersonId person = people.lockLeading(of);
        LegalFile file = tables.held(person);
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
        Version<LegalFact> version = new Version<>(number, now, withdrawn, reason, now(), actor.id());
        insert(person, fact.id(), version);
        entries.changed(person, file, fact, version, what, actor);
    }

    /** What was written is checked as it will be read; a refusal rolls back the transaction. */
    private void insert(PersonId person, FactId id, Version<? extends LegalFact> version) {
        tables.insert(person, id, version);
        together.check(person, tables.held(person), id, version);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
