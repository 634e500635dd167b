package pk.gov.nsor.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.intake.Doubt.Code;
import pk.gov.nsor.intake.PlannedReleaseMessage.Notice;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.supervision.PlannedRelease;
import pk.gov.nsor.supervision.Releases;

/** Tells supervision of releases to come. Whoever calls has the transaction and has locked the person. */
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

    /**
     * Records it, or adds why it must wait.
     *
     * @throws InvalidValueException where it can not be true together with what is on record
     */
    void record(
            PersonId person, CheckedFact.ReleaseToCome message, Decision decision, List<Doubt> doubts, Actor actor) {
        if (message.notice() != Notice.ANNOUNCED && releases.planned(person).isEmpty()) {
            throw new InvalidValueException("planned-release.none", "No release is planned.");
        }
        CheckedFact.Plan plan = message.plan();
        if (plan == null) {
            releases.callOff(person, actor);
            return;
        }
        District district = district(plan.district(), decision, doubts);
        if (district != null) {
            UUID _ = releases.announce(
                    person, new PlannedRelease(plan.on(), plan.prison(), district.code(), plan.address()), actor);
        }
    }

    private @Nullable District district(String written, Decision decision, List<Doubt> doubts) {
        String text = decision.corrections().getOrDefault(DISTRICT, written);
        List<District> named = districts.find(text);
        if (named.size() != 1) {
            doubts.add(new Doubt(
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
            doubts.add(new Doubt(DISTRICT, Code.FORMER_DISTRICT, "There is no such district today.", null));
            return null;
        }
        return district;
    }
}
