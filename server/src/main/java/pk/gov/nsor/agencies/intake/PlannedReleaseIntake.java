package pk.gov.nsor.agencies.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseMessage.Notice;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;

/** Passes planned releases to supervision. The person is locked. */
@Component
class PlannedReleaseIntake {

    private static final String DISTRICT = "/district";

    private final Releases releases;
    private final Districts districts;
    private final Clock clock;

    PlannedReleaseIntake(Releases releases, Districts districts, Clock clock) {
        this.releases = releases;
        this.districts = districts;
        this.clock = clock;
    }

    /** The district that the message names, or why it is not known; null where it names none. */
    @Nullable
    District district(CheckedFact.ReleaseToCome message, Decision decision, List<QuarantineReason> quarantineReasons) {
        CheckedFact.Plan plan = message.plan();
        return plan == null ? null : district(plan.district(), decision, quarantineReasons);
    }

    /**
     * Records it. Of a release planned from another prison than the sender's own there is none.
     *
     * @param district of the plan, where there is one
     * @throws InvalidValueException where it can not be true together with what is on record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void record(
            PersonId person,
            CheckedFact.ReleaseToCome message,
            ClientScope scope,
            @Nullable District district,
            Actor actor) {
        boolean isPlanned = releases.planned(person)
                .filter(known -> scope.coversPrison(known.prison()))
                .isPresent();
        if (message.notice() == Notice.WITHDRAWN && !isPlanned) {
            throw new InvalidValueException("planned-release.withdrawn", "There is no planned release to withdraw.");
        }
        if (message.notice() == Notice.CHANGED && !isPlanned) {
            throw new InvalidValueException("planned-release.none", "No release is planned.");
        }
        CheckedFact.Plan plan = message.plan();
        if (plan == null || district == null) {
            releases.callOff(person, actor);
            return;
        }
        UUID _ = releases.announce(
                person, new PlannedRelease(plan.on(), plan.prison(), district.code(), plan.address()), actor);
    }

    private @Nullable District district(String written, Decision decision, List<QuarantineReason> quarantineReasons) {
        String text = decision.corrections().getOrDefault(DISTRICT, written);
        List<District> named = districts.find(text);
        if (named.size() != 1) {
            quarantineReasons.add(new QuarantineReason(
                    DISTRICT,
                    named.isEmpty() ? Code.UNKNOWN_DISTRICT : Code.AMBIGUOUS_DISTRICT,
                    named.isEmpty()
                            ? "The register does not know this district."
                            : "Several are called so: give the key of the district.",
                    null));
            return null;
        }
        District district = named.getFirst();
        if (!district.isInForce(LocalDate.now(clock))) {
            quarantineReasons.add(
                    new QuarantineReason(DISTRICT, Code.FORMER_DISTRICT, "There is no such district today.", null));
            return null;
        }
        return district;
    }
}
