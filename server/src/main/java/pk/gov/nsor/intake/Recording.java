package pk.gov.nsor.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.conviction.ReleaseMarks;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.NewAddress;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.registration.OffenderRegistration;
import pk.gov.nsor.registration.OffenderRegistration.Registered;

/** Brings a kept message into the register, or notes why it must wait. Whoever calls has the transaction. */
@Component
class Recording {

    private final Assessor assessor;
    private final OffenderRegistration registration;
    private final ReleaseMarks marks;
    private final People people;
    private final Inbox inbox;
    private final Trail trail;

    Recording(
            Assessor assessor,
            OffenderRegistration registration,
            ReleaseMarks marks,
            People people,
            Inbox inbox,
            Trail trail) {
        this.assessor = assessor;
        this.registration = registration;
        this.marks = marks;
        this.people = people;
        this.inbox = inbox;
        this.trail = trail;
    }

    /** True where it was recorded. */
    boolean record(UUID receipt, CheckedMessage message, Decision decision, Actor actor) {
        Assessment assessment = assessor.assess(message, decision);
        inbox.replaceDoubts(receipt, assessment.doubts());
        NewConviction judgment = assessment.judgment();
        boolean isDecision = actor.kind() == Actor.Kind.OFFICER;
        TrailEntry entry =
                TrailEntry.done(actor, isDecision ? TrailAction.QUARANTINE_DECIDED : TrailAction.FEED_MESSAGE_RECEIVED);
        Map<String, Object> content = new HashMap<>(Map.of("receipt", receipt.toString()));
        if (isDecision) {
            content.put("corrections", decision.corrections());
        }
        if (judgment == null) {
            content.put("status", Receipt.Status.QUARANTINED);
            content.put(
                    "doubts",
                    assessment.doubts().stream()
                            .map(doubt -> doubt.field() + " " + doubt.code())
                            .toList());
            trail.append(entry.about(receipt).with(content));
            return false;
        }
        PersonId person = toRegister(assessment, message, judgment, actor);
        inbox.recorded(receipt, person, isDecision ? actor.id() : null);
        content.put("status", Receipt.Status.RECORDED);
        trail.append(entry.about(person.value()).with(content));
        return true;
    }

    private PersonId toRegister(Assessment assessment, CheckedMessage message, NewConviction judgment, Actor actor) {
        PersonId known = assessment.person();
        Registered registered;
        if (known == null) {
            registered = registration.register(
                    message.identity(), message.cnic(), assessment.addresses(), judgment, null, actor);
        } else {
            recordNewer(known, assessment.addresses(), actor);
            registered = registration.convicted(known, judgment, actor);
        }
        if (message.isNotForPublicRelease()) {
            marks.mark(registered.person(), registered.conviction(), true, judgment.judgmentOn(), actor);
        }
        return registered.person();
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
