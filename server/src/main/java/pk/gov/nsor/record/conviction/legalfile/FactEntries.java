package pk.gov.nsor.record.conviction.legalfile;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactChange;
import pk.gov.nsor.record.conviction.FactChange.What;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.LegalFactRecorded;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Writes a change of the legal facts into the journal and the trail, and has what follows of it derived. */
@Component
public class FactEntries {

    private final Journal journal;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    FactEntries(Journal journal, Trail trail, ApplicationEventPublisher events) {
        this.journal = journal;
        this.trail = trail;
        this.events = events;
    }

    /**
     * A fact was recorded.
     *
     * @param before what was on record before it
     * @param number of the fact's version
     */
    public void recorded(PersonId person, LegalFile before, LegalFact fact, FactId id, int number, Actor actor) {
        journal.append(person, JournalRow.kind(fact), fact.on(), JournalRow.details(fact, before), actor);
        trail.append(TrailEntry.done(actor, action(fact.kind()))
                .about(person.value())
                .with(Map.of("kind", fact.kind(), "id", id.toString(), "fact", fact)));
        tell(person, fact.kind(), id, number, What.RECORDED, actor);
    }

    /** A reported death was established. */
    public void established(PersonId person, FactId id, Death death, int number, Actor actor) {
        journal.append(
                person, JournalKind.DEATH_ESTABLISHED, death.on(), JournalRow.details(death, (String) null), actor);
        trail.append(TrailEntry.done(actor, TrailAction.DEATH_ESTABLISHED)
                .about(person.value())
                .with(Map.of("id", id.toString(), "fact", death)));
        tell(person, FactKind.DEATH, id, number, What.ESTABLISHED, actor);
    }

    /**
     * A fact was corrected, withdrawn or put back.
     *
     * @param file what was on record before it
     * @param fact as it was
     * @param version as it is now, with the reason
     */
    public void changed(
            PersonId person,
            LegalFile file,
            Fact<? extends LegalFact> fact,
            Version<? extends LegalFact> version,
            What what,
            Actor actor) {
        LegalFact now = version.fact();
        String reason = Objects.requireNonNull(version.reason());
        boolean isWithdrawn = version.withdrawn();
        Map<String, String> details = new HashMap<>(JournalRow.details(now, file));
        details.put("fact", now.kind().name());
        details.put("correction", reason);
        journal.append(
                person,
                isWithdrawn ? JournalKind.FACT_WITHDRAWN : JournalKind.FACT_CORRECTED,
                now.on(),
                details,
                actor);
        trail.append(TrailEntry.done(
                        actor, isWithdrawn ? TrailAction.LEGAL_FACT_WITHDRAWN : TrailAction.LEGAL_FACT_CORRECTED)
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
        tell(person, now.kind(), fact.id(), version.number(), what, actor);
    }

    private void tell(PersonId person, FactKind kind, FactId id, int version, What what, Actor actor) {
        events.publishEvent(new LegalFactRecorded(person, new FactChange(kind, id, version, what, actor)));
    }

    private static TrailAction action(FactKind kind) {
        return switch (kind) {
            case CONVICTION -> TrailAction.CONVICTION_RECORDED;
            case QUASHING -> TrailAction.CONVICTION_QUASHED;
            case SENTENCE, APPEAL, DISMISSAL, CUSTODY, CLEMENCY, DEATH -> TrailAction.LEGAL_FACT_RECORDED;
        };
    }
}
