package pk.gov.nsor.accountability.emergencyaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccess.Decision;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** How many records one officer opens by their numbers, and what has to be answered for before the next. */
@RegisterTest
class EmergencyAccessCapsTest extends EmergencyAccessFixture {

    @LocalServerPort
    private int port;

    @Test
    void whoeverGoesThroughNumbersWithOneReasonOpensThreeAndTheSupervisorSeesIt() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        List<PersonId> all = someone(12);
        WebSession session = new WebSession(port);
        session.signIn(reader().name(), Officers.PASSWORD);
        String token = token(session.get("/emergency-access"));
        Set<String> opened = new HashSet<>();
        for (PersonId person : all) {
            HttpResponse<String> answer = session.post(
                    "/emergency-access", Map.of("number", number(person).formatted(), "reason", REASON), token);
            answer.headers()
                    .firstValue("Location")
                    .filter(to -> to.contains("/people/"))
                    .ifPresent(opened::add);
        }
        assertThat(opened).hasSize(3);
        assertThat(all).filteredOn(person -> !links(reader(), person).isEmpty()).hasSize(3);
        assertThat(session.get("/emergency-access").body())
                .contains("As many records are open to you as may be at once.")
                .doesNotContain("name=\"number\"");
        WebSession supervisors = new WebSession(port);
        supervisors.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(supervisors.get("/").body())
                .contains(number(all.getFirst()).formatted(), "The same reason was given for another number before");
        EmergencyAccess last = own(reader()).getFirst();
        assertThat(supervisors.get("/emergency-access/" + last.id()).body())
                .contains(
                        "The same reason was given for another number before",
                        number(all.get(1)).formatted());
    }

    @Test
    void fiftyAtOnceOpenThree() throws Exception {
        ConcurrentLinkedQueue<PersonId> all = new ConcurrentLinkedQueue<>(someone(50));
        List<Opening> came = atOnce(50, () -> open(reader(), all.remove()));
        assertThat(came).filteredOn(Opening.Opened.class::isInstance).hasSize(3);
        assertThat(came)
                .filteredOn(new Opening.Refused(EmergencyAccessRefusal.AT_ONCE)::equals)
                .hasSize(47);
        assertThat(own(reader())).hasSize(3);
    }

    @Test
    void whoseNumberItIsMakesNoDifferenceToWhatIsRefused() {
        for (PersonId person : someone(2)) {
            open(reader(), person);
        }
        assertThat(refusal()).as("with two open").isEmpty();
        open(reader(), people().in(ELSEWHERE));
        PersonId there = people().in(ELSEWHERE);
        PersonId sealed = people().in(ELSEWHERE);
        people().seal(sealed, LocalDate.now(clock));
        Opening refused = new Opening.Refused(EmergencyAccessRefusal.AT_ONCE);
        assertThat(open(reader(), there)).isEqualTo(refused);
        assertThat(open(reader(), sealed)).isEqualTo(refused);
        assertThat(open(reader(), people().in(district))).as("their own case").isEqualTo(refused);
        assertThat(tried(reader())).isEqualTo(refused);
        assertThat(links(reader(), there)).isEmpty();
        assertThat(own(reader())).hasSize(3);
        assertThat(entries("EMERGENCY_ACCESS_TRIED"))
                .as("each of them is on the trail")
                .isEqualTo(4);
    }

    @Test
    void whatIsOverIsAnsweredForBeforeTheNextIsOpened() {
        PersonId person = people().in(ELSEWHERE);
        open(reader(), person);
        UUID first = own(reader()).getFirst().id();
        move(Duration.ofHours(1).minusSeconds(1));
        assertThat(refusal()).isEmpty();
        move(Duration.ofSeconds(1));
        assertThat(refusal()).contains(EmergencyAccessRefusal.UNANSWERED);
        assertThat(open(reader(), person)).isEqualTo(new Opening.Refused(EmergencyAccessRefusal.UNANSWERED));
        assertThat(tried(reader())).isEqualTo(new Opening.Refused(EmergencyAccessRefusal.UNANSWERED));
        answers.say(first, OUTCOME, reader().signedIn(), reader().actor());
        assertThat(open(reader(), person)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void whatWasObjectedToIsSeenToBeforeTheNextIsOpened() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        Officer national = national();
        open(reader(), people().in(ELSEWHERE));
        UUID first = own(reader()).getFirst().id();
        answers.say(first, OUTCOME, reader().signedIn(), reader().actor());
        assertThat(refusal()).isEmpty();
        decide(first, Decision.OBJECTED, supervisor);
        assertThat(refusal()).contains(EmergencyAccessRefusal.OBJECTED);
        answers.settle(first, national.signedIn(), national.actor());
        assertThat(refusal()).isEmpty();
        open(reader(), people().in(ELSEWHERE));
        UUID second = own(reader()).getFirst().id();
        answers.say(second, OUTCOME, reader().signedIn(), reader().actor());
        decide(second, Decision.ACCEPTED, supervisor);
        assertThat(refusal()).isEmpty();
    }

    @Test
    void fiveNumbersInADayAreAllAndThoseThatOpenNothingCount() {
        openedAndAnswered();
        tried(reader());
        move(Duration.ofHours(2));
        openedAndAnswered();
        tried(reader());
        assertThat(refusal()).as("after four").isEmpty();
        openedAndAnswered();
        assertThat(refusal()).contains(EmergencyAccessRefusal.A_DAY);
        assertThat(open(reader(), people().in(ELSEWHERE))).isEqualTo(new Opening.Refused(EmergencyAccessRefusal.A_DAY));
        assertThat(tried(reader())).isEqualTo(new Opening.Refused(EmergencyAccessRefusal.A_DAY));
        assertThat(own(reader())).hasSize(5);
        move(Duration.ofHours(22).minusSeconds(30));
        assertThat(refusal()).contains(EmergencyAccessRefusal.A_DAY);
        move(Duration.ofMinutes(2));
        assertThat(refusal()).as("the first two are a day ago").isEmpty();
    }

    @Test
    void oneOfficersCapsAreNobodyElses() {
        for (PersonId person : someone(3)) {
            open(reader(), person);
        }
        Officer colleague = officer(Role.SUPERVISING_OFFICER, new OfDistrict(district));
        assertThat(open(colleague, people().in(ELSEWHERE))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void aReasonThatIsGivenAgainForAnotherNumberIsKnownHoweverItIsWritten() {
        List<PersonId> all = someone(6);
        EmergencyAccess first = with(all.get(0), "Stopped at the bridge, says he lives in Badin.");
        assertThat(first.repeats()).isNull();
        assertThat(with(all.get(1), "stopped at THE bridge  says he lives in badin")
                        .repeats())
                .isEqualTo(first.id());
        answered();
        assertThat(with(all.get(2), "Stopped at the bridge, says she lives in Badin")
                        .repeats())
                .as("another reason")
                .isNull();
        answered();
        move(Duration.ofDays(2));
        assertThat(with(all.get(0), "Stopped at the bridge, says he lives in Badin.")
                        .repeats())
                .as("of the same number the one in between counts")
                .isNotNull()
                .isNotEqualTo(first.id());
        answered();
        move(Duration.ofDays(31));
        assertThat(with(all.get(3), "Stopped at the bridge, says he lives in Badin.")
                        .repeats())
                .as("longer ago than reasons are kept in mind")
                .isNull();
    }

    @Test
    void aReasonThatIsGivenAgainForTheSameNumberIsNoRepetition() {
        PersonId person = people().in(ELSEWHERE);
        with(person, REASON);
        answered();
        move(Duration.ofHours(1));
        assertThat(with(person, REASON).repeats()).isNull();
    }

    private EmergencyAccess with(PersonId person, String reason) {
        RegisterNumber number = number(person);
        assertThat(emergencyAccesses.open(reader().signedIn(), number, reason, reader().actor()))
                .isInstanceOf(Opening.Opened.class);
        return own(reader()).getFirst();
    }

    private void openedAndAnswered() {
        assertThat(open(reader(), people().in(ELSEWHERE))).isInstanceOf(Opening.Opened.class);
        answered();
    }

    /** The reader has said what came of all. */
    private void answered() {
        for (EmergencyAccess one : own(reader())) {
            if (one.waitsForReader()) {
                answers.say(one.id(), OUTCOME, reader().signedIn(), reader().actor());
            }
        }
    }

    private List<PersonId> someone(int many) {
        List<PersonId> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(people().in(ELSEWHERE));
        }
        return all;
    }

    private static String token(HttpResponse<String> page) {
        var matcher = java.util.regex.Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                .matcher(page.body());
        return Optional.of(matcher)
                .filter(java.util.regex.Matcher::find)
                .orElseThrow()
                .group(1);
    }
}
