package pk.gov.nsor.agencies.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.message.CustodyMessage;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.feeds.FeedForms;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PlainLetters;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.People;

/** Brings what courts and prisons report of people on record into the register. */
@Component
class FactIntake {

    private static final String CASE_NUMBER = "/conviction/caseNumber";

    private final People people;
    private final Courts courts;
    private final ClientScopes scopes;
    private final SenderScope senders;
    private final LegalRecord record;
    private final Convictions convictions;
    private final FactRecording recording;
    private final CustodyIntake custody;
    private final FactCheck facts;
    private final FeedForms forms;
    private final PlannedReleaseIntake releases;
    private final CnicOfMessage cnics;
    private final Inbox inbox;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    FactIntake(
            People people,
            Courts courts,
            ClientScopes scopes,
            SenderScope senders,
            LegalRecord record,
            Convictions convictions,
            FactRecording recording,
            CustodyIntake custody,
            FactCheck facts,
            FeedForms forms,
            PlannedReleaseIntake releases,
            CnicOfMessage cnics,
            Inbox inbox,
            Trail trail,
            ApplicationEventPublisher events) {
        this.people = people;
        this.courts = courts;
        this.scopes = scopes;
        this.senders = senders;
        this.record = record;
        this.convictions = convictions;
        this.recording = recording;
        this.custody = custody;
        this.facts = facts;
        this.forms = forms;
        this.releases = releases;
        this.cnics = cnics;
        this.inbox = inbox;
        this.trail = trail;
        this.events = events;
    }

    /** What the register does not know of the court and the district it names. */
    List<QuarantineReason> references(CheckedFact message) {
        List<QuarantineReason> quarantineReasons = new ArrayList<>();
        References _ = references(message, Decision.NONE, quarantineReasons);
        return quarantineReasons;
    }

    /** True where it was recorded. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean record(UUID receipt, CheckedFact message, Decision decision, Actor actor) {
        List<QuarantineReason> quarantineReasons = new ArrayList<>();
        ClientScope scope = scope(actor);
        References named = references(message, decision, quarantineReasons);
        PersonId person = person(message, scope, named, decision, quarantineReasons);
        if (person != null) {
            people.lock(person);
            toRegister(receipt, person, record.file(person), message, scope, named, decision, quarantineReasons, actor);
        }
        if (person == null || !quarantineReasons.isEmpty()) {
            boolean awaits = quarantineReasons.stream()
                    .allMatch(quarantineReason -> quarantineReason.code().isOfWhatMayCome());
            wait(receipt, Subject.of(message), quarantineReasons, awaits, actor);
            return false;
        }
        cnics.settle(receipt, person, message.cnic(), decision, actor);
        settled(receipt, person, actor);
        return true;
    }

    private void settled(UUID receipt, PersonId person, Actor actor) {
        inbox.replaceQuarantineReasons(receipt, List.of());
        inbox.recorded(receipt, person, isDecision(actor) ? actor.id() : null);
        trail.append(entry(actor)
                .about(person.value())
                .with(Map.of("receipt", receipt.toString(), "status", MessageStatus.RECORDED)));
        events.publishEvent(new MessageApplied(person));
    }

    /**
     * Records why a message waits. Where a system's message was checked again and nothing has changed, nothing is
     * written.
     *
     * @param awaits whether it is for something that may still come
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void wait(UUID receipt, Subject subject, List<QuarantineReason> quarantineReasons, boolean awaits, Actor actor) {
        String court = Optional.ofNullable(subject.conviction())
                .map(named -> courts.named(named.court()))
                .filter(meant -> meant.size() == 1)
                .map(meant -> meant.getFirst().code())
                .orElse(null);
        inbox.waits(receipt, awaits, subject, court);
        if (!isDecision(actor) && inbox.quarantineReasons(receipt).equals(quarantineReasons)) {
            return;
        }
        inbox.replaceQuarantineReasons(receipt, quarantineReasons);
        Map<String, Object> content = new HashMap<>(Map.of("receipt", receipt.toString()));
        content.put("status", MessageStatus.QUARANTINED);
        content.put(
                "quarantineReasons",
                quarantineReasons.stream()
                        .map(quarantineReason -> quarantineReason.field() + " " + quarantineReason.code())
                        .toList());
        trail.append(entry(actor).about(receipt).with(content));
    }

    /** What a message names beside the person. */
    private record References(
            @Nullable Court court, @Nullable District district) {}

    private References references(CheckedFact message, Decision decision, List<QuarantineReason> quarantineReasons) {
        Court court = message.conviction() == null ? null : court(message.conviction(), decision, quarantineReasons);
        District district = message.content() instanceof CheckedFact.ReleaseToCome release
                ? releases.district(release, decision, quarantineReasons)
                : null;
        return new References(court, district);
    }

    /** An officer who decides speaks for the register. */
    private ClientScope scope(Actor actor) {
        UUID client = actor.id();
        return actor.kind() == Actor.Kind.MACHINE && client != null ? scopes.of(client) : ClientScope.COUNTRY;
    }

    private @Nullable PersonId person(
            CheckedFact message,
            ClientScope scope,
            References named,
            Decision decision,
            List<QuarantineReason> quarantineReasons) {
        if (decision.samePerson() != null) {
            return decision.samePerson();
        }
        // Of somebody whom it has nothing to do with, a court or a prison reports no death.
        Optional<PersonId> holder = holder(message.cnic())
                .filter(person ->
                        !(message.content() instanceof CheckedFact.Died) || senders.knows(record.file(person), scope));
        if (holder.isEmpty()) {
            quarantineReasons.add(new QuarantineReason(
                    "/cnic", Code.UNKNOWN_PERSON, "No record has this CNIC.", convictedIn(message, named.court())));
            return null;
        }
        if (message.name() != null
                && !people.get(holder.get()).identity().name().agreesWith(message.name())) {
            quarantineReasons.add(new QuarantineReason(
                    "/name", Code.CNIC_OF_ANOTHER, "The register has this CNIC with another name.", holder.get()));
        }
        return holder.get();
    }

    /** Who gives the CNIC to a record at this moment is waited for: what waits is looked at again by them, or sees it now. */
    private Optional<PersonId> holder(Cnic cnic) {
        return people.withCnic(cnic).or(() -> {
            inbox.lock(cnic);
            return people.withCnic(cnic);
        });
    }

    /** The only record with the case that is named, for a registrar to look at; null where there is none, or several. */
    private @Nullable PersonId convictedIn(CheckedFact message, @Nullable Court court) {
        CheckedFact.Case named = message.conviction();
        if (named == null || court == null) {
            return null;
        }
        return convictions
                .onlyOneIn(court.code(), CaseNumber.of(named.number()))
                .orElse(null);
    }

    private void toRegister(
            UUID receipt,
            PersonId person,
            LegalFile file,
            CheckedFact message,
            ClientScope scope,
            References named,
            Decision decision,
            List<QuarantineReason> quarantineReasons,
            Actor actor) {
        ConvictionId conviction = message.conviction() == null || named.court() == null
                ? null
                : conviction(person, file, named.court(), message.conviction(), decision, quarantineReasons);
        if (!quarantineReasons.isEmpty()) {
            return;
        }
        switch (message.content()) {
            case CheckedFact.Custody custody ->
                custody(
                        person,
                        file,
                        new CustodyIntake.Reported(receipt, custody, conviction, scope, actor),
                        quarantineReasons,
                        actor);
            case CheckedFact.AppealDecided appeal ->
                appeal(person, file, Objects.requireNonNull(conviction), appeal, actor);
            case CheckedFact.ReleaseToCome release -> {
                boolean isHeldElsewhere = file.custodyPeriods().stream()
                        .anyMatch(custodyPeriod ->
                                custodyPeriod.isOpen() && !senders.holds(file, custodyPeriod.id(), scope));
                if (isHeldElsewhere) {
                    throw new InvalidValueException(
                            "planned-release.at-liberty", "The person is not in custody, as far as is recorded.");
                }
                releases.record(person, release, scope, named.district(), actor);
            }
            case CheckedFact.Died died -> {
                // The prison that lets somebody go because of death has reported it with that.
                if (!isReportedByRelease(file, died) && !isRepeated(file, died, actor)) {
                    add(person, new Death(died.on(), died.source()), actor);
                }
            }
        }
    }

    private static boolean isReportedByRelease(LegalFile file, CheckedFact.Died died) {
        return died.source() == Death.Source.PRISON
                && file.deaths().stream()
                        .anyMatch(death -> death.inForce() && death.now().on().equals(died.on()))
                && file.custody().stream()
                        .anyMatch(event -> event.inForce()
                                && event.now().releaseReason() == CustodyEvent.ReleaseReason.DIED
                                && event.now().on().equals(died.on()));
    }

    private @Nullable Court court(CheckedFact.Case named, Decision decision, List<QuarantineReason> quarantineReasons) {
        String written = decision.corrections().getOrDefault("/conviction/court", named.court());
        List<Court> meant = courts.named(written);
        if (meant.size() != 1) {
            quarantineReasons.add(new QuarantineReason(
                    "/conviction/court",
                    meant.isEmpty() ? Code.UNKNOWN_COURT : Code.AMBIGUOUS_COURT,
                    meant.isEmpty()
                            ? "The register does not know this court."
                            : "Several are called so: give the code of the court.",
                    null));
            return null;
        }
        return meant.getFirst();
    }

    private @Nullable ConvictionId conviction(
            PersonId person,
            LegalFile file,
            Court court,
            CheckedFact.Case named,
            Decision decision,
            List<QuarantineReason> quarantineReasons) {
        List<ConvictionId> inForce = file.convictions().stream()
                .filter(Fact::inForce)
                .map(fact -> new ConvictionId(fact.id().value()))
                .toList();
        Optional<ConvictionId> chosen = decision.chosen(CASE_NUMBER, inForce);
        List<ConvictionId> known =
                chosen.map(List::of).orElseGet(() -> convictions.named(person, file, court.code(), named.number()));
        if (known.size() == 1) {
            return known.getFirst();
        }
        quarantineReasons.add(new QuarantineReason(
                CASE_NUMBER,
                known.isEmpty() ? Code.UNKNOWN_CONVICTION : Code.AMBIGUOUS_CONVICTION,
                known.isEmpty()
                        ? "The person's record has no conviction of this court and case number."
                        : "The person's record has several convictions of this court and case number.",
                person));
        return null;
    }

    /** With it comes whatever of the person waits and fits beside it. */
    private void custody(
            PersonId person,
            LegalFile file,
            CustodyIntake.Reported now,
            List<QuarantineReason> quarantineReasons,
            Actor actor) {
        List<CustodyIntake.Reported> reported = new ArrayList<>(List.of(now));
        waiting(person, file, now.receipt()).forEach(reported::add);
        Optional<Set<UUID>> settled = custody.record(person, file, reported, actor);
        if (settled.isEmpty()) {
            event(file, now, quarantineReasons).ifPresent(event -> add(person, event, actor));
            return;
        }
        reported.stream()
                .skip(1)
                .filter(each -> settled.get().contains(each.receipt()))
                .forEach(each -> settled(each.receipt(), person, each.by()));
        if (!settled.get().contains(now.receipt())) {
            unfit(file, now, quarantineReasons);
        }
    }

    private List<CustodyIntake.Reported> waiting(PersonId person, LegalFile file, UUID besides) {
        List<CustodyIntake.Reported> waiting = new ArrayList<>();
        for (Inbox.Message message : inbox.awaiting(people.cnics(person), List.of())) {
            if (message.kind() == MessageKind.CUSTODY_EVENT
                    && !message.receipt().equals(besides)) {
                custodyOf(person, file, message).ifPresent(waiting::add);
            }
        }
        return waiting;
    }

    /** Empty where by the rules of today, or what its sender may speak for by now, it waits for a person. */
    private Optional<CustodyIntake.Reported> custodyOf(PersonId person, LegalFile file, Inbox.Message message) {
        Actor sender = WaitingMessages.sender(message);
        ClientScope scope = senders.now(message.client());
        List<QuarantineReason> quarantineReasons = new ArrayList<>();
        try {
            CheckedFact fact = facts.check(forms.read(message.original(), CustodyMessage.class));
            senders.refuse(fact, scope);
            Court court = fact.conviction() == null ? null : court(fact.conviction(), Decision.NONE, quarantineReasons);
            ConvictionId conviction = fact.conviction() == null || court == null
                    ? null
                    : conviction(person, file, court, fact.conviction(), Decision.NONE, quarantineReasons);
            return quarantineReasons.isEmpty() && fact.content() instanceof CheckedFact.Custody event
                    ? Optional.of(new CustodyIntake.Reported(message.receipt(), event, conviction, scope, sender))
                    : Optional.empty();
        } catch (ProblemException | InvalidValueException notByItself) {
            return Optional.empty();
        }
    }

    private void unfit(LegalFile file, CustodyIntake.Reported now, List<QuarantineReason> quarantineReasons) {
        CustodyEvent.Type type = now.event().type();
        if (type == CustodyEvent.Type.RECALLED) {
            throw new InvalidValueException("recall.before-release", "Somebody can be recalled only after a release.");
        }
        if (type.begins()) {
            throw new InvalidValueException(
                    "custody.in-custody", "The person was in custody on that day, as far as is recorded.");
        }
        if (event(file, now, quarantineReasons).isPresent()) {
            throw new InvalidValueException(
                    "custody.order", "This can not have happened on that day, by what else is on record of this stay.");
        }
    }

    private Optional<CustodyEvent> event(
            LegalFile file, CustodyIntake.Reported now, List<QuarantineReason> quarantineReasons) {
        CheckedFact.Custody custody = now.event();
        Optional<CustodyPeriodId> custodyPeriod = custody.type().begins()
                ? Optional.of(CustodyPeriodId.next())
                : custodyPeriod(file.custodyPeriods(), now.conviction(), custody)
                        .filter(known -> senders.holds(file, known, now.scope()));
        if (custodyPeriod.isEmpty()) {
            quarantineReasons.add(new QuarantineReason(
                    "/event",
                    Code.UNKNOWN_STAY,
                    "The person's record has no stay in custody that this can be of.",
                    null));
        }
        return custodyPeriod.map(of -> new CustodyEvent(
                of, now.conviction(), custody.type(), custody.on(), custody.prison(), custody.reason()));
    }

    /** Whether the record says so already, by the same sender or by two. */
    private static boolean isRepeated(LegalFile file, CheckedFact.Died died, Actor actor) {
        return file.deaths().stream()
                .filter(Fact::inForce)
                .map(Fact::latest)
                .anyMatch(known -> known.fact().on().equals(died.on())
                        && (known.fact().established()
                                || (known.fact().source() == died.source()
                                        && Objects.equals(known.recordedBy(), actor.id()))));
    }

    /** The open stay for the conviction named; else a past one that had the day. A prison need not repeat what it is for. */
    private static Optional<CustodyPeriodId> custodyPeriod(
            List<CustodyPeriod> custodyPeriods, @Nullable ConvictionId conviction, CheckedFact.Custody custody) {
        List<CustodyPeriod> possible = custodyPeriods.stream()
                .filter(custodyPeriod -> conviction == null || conviction.equals(custodyPeriod.conviction()))
                .toList();
        return possible.stream()
                .filter(CustodyPeriod::isOpen)
                .findFirst()
                .or(() -> possible.stream()
                        .filter(custodyPeriod -> !custody.on().isBefore(custodyPeriod.admittedOn())
                                && custodyPeriod.releasedOn() != null
                                && !custody.on().isAfter(custodyPeriod.releasedOn()))
                        .findFirst())
                .map(CustodyPeriod::id);
    }

    private void appeal(
            PersonId person, LegalFile file, ConvictionId conviction, CheckedFact.AppealDecided appeal, Actor actor) {
        CaseNumber number = CaseNumber.of(appeal.caseNumber());
        Optional<Fact<Appeal>> onRecord = file.appeals().stream()
                .filter(fact -> fact.inForce()
                        && fact.now().conviction().equals(conviction)
                        && fact.now().caseKey().equals(number)
                        && (fact.now().on().equals(appeal.filedOn())
                                || PlainLetters.isSame(fact.now().court(), appeal.court())))
                .findFirst();
        if (onRecord.isPresent() && !onRecord.get().now().on().equals(appeal.filedOn())) {
            throw new InvalidValueException("appeal.other-day", "This appeal is on record as filed on another day.");
        }
        Optional<FactId> known = onRecord.map(Fact::id);
        CheckedFact.Decided decided = appeal.decision();
        Appeal filed = new Appeal(conviction, appeal.court(), appeal.caseNumber(), appeal.filedOn());
        FactId checked = known.orElseGet(FactId::next);
        LegalFact end = decided == null ? null : outcome(conviction, checked, decided);
        if (end != null && isOnRecord(file, known, end)) {
            return;
        }
        // Both or neither: what has an entry on the trail is not undone.
        recording
                .refusalOf(person, file, checked, known.isPresent() ? null : filed, end)
                .ifPresent(refused -> {
                    throw refused;
                });
        FactId id = known.orElseGet(() -> recording.record(person, filed, actor));
        if (decided != null) {
            add(person, outcome(conviction, id, decided), actor);
        }
    }

    /** Whether the appeal ended so already, or the judgment was quashed on that day without one. */
    private static boolean isOnRecord(LegalFile file, Optional<FactId> appeal, LegalFact end) {
        boolean isQuashed = end instanceof Quashed quashed
                && file.quashing(quashed.conviction())
                        .filter(known -> known.now().on().equals(quashed.on())
                                && known.now().reason() == quashed.reason())
                        .isPresent();
        return isQuashed || appeal.flatMap(file::outcome).filter(end::equals).isPresent();
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
