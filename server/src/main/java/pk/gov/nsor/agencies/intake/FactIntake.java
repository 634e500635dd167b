package pk.gov.nsor.agencies.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.People;

/** Brings what courts and prisons report of people on record into the register. */
@Component
class FactIntake {

    private final People people;
    private final ClientScopes scopes;
    private final SenderScope senders;
    private final LegalRecord record;
    private final NamedConvictions convictions;
    private final FactRecording recording;
    private final CustodyIntake custody;
    private final AppealIntake appeals;
    private final PlannedReleaseIntake releases;
    private final CnicOfMessage cnics;
    private final MessageOutcomes outcomes;
    private final Inbox inbox;

    FactIntake(
            People people,
            ClientScopes scopes,
            SenderScope senders,
            LegalRecord record,
            NamedConvictions convictions,
            FactRecording recording,
            CustodyIntake custody,
            AppealIntake appeals,
            PlannedReleaseIntake releases,
            CnicOfMessage cnics,
            MessageOutcomes outcomes,
            Inbox inbox) {
        this.people = people;
        this.scopes = scopes;
        this.senders = senders;
        this.record = record;
        this.convictions = convictions;
        this.recording = recording;
        this.custody = custody;
        this.appeals = appeals;
        this.releases = releases;
        this.cnics = cnics;
        this.outcomes = outcomes;
        this.inbox = inbox;
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
        PersonId found = person(message, scope, named, decision, quarantineReasons);
        PersonId person = found == null ? null : people.lockLeading(found);
        if (person != null) {
            toRegister(receipt, person, record.file(person), message, scope, named, decision, quarantineReasons, actor);
        }
        if (person == null || !quarantineReasons.isEmpty()) {
            boolean awaits = quarantineReasons.stream()
                    .allMatch(quarantineReason -> quarantineReason.code().isOfWhatMayCome());
            outcomes.wait(receipt, Subject.of(message), quarantineReasons, awaits, actor);
            return false;
        }
        cnics.settle(receipt, person, message.cnic(), decision, actor);
        outcomes.recorded(receipt, person, actor);
        return true;
    }

    /** What a message names beside the person. */
    private record References(
            @Nullable Court court, @Nullable District district) {}

    private References references(CheckedFact message, Decision decision, List<QuarantineReason> quarantineReasons) {
        Court court = message.conviction() == null
                ? null
                : convictions.court(message.conviction(), decision, quarantineReasons);
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
                    "/cnic",
                    Code.UNKNOWN_PERSON,
                    "No record has this CNIC.",
                    convictions.convictedIn(message, named.court())));
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
                : convictions.conviction(
                        person, file, named.court(), message.conviction(), decision, quarantineReasons);
        if (!quarantineReasons.isEmpty()) {
            return;
        }
        switch (message.content()) {
            case CheckedFact.Custody event ->
                custody.record(
                        person,
                        file,
                        new StayIntake.Reported(receipt, event, conviction, scope, actor),
                        quarantineReasons,
                        actor);
            case CheckedFact.AppealDecided appeal ->
                appeals.record(person, file, Objects.requireNonNull(conviction), appeal, actor);
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
                    FactId _ = recording.record(person, new Death(died.on(), died.source()), actor);
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
}
