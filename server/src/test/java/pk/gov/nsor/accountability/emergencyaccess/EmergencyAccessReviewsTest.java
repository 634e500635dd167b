package pk.gov.nsor.accountability.emergencyaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccess.Decision;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** Everybody answers for broken emergencyAccesses: the reader, the supervisor, and the nation's where they do not. */
@RegisterTest
class EmergencyAccessReviewsTest extends EmergencyAccessFixture {

    @Test
    void theReaderSaysWhatCameOfItAndTheSupervisorAcceptsOrObjects() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        open(reader(), people().in(ELSEWHERE));
        UUID id = own(reader()).getFirst().id();
        refused("emergency-access.waits", () -> decide(id, Decision.ACCEPTED, supervisor));
        refused("emergency-access.waits", () -> decide(id, Decision.OBJECTED, supervisor));
        refused(
                "emergency-access.not-reader",
                () -> answers.say(id, OUTCOME, supervisor.signedIn(), supervisor.actor()));
        refused("emergency-access.text", () -> answers.say(id, "x".repeat(19), reader().signedIn(), reader().actor()));
        answers.say(id, OUTCOME, reader().signedIn(), reader().actor());
        refused("emergency-access.said", () -> answers.say(id, OUTCOME, reader().signedIn(), reader().actor()));
        refused("emergency-access.not-yours", () -> decide(id, Decision.ACCEPTED, reader()));
        refused(
                "emergency-access.text",
                () -> answers.decide(id, Decision.OBJECTED, "x".repeat(19), supervisor.signedIn(), supervisor.actor()));
        decide(id, Decision.ACCEPTED, supervisor);
        refused("emergency-access.decided", () -> decide(id, Decision.OBJECTED, supervisor));
        assertThat(waiting(supervisor)).isEmpty();
        EmergencyAccess decided = own(reader()).getFirst();
        assertThat(decided.decision()).isEqualTo(Decision.ACCEPTED);
        assertThat(decided.decidedBy()).isEqualTo(supervisor.account().id());
        assertThat(answers.written(decided).outcome()).isEqualTo(OUTCOME);
    }

    @Test
    void whatIsOverdueAndWhatWasObjectedToIsTheNations() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        Officer national = national();
        open(reader(), people().in(ELSEWHERE));
        UUID id = own(reader()).getFirst().id();
        move(Duration.ofDays(1).minusSeconds(1));
        assertThat(ofTheNation(national)).doesNotContain(id);
        refused("emergency-access.not-yours", () -> decide(id, Decision.OBJECTED, national));
        move(Duration.ofSeconds(1));
        assertThat(ofTheNation(national)).contains(id);
        refused("emergency-access.waits", () -> decide(id, Decision.ACCEPTED, supervisor));
        answers.say(id, OUTCOME, reader().signedIn(), reader().actor());
        assertThat(ofTheNation(national))
                .as("said late, and now the supervisor's")
                .doesNotContain(id);
        move(Duration.ofDays(1));
        assertThat(ofTheNation(national)).as("not decided in time").contains(id);
        decide(id, Decision.OBJECTED, supervisor);
        assertThat(ofTheNation(national)).contains(id);
        refused("emergency-access.not-yours", () -> answers.settle(id, supervisor.signedIn(), supervisor.actor()));
        answers.settle(id, national.signedIn(), national.actor());
        assertThat(ofTheNation(national)).doesNotContain(id);
        refused("emergency-access.settled", () -> answers.settle(id, national.signedIn(), national.actor()));
    }

    @Test
    void whatIsOverdueCanBeObjectedToByTheNationWithoutTheReader() {
        Officer national = national();
        officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        open(reader(), people().in(ELSEWHERE));
        UUID id = own(reader()).getFirst().id();
        move(Duration.ofDays(1));
        decide(id, Decision.OBJECTED, national);
        refused("emergency-access.said", () -> answers.say(id, OUTCOME, reader().signedIn(), reader().actor()));
    }

    @Test
    void ofAnotherDistrictNothingIsThere() {
        officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        open(reader(), people().in(ELSEWHERE));
        EmergencyAccess told = own(reader()).getFirst();
        Officer stranger = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(ELSEWHERE));
        Officer colleague = officer(Role.SUPERVISING_OFFICER, new OfDistrict(district));
        for (Officer nobody : List.of(stranger, colleague)) {
            assertThat(answers.find(told.id(), nobody.signedIn())).isEmpty();
            refused("emergency-access.unknown", () -> decide(told.id(), Decision.ACCEPTED, nobody));
        }
        assertThat(waiting(stranger)).doesNotContain(told);
    }

    @Test
    void oneOfTwoSupervisorsDecides() throws Exception {
        Officer one = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        Officer two = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        tried(reader());
        UUID id = own(reader()).getFirst().id();
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        List<String> came = atOnce(2, () -> {
            boolean isFirst = turn.getAndIncrement() == 0;
            try {
                decide(id, isFirst ? Decision.ACCEPTED : Decision.OBJECTED, isFirst ? one : two);
                return "done";
            } catch (InvalidValueException refused) {
                return refused.code();
            }
        });
        assertThat(came).containsExactlyInAnyOrder("done", "emergency-access.decided");
        assertThat(entries("EMERGENCY_ACCESS_DECIDED", one) + entries("EMERGENCY_ACCESS_DECIDED", two))
                .isOne();
    }
}
