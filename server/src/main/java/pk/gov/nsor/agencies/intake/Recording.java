package pk.gov.nsor.agencies.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.message.CheckedMessage;
import pk.gov.nsor.agencies.intake.quarantine.Assessment;
import pk.gov.nsor.agencies.intake.quarantine.Assessor;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.OffenderRegistration;

/** Brings a kept message into the register, or notes why it must wait. */
@Component
class Recording {

    private final Assessor assessor;
    private final OffenderRegistration registration;
    private final Convictions convictions;
    private final ReleaseMarks marks;
    private final People people;
    private final CnicOfMessage cnics;
    private final Inbox inbox;
    private final TakenBack taken;
    private final Trail trail;

    Recording(
            Assessor assessor,
            OffenderRegistration registration,
            Convictions convictions,
            ReleaseMarks marks,
            People people,
            CnicOfMessage cnics,
            Inbox inbox,
            TakenBack taken,
            Trail trail) {
        this.assessor = assessor;
        this.registration = registration;
        this.convictions = convictions;
        this.marks = marks;
        this.people = people;
        this.cnics = cnics;
        this.inbox = inbox;
        this.taken = taken;
        this.trail = trail;
    }

    /** What the register does not know of the places and sections it names. */
    List<QuarantineReason> references(CheckedMessage message) {
        return assessor.references(message);
    }

    /** Why it would wait, as the register is; takes the locks of one who records it. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<QuarantineReason> foresee(CheckedMessage message) {
        return assessor.assess(message, Decision.NONE).quarantineReasons();
    }

    /** True where it was recorded. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean record(UUID receipt, CheckedMessage message, Decision decision, Actor actor) {
        Assessment assessment = assessor.assess(message, decision);
        NewConviction judgment = assessment.judgment();
        List<QuarantineReason> reasons =
                judgment == null ? taken.withOnRecord(receipt, assessment.quarantineReasons()) : List.of();
        inbox.replaceQuarantineReasons(receipt, reasons);
        boolean isDecision = actor.kind() == Actor.Kind.OFFICER;
        TrailEntry entry =
                TrailEntry.done(actor, isDecision ? TrailAction.QUARANTINE_DECIDED : TrailAction.FEED_MESSAGE_RECEIVED);
        Map<String, Object> content = new HashMap<>(Map.of("receipt", receipt.toString()));
        if (isDecision) {
            content.put("corrections", decision.corrections());
            content.put("who", decision.who());
        }
        if (judgment == null) {
            inbox.waits(receipt, false, Subject.of(message), null);
            content.put("status", MessageStatus.QUARANTINED);
            content.put(
                    "quarantineReasons",
                    reasons.stream()
                            .map(quarantineReason -> quarantineReason.field() + " " + quarantineReason.code())
                            .distinct()
                            .toList());
            trail.append(entry.about(receipt).with(content));
            return false;
        }
        PersonId person = toRegister(assessment, message, judgment, decision, actor);
        cnics.settle(receipt, person, message.cnic(), decision, actor);
        inbox.recorded(receipt, person, isDecision ? actor.id() : null);
        content.put("status", MessageStatus.RECORDED);
        if (assessment.same() != null) {
            content.put("same", assessment.same().toString());
        }
        trail.append(entry.about(person.value()).with(content));
        return true;
    }

    private PersonId toRegister(
            Assessment assessment, CheckedMessage message, NewConviction judgment, Decision decision, Actor actor) {
        PersonId known = assessment.person();
        if (known == null) {
            ConvictionId conviction = ConvictionId.next();
            PersonId made = registration.enter(
                    message.identity(),
                    decision.isCnicWrong() ? null : message.cnic(),
                    assessment.addresses(),
                    judgment,
                    conviction,
                    actor);
            return marked(made, conviction, message, judgment, actor);
        }
        recordNewer(known, assessment.addresses(), actor);
        ConvictionId same = assessment.same();
        if (same != null) {
            convictions.alsoNumbered(known, same, judgment.courtCode(), judgment.caseNumber(), actor);
            return marks.isWithheld(known, same) ? known : marked(known, same, message, judgment, actor);
        }
        // That it is none of those on record was found, or said by a registrar, under the lock of the record.
        return marked(known, convictions.record(known, judgment, actor), message, judgment, actor);
    }

    private PersonId marked(
            PersonId person, ConvictionId conviction, CheckedMessage message, NewConviction judgment, Actor actor) {
        if (message.isNotForPublicRelease()) {
            marks.mark(person, conviction, true, judgment.judgmentOn(), actor);
        }
        return person;
    }

    /** Adds what the court knows of where the person lives since; what the record has stays. */
    private void recordNewer(PersonId known, List<NewAddress> addresses, Actor actor) {
        Person person = people.get(known);
        addresses.stream()
                .filter(address -> person.addresses().stream()
                        .allMatch(recorded -> address.from().isAfter(recorded.from())))
                .sorted(java.util.Comparator.comparing(NewAddress::from))
                .forEach(address -> people.recordAddress(known, address, actor));
    }
}
