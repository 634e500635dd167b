package pk.gov.nsor.conviction;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.Journal;
import pk.gov.nsor.register.JournalKind;
import pk.gov.nsor.register.People;
import pk.gov.nsor.screening.Screened;

/**
 * Records, corrects and withdraws legal facts. Each time the person's row is locked first, the facts are checked as a whole,
 * and the standing follows in the same transaction. Nothing is overwritten: a correction is another version.
 */
@Service
public class FactRecording {

    private static final int LONGEST_REASON = 500;

    private final FactTables tables;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FactRecording(
            FactTables tables,
            People people,
            Journal journal,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tables = tables;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records a fact.
     *
     * @throws InvalidValueException where its day lies in the future, it names what is not on record, it is on record
     *     already, or it can not be true together with the other facts
     */
    @Transactional
    public FactId record(PersonId person, LegalFact fact, Actor actor) {
        people.lock(person);
        refuseFuture(fact);
        LegalFile before = tables.file(person);
        refuseUnknown(before, fact);
        FactId id = identify(person, fact);
        Optional<? extends Fact<? extends LegalFact>> known = before.find(fact.kind(), id);
        if (known.isPresent() && known.get().inForce()) {
            throw known(fact.kind());
        }
        int number = known.map(earlier -> earlier.latest().number() + 1).orElse(1);
        insert(person, id, new Version<>(number, fact, false, null, now(), actor.id()), actor);
        journal.append(person, JournalLine.kind(fact), fact.on(), JournalLine.details(fact, before), actor);
        trail.append(TrailEntry.done(actor, action(fact.kind()))
                .about(person.value())
                .with(Map.of("kind", fact.kind(), "id", id.toString(), "fact", fact)));
        events.publishEvent(new LegalFactRecorded(person));
        return id;
    }

    /**
     * Puts a fact right. What was known before stays on record.
     *
     * @param corrected the whole fact as it should have been recorded; it speaks of the same conviction, appeal or stay
     * @param reason 1 to 500 characters
     * @throws InvalidValueException as {@link #record}, and where the fact is unknown, withdrawn, or nothing would change
     */
    @Transactional
    public void correct(PersonId person, FactId id, LegalFact corrected, String reason, Actor actor) {
        String why = checked(reason);
        people.lock(person);
        LegalFile file = tables.file(person);
        Fact<? extends LegalFact> fact = find(file, corrected.kind(), id);
        if (fact.now().equals(corrected)) {
            throw new InvalidValueException("correction.nothing", "This is what is on record: nothing would change.");
        }
        refuseFuture(corrected);
        refuseOther(fact.now(), corrected);
        change(person, file, fact, corrected, false, why, actor);
    }

    /**
     * Withdraws a fact that was recorded in error: it counts no more, and stays to be seen.
     *
     * @param reason 1 to 500 characters
     * @throws InvalidValueException where the fact is unknown, withdrawn already, or others can not stand without it
     */
    @Transactional
    public void withdraw(PersonId person, FactKind kind, FactId id, String reason, Actor actor) {
        String why = checked(reason);
        people.lock(person);
        LegalFile file = tables.file(person);
        Fact<? extends LegalFact> fact = find(file, kind, id);
        change(person, file, fact, fact.now(), true, why, actor);
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
            Actor actor) {
        int number = fact.latest().number() + 1;
        insert(person, fact.id(), new Version<>(number, now, withdrawn, reason, now(), actor.id()), actor);
        Map<String, String> details = new HashMap<>(JournalLine.details(now, file));
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
        events.publishEvent(new LegalFactRecorded(person));
    }

    /** What is written is checked as it will be read; a refusal takes it back with the transaction. */
    private void insert(PersonId person, FactId id, Version<? extends LegalFact> version, Actor actor) {
        tables.insert(person, id, version);
        try {
            Legality.check(tables.file(person), people.get(person).identity().bornOn());
        } catch (InvalidValueException refused) {
            throw refused.at(field(version.fact().kind(), refused.field()));
        }
    }

    /** The field of the fact at hand: another fact may be the one at fault. */
    private static String field(FactKind kind, @Nullable String named) {
        if (kind != FactKind.CONVICTION) {
            return "on";
        }
        return "offenceOn".equals(named) ? "offenceOn" : "judgmentOn";
    }

    private static FactId identify(PersonId person, LegalFact fact) {
        return switch (fact) {
            case Quashed quashed -> new FactId(quashed.conviction().value());
            case Dismissal dismissal -> dismissal.appeal();
            case Death _ -> new FactId(person.value());
            case CustodyEvent event
            when event.type().begins() -> new FactId(event.spell().value());
            case CustodyEvent _, NewConviction _, Sentence _, Appeal _, Clemency _ -> FactId.next();
        };
    }

    private static void refuseUnknown(LegalFile file, LegalFact fact) {
        ConvictionId conviction = fact.conviction();
        if (conviction != null && file.conviction(conviction).isEmpty()) {
            throw new InvalidValueException("conviction.unknown", "There is no such conviction.").at("conviction");
        }
        if (fact instanceof Dismissal(FactId appeal, LocalDate _)
                && file.appeal(appeal).isEmpty()) {
            throw new InvalidValueException("appeal.none", "There is no such appeal.");
        }
    }

    private static void refuseOther(LegalFact before, LegalFact corrected) {
        boolean same = switch (corrected) {
            case CustodyEvent event ->
                before instanceof CustodyEvent earlier
                        && earlier.spell().equals(event.spell())
                        && earlier.type() == event.type();
            case Sentence sentence ->
                before instanceof Sentence earlier
                        && earlier.conviction().equals(sentence.conviction())
                        && java.util.Objects.equals(earlier.appeal(), sentence.appeal());
            case Quashed _, Appeal _, Clemency _ ->
                java.util.Objects.equals(before.conviction(), corrected.conviction());
            case NewConviction _, Dismissal _, Death _ -> true;
        };
        if (!same) {
            throw new InvalidValueException(
                    "correction.other", "This would be another fact: withdraw this one and record the other.");
        }
    }

    private static Fact<? extends LegalFact> find(LegalFile file, FactKind kind, FactId id) {
        Fact<? extends LegalFact> fact = file.find(kind, id)
                .orElseThrow(
                        () -> new InvalidValueException("fact.unknown", "There is nothing of this kind on record."));
        if (!fact.inForce()) {
            throw new InvalidValueException("fact.withdrawn", "This has been withdrawn already.");
        }
        return fact;
    }

    private static InvalidValueException known(FactKind kind) {
        return switch (kind) {
            case QUASHING ->
                new InvalidValueException("conviction.quashed", "This conviction has been quashed already.");
            case DISMISSAL -> new InvalidValueException("appeal.decided", "This appeal has been decided already.");
            case DEATH -> new InvalidValueException("death.known", "The person's death is on record already.");
            case CONVICTION, SENTENCE, APPEAL, CUSTODY, CLEMENCY ->
                new InvalidValueException("fact.known", "This is on record already.");
        };
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
