package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.CnicOfPerson.Status;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.ListedCnics;

/**
 * What has been done in the register about a disputed CNIC. The register is put right on the record itself, where two
 * people watch over it; a dispute is upheld only when that is done.
 */
@Component
class RegisterCorrections {

    private final People people;
    private final MergedRecords merged;
    private final TakeBacks takeBacks;
    private final ListedCnics listed;
    private final Clock clock;

    RegisterCorrections(People people, MergedRecords merged, TakeBacks takeBacks, ListedCnics listed, Clock clock) {
        this.people = people;
        this.merged = merged;
        this.takeBacks = takeBacks;
        this.listed = listed;
        this.clock = clock;
    }

    /** @param person on whose record; null where it is on none */
    record Found(Correction correction, @Nullable PersonId person) {}

    /** @throws InvalidValueException where the register still says what is disputed */
    Found of(Ticket ticket, Ticket.Proof proof, Cnic cnic, Actor officer) {
        return ticket.saidOn() ? notOnAnyMore(ticket, proof, cnic, officer) : onNow(cnic);
    }

    private Found notOnAnyMore(Ticket ticket, Ticket.Proof proof, Cnic cnic, Actor officer) {
        // Whatever became of the record of then: the public is told so still.
        refuseIf(isTold(cnic));
        PersonId seen = proof.person();
        if (seen == null) {
            Optional<PersonId> holder = people.withCnic(cnic);
            boolean isOn =
                    holder.filter(one -> status(one, cnic) == Status.CONFIRMED).isPresent();
            refuseIf(isOn);
            return new Found(Correction.BEFORE, null);
        }
        PersonId person = merged.leading(seen);
        Status status = status(person, cnic);
        if (status == Status.CONFIRMED) {
            // Corrected since the answer, so that it is no longer disclosed to the public.
            refuseIf(!takeBacks.isPrepared(ticket.answeredAt(), cnic));
            takeBacks.prepareSince(ticket.answeredAt(), person, cnic, TakeBackCause.CORRECTED, officer);
            return new Found(Correction.CORRECTED, person);
        }
        TakeBackCause cause = status == Status.WITHDRAWN ? TakeBackCause.WITHDRAWN : TakeBackCause.DOUBTED;
        takeBacks.prepareSince(ticket.answeredAt(), person, cnic, cause, officer);
        return new Found(status == Status.WITHDRAWN ? Correction.WITHDRAWN : Correction.DOUBTED, person);
    }

    private boolean isTold(Cnic cnic) {
        return listed.listed(List.of(cnic), LocalDate.now(clock)).stream()
                .anyMatch(one -> !one.juvenile() && !one.withheld());
    }

    private Found onNow(Cnic cnic) {
        PersonId holder = people.withCnic(cnic).orElse(null);
        refuseIf(holder == null || status(holder, cnic) != Status.CONFIRMED);
        return new Found(Correction.CONFIRMED, holder);
    }

    /** The latest entry of the CNIC on the record counts; it may have been withdrawn and entered again. */
    private Status status(PersonId person, Cnic cnic) {
        return people.get(person).cnics().stream()
                .filter(one -> one.cnic().equals(cnic))
                .map(CnicOfPerson::status)
                .min((one, other) -> Boolean.compare(one == Status.WITHDRAWN, other == Status.WITHDRAWN))
                .orElse(Status.WITHDRAWN);
    }

    private static void refuseIf(boolean isWrongStill) {
        if (isWrongStill) {
            throw new InvalidValueException(
                    "dispute.not-corrected",
                    "The register still says what is disputed. First put the CNIC right on the record, then uphold this.");
        }
    }
}
