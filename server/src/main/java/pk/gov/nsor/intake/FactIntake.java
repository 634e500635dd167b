package pk.gov.nsor.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.conviction.Appeal;
import pk.gov.nsor.conviction.Conviction.Quashing;
import pk.gov.nsor.conviction.ConvictionId;
import pk.gov.nsor.conviction.CustodyEvent;
import pk.gov.nsor.conviction.Death;
import pk.gov.nsor.conviction.Dismissal;
import pk.gov.nsor.conviction.Fact;
import pk.gov.nsor.conviction.FactId;
import pk.gov.nsor.conviction.FactRecording;
import pk.gov.nsor.conviction.LegalFact;
import pk.gov.nsor.conviction.LegalFile;
import pk.gov.nsor.conviction.LegalRecord;
import pk.gov.nsor.conviction.Quashed;
import pk.gov.nsor.conviction.Spell;
import pk.gov.nsor.conviction.SpellId;
import pk.gov.nsor.intake.Doubt.Code;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.reference.Court;
import pk.gov.nsor.reference.Courts;
import pk.gov.nsor.register.People;

/** Brings what courts and prisons report of people on record into the register. Whoever calls has the transaction. */
@Component
class FactIntake {

    private final People people;
    private final Courts courts;
    private final LegalRecord record;
    private final FactRecording recording;
    private final PlannedReleaseIntake releases;
    private final Inbox inbox;
    private final Trail trail;

    FactIntake(
            People people,
            Courts courts,
            LegalRecord record,
            FactRecording recording,
            PlannedReleaseIntake releases,
            Inbox inbox,
            Trail trail) {
        this.people = people;
        this.courts = courts;
        this.record = record;
        this.recording = recording;
        this.releases = releases;
        this.inbox = inbox;
        this.trail = trail;
    }

    /** True where it was recorded. */
    boolean record(UUID receipt, CheckedFact message, Decision decision, Actor actor) {
        List<Doubt> doubts = new ArrayList<>();
        PersonId person = person(message, decision, doubts);
        if (person != null) {
            people.lock(person);
            toRegister(person, record.file(person), message, decision, doubts, actor);
        }
        if (person == null || !doubts.isEmpty()) {
            wait(receipt, doubts, actor);
            return false;
        }
        inbox.replaceDoubts(receipt, List.of());
        inbox.recorded(receipt, person, isDecision(actor) ? actor.id() : null);
        trail.append(entry(actor)
                .about(person.value())
                .with(Map.of("receipt", receipt.toString(), "status", Receipt.Status.RECORDED)));
        return true;
    }

    /** Notes why a message waits. */
    void wait(UUID receipt, List<Doubt> doubts, Actor actor) {
        inbox.replaceDoubts(receipt, doubts);
        Map<String, Object> content = new HashMap<>(Map.of("receipt", receipt.toString()));
        content.put("status", Receipt.Status.QUARANTINED);
        content.put(
                "doubts",
                doubts.stream().map(doubt -> doubt.field() + " " + doubt.code()).toList());
        trail.append(entry(actor).about(receipt).with(content));
    }

    private @Nullable PersonId person(CheckedFact message, Decision decision, List<Doubt> doubts) {
        if (decision.samePerson() != null) {
            return decision.samePerson();
        }
        Optional<PersonId> holder = people.withCnic(message.cnic());
        if (holder.isEmpty()) {
            doubts.add(new Doubt("/cnic", Code.UNKNOWN_PERSON, "No record has this CNIC.", null));
            return null;
        }
        if (message.name() != null
                && !people.get(holder.get()).identity().name().agreesWith(message.name())) {
            doubts.add(new Doubt(
                    "/name", Code.CNIC_OF_ANOTHER, "The register has this CNIC with another name.", holder.get()));
        }
        return holder.get();
    }

    private void toRegister(
            PersonId person, LegalFile file, CheckedFact message, Decision decision, List<Doubt> doubts, Actor actor) {
        ConvictionId conviction =
                message.conviction() == null ? null : conviction(file, message.conviction(), decision, doubts);
        if (!doubts.isEmpty()) {
            return;
        }
        switch (message.content()) {
            case CheckedFact.Custody custody ->
                event(file, conviction, custody, doubts).ifPresent(event -> add(person, event, actor));
            case CheckedFact.AppealDecided appeal ->
                appeal(person, file, Objects.requireNonNull(conviction), appeal, actor);
            case CheckedFact.ReleaseToCome release -> releases.record(person, release, decision, doubts, actor);
            case CheckedFact.Died died -> add(person, new Death(died.on(), died.source()), actor);
        }
    }

    private @Nullable ConvictionId conviction(
            LegalFile file, CheckedFact.Case named, Decision decision, List<Doubt> doubts) {
        String written = decision.corrections().getOrDefault("/conviction/court", named.court());
        List<Court> meant = courts.named(written);
        if (meant.size() != 1) {
            doubts.add(new Doubt(
                    "/conviction/court",
                    meant.isEmpty() ? Code.UNKNOWN_COURT : Code.AMBIGUOUS_COURT,
                    meant.isEmpty()
                            ? "The register does not know this court."
                            : "Several are called so: give the code of the court.",
                    null));
            return null;
        }
        Optional<ConvictionId> known = file.convictions().stream()
                .filter(Fact::inForce)
                .filter(fact -> fact.now().courtCode().equals(meant.getFirst().code())
                        && fact.now().caseNumber().equalsIgnoreCase(named.number()))
                .map(fact -> new ConvictionId(fact.id().value()))
                .findFirst();
        if (known.isEmpty()) {
            doubts.add(new Doubt(
                    "/conviction/caseNumber",
                    Code.UNKNOWN_CONVICTION,
                    "The person's record has no conviction of this court and case number.",
                    null));
        }
        return known.orElse(null);
    }

    private static Optional<CustodyEvent> event(
            LegalFile file, @Nullable ConvictionId conviction, CheckedFact.Custody custody, List<Doubt> doubts) {
        Optional<SpellId> spell =
                custody.type().begins() ? Optional.of(SpellId.next()) : spell(file.spells(), conviction, custody);
        if (spell.isEmpty()) {
            doubts.add(new Doubt(
                    "/event",
                    Code.UNKNOWN_STAY,
                    "The person's record has no stay in custody that this can be of.",
                    null));
        }
        return spell.map(of ->
                new CustodyEvent(of, conviction, custody.type(), custody.on(), custody.prison(), custody.reason()));
    }

    /** The open stay for the conviction named; else a past one that had the day. A prison need not repeat what it is for. */
    private static Optional<SpellId> spell(
            List<Spell> spells, @Nullable ConvictionId conviction, CheckedFact.Custody custody) {
        List<Spell> possible = spells.stream()
                .filter(spell -> conviction == null || conviction.equals(spell.conviction()))
                .toList();
        return possible.stream()
                .filter(Spell::isOpen)
                .findFirst()
                .or(() -> possible.stream()
                        .filter(spell -> !custody.on().isBefore(spell.admittedOn())
                                && spell.releasedOn() != null
                                && !custody.on().isAfter(spell.releasedOn()))
                        .findFirst())
                .map(Spell::id);
    }

    private void appeal(
            PersonId person, LegalFile file, ConvictionId conviction, CheckedFact.AppealDecided appeal, Actor actor) {
        FactId id = file.appeals().stream()
                .filter(fact -> fact.inForce()
                        && fact.now().conviction().equals(conviction)
                        && fact.now().court().equalsIgnoreCase(appeal.court())
                        && fact.now().caseNumber().equalsIgnoreCase(appeal.caseNumber()))
                .map(Fact::id)
                .findFirst()
                .orElseGet(() -> recording.record(
                        person, new Appeal(conviction, appeal.court(), appeal.caseNumber(), appeal.filedOn()), actor));
        CheckedFact.Decided decided = appeal.decision();
        if (decided != null) {
            add(person, outcome(conviction, id, decided), actor);
        }
    }

    private static LegalFact outcome(ConvictionId conviction, FactId appeal, CheckedFact.Decided decided) {
        return switch (decided.outcome()) {
            case DISMISSED -> new Dismissal(appeal, decided.on());
            case SENTENCE_CHANGED ->
                FactCheck.sentence(conviction, appeal, decided.on(), Objects.requireNonNull(decided.sentence()));
            case ACQUITTED -> new Quashed(conviction, appeal, decided.on(), Quashing.Reason.ACQUITTED_ON_APPEAL);
            case RETRIAL_ORDERED -> new Quashed(conviction, appeal, decided.on(), Quashing.Reason.RETRIAL_ORDERED);
        };
    }

    private void add(PersonId person, LegalFact fact, Actor actor) {
        FactId _ = recording.record(person, fact, actor);
    }

    private static TrailEntry entry(Actor actor) {
        return TrailEntry.done(
                actor, isDecision(actor) ? TrailAction.QUARANTINE_DECIDED : TrailAction.FEED_MESSAGE_RECEIVED);
    }

    private static boolean isDecision(Actor actor) {
        return actor.kind() == Actor.Kind.OFFICER;
    }
}
