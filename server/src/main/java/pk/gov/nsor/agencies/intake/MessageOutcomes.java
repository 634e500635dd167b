package pk.gov.nsor.agencies.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Courts;

/** Notes what became of messages about people on record, for the quarantine and on the trail. */
@Component
class MessageOutcomes {

    private final Courts courts;
    private final Inbox inbox;
    private final TakenBack taken;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    MessageOutcomes(Courts courts, Inbox inbox, TakenBack taken, Trail trail, ApplicationEventPublisher events) {
        this.courts = courts;
        this.inbox = inbox;
        this.taken = taken;
        this.trail = trail;
        this.events = events;
    }

    /** A message was recorded, or says what is on record already. */
    @Transactional(propagation = Propagation.MANDATORY)
    void recorded(UUID receipt, PersonId person, Actor actor) {
        inbox.replaceQuarantineReasons(receipt, List.of());
        inbox.recorded(receipt, person, isDecision(actor) ? actor.id() : null);
        trail.append(entry(actor)
                .about(person.value())
                .with(Map.of("receipt", receipt.toString(), "status", MessageStatus.RECORDED)));
        events.publishEvent(new MessageApplied(person));
    }

    /**
     * Records why a message waits, and that it takes back what is on record, where it does: then a person decides, whatever may
     * still come. Where a system's message was checked again and nothing has changed, nothing is written.
     *
     * @param found why it waits, by itself
     * @param awaits whether it is for something that may still come
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void wait(UUID receipt, Subject subject, List<QuarantineReason> found, boolean awaits, Actor actor) {
        List<QuarantineReason> quarantineReasons = taken.withOnRecord(receipt, found);
        String court = Optional.ofNullable(subject.conviction())
                .map(named -> courts.named(named.court()))
                .filter(meant -> meant.size() == 1)
                .map(meant -> meant.getFirst().code())
                .orElse(null);
        inbox.waits(
                receipt,
                awaits
                        && quarantineReasons.stream()
                                .noneMatch(each -> each.code().isOfTakingBack()),
                subject,
                court);
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

    private static TrailEntry entry(Actor actor) {
        return TrailEntry.done(
                actor, isDecision(actor) ? TrailAction.QUARANTINE_DECIDED : TrailAction.FEED_MESSAGE_RECEIVED);
    }

    static boolean isDecision(Actor actor) {
        return actor.kind() == Actor.Kind.OFFICER;
    }
}
