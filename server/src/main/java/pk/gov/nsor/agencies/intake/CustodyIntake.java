package pk.gov.nsor.agencies.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.agencies.intake.message.CustodyMessage;
import pk.gov.nsor.agencies.intake.message.FactCheck;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.feeds.FeedForms;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.People;

/** Records events in prison, with those that waited for them. */
@Component
class CustodyIntake {

    /**
     * How many waiting events are tried together with one. Each that waits has its own turn whenever something comes, with those
     * nearest to it, so that none is lost, and however many wait the work grows as they do.
     */
    static final int MOST_TOGETHER = 50;

    private final People people;
    private final NamedConvictions named;
    private final SenderScope senders;
    private final StayIntake stays;
    private final FactRecording recording;
    private final FeedForms forms;
    private final FactCheck facts;
    private final MessageOutcomes outcomes;
    private final Inbox inbox;
    private final ApplicationEventPublisher publisher;

    CustodyIntake(
            People people,
            NamedConvictions named,
            SenderScope senders,
            StayIntake stays,
            FactRecording recording,
            FeedForms forms,
            FactCheck facts,
            MessageOutcomes outcomes,
            Inbox inbox,
            ApplicationEventPublisher publisher) {
        this.people = people;
        this.named = named;
        this.senders = senders;
        this.stays = stays;
        this.recording = recording;
        this.forms = forms;
        this.facts = facts;
        this.outcomes = outcomes;
        this.inbox = inbox;
        this.publisher = publisher;
    }

    /**
     * Records an event. With it comes whatever of the person waits and fits beside it, of the {@value #MOST_TOGETHER} events that
     * are nearest in time.
     *
     * @throws InvalidValueException where it cannot be true together with what is on record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void record(
            PersonId person,
            LegalFile file,
            StayIntake.Reported now,
            List<QuarantineReason> quarantineReasons,
            Actor actor) {
        List<StayIntake.Reported> reported = new ArrayList<>(List.of(now));
        waiting(person, file, now).forEach(reported::add);
        Optional<Set<UUID>> settled = stays.record(person, file, reported, actor);
        if (settled.isEmpty()) {
            event(file, now, quarantineReasons).ifPresent(event -> {
                FactId recorded = recording.record(person, event, actor);
                publisher.publishEvent(new MessageFact(now.receipt(), person, recorded, actor));
            });
            return;
        }
        reported.stream()
                .skip(1)
                .filter(each -> settled.get().contains(each.receipt()))
                .forEach(each -> outcomes.recorded(each.receipt(), person, each.by()));
        if (!settled.get().contains(now.receipt())) {
            unfit(file, now, quarantineReasons);
        }
    }

    private List<StayIntake.Reported> waiting(PersonId person, LegalFile file, StayIntake.Reported now) {
        return inbox.eventsAround(people.cnics(person), now.event().on(), now.receipt(), MOST_TOGETHER).stream()
                .flatMap(message -> custodyOf(person, file, message).stream())
                .toList();
    }

    /** Empty where by the rules of today, or what its sender may speak for by now, it waits for a person. */
    private Optional<StayIntake.Reported> custodyOf(PersonId person, LegalFile file, Inbox.Message message) {
        Actor sender = WaitingMessages.sender(message);
        ClientScope scope = senders.now(message.client());
        List<QuarantineReason> quarantineReasons = new ArrayList<>();
        try {
            FeedReading reading =
                    forms.stored(message.original(), message.receivedAt().toInstant());
            CheckedFact fact = reading.into(CustodyMessage.class, sent -> facts.check(sent, reading.day()));
            senders.refuse(fact, scope);
            Court court =
                    fact.conviction() == null ? null : named.court(fact.conviction(), Decision.NONE, quarantineReasons);
            ConvictionId conviction = fact.conviction() == null || court == null
                    ? null
                    : named.conviction(person, file, court, fact.conviction(), Decision.NONE, quarantineReasons);
            return quarantineReasons.isEmpty() && fact.content() instanceof CheckedFact.Custody event
                    ? Optional.of(new StayIntake.Reported(message.receipt(), event, conviction, scope, sender))
                    : Optional.empty();
        } catch (ProblemException | InvalidValueException notByItself) {
            return Optional.empty();
        }
    }

    private void unfit(LegalFile file, StayIntake.Reported now, List<QuarantineReason> quarantineReasons) {
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
            LegalFile file, StayIntake.Reported now, List<QuarantineReason> quarantineReasons) {
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
}
