package pk.gov.nsor.accountability.emergencyaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccess.Decision;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** A record opened by its number: for an hour, to one reader, with the supervisor told. */
@RegisterTest
class EmergencyAccessesTest extends EmergencyAccessFixture {

    @Test
    void theRecordIsOpenToTheOneReaderForAnHour() {
        PersonId person = people().in(ELSEWHERE);
        PersonId other = people().in(ELSEWHERE);
        Officer colleague = officer(Role.SUPERVISING_OFFICER, new OfDistrict(district));
        assertThat(links(reader(), person)).isEmpty();
        assertThat(open(reader(), person)).isEqualTo(new Opening.Opened(person));
        assertThat(links(reader(), person)).containsExactly(AccessGround.EMERGENCY_ACCESS_TAKEN);
        assertThat(links(reader(), other)).as("another record").isEmpty();
        assertThat(links(colleague, person)).as("another reader").isEmpty();
        move(Duration.ofHours(1).minusSeconds(1));
        assertThat(links(reader(), person)).containsExactly(AccessGround.EMERGENCY_ACCESS_TAKEN);
        move(Duration.ofSeconds(1));
        assertThat(links(reader(), person)).isEmpty();
    }

    @Test
    void theReasonHasTwentyToAThousandCharacters() {
        PersonId person = people().in(ELSEWHERE);
        for (String wrong : List.of("", "x".repeat(19), "x".repeat(19) + " ", "x".repeat(1001))) {
            refused(
                    "emergency-access.text",
                    () -> emergencyAccesses.open(reader().signedIn(), number(person), wrong, reader().actor()));
        }
        assertThat(own(reader())).isEmpty();
        assertThat(emergencyAccesses.open(reader().signedIn(), number(person), "x".repeat(20), reader().actor()))
                .isInstanceOf(Opening.Opened.class);
        assertThat(emergencyAccesses.open(
                        reader().signedIn(), number(people().in(ELSEWHERE)), "x".repeat(1000), reader().actor()))
                .isInstanceOf(Opening.Opened.class);
    }

    @Test
    void whatIsTheReadersAnywayIsNotBroken() {
        PersonId own = people().in(district);
        assertThat(open(reader(), own)).isEqualTo(new Opening.Readable(own));
        PersonId person = people().in(ELSEWHERE);
        assertThat(open(reader(), person)).isEqualTo(new Opening.Opened(person));
        assertThat(open(reader(), person)).as("while it is open").isEqualTo(new Opening.Readable(person));
        assertThat(own(reader())).hasSize(1);
    }

    @Test
    void theSupervisorIsToldInTheTransactionOfTheOpening() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        PersonId person = people().in(ELSEWHERE);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            open(reader(), person);
            assertThat(waiting(supervisor)).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(waiting(supervisor)).isEmpty();
        assertThat(entries("EMERGENCY_ACCESS_TAKEN")).isZero();
        assertThat(links(reader(), person)).isEmpty();
        open(reader(), person);
        assertThat(waiting(supervisor)).singleElement().satisfies(told -> {
            assertThat(told.reader()).isEqualTo(reader().account().id());
            assertThat(told.number()).isEqualTo(number(person).formatted());
            assertThat(answers.written(told).reason()).isEqualTo(REASON);
        });
        assertThat(entries("EMERGENCY_ACCESS_TAKEN")).isOne();
        assertThat(jdbc.sql("select reason from emergencyaccess.emergency_access where reader_id = ?")
                        .param(reader().account().id())
                        .query(byte[].class)
                        .single())
                .as("encrypted")
                .isNotEqualTo(REASON.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void whoIsToldIsTheNextAboveTheReaderWhoIsThere() {
        assertThat(level(reader())).as("no supervisor anywhere below").isEqualTo(EscalationLevel.NATIONAL);
        Officer provincial = officer(Role.PROVINCIAL_SUPERVISOR, new OfProvince(province));
        assertThat(level(reader())).isEqualTo(EscalationLevel.PROVINCE);
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        assertThat(level(reader())).isEqualTo(EscalationLevel.DISTRICT);
        officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        assertThat(level(supervisor)).isEqualTo(EscalationLevel.PROVINCE);
        officer(Role.PROVINCIAL_SUPERVISOR, new OfProvince(province));
        assertThat(level(provincial)).isEqualTo(EscalationLevel.NATIONAL);
        assertThat(waiting(supervisor)).extracting(EmergencyAccess::level).containsExactly(EscalationLevel.DISTRICT);
        assertThat(waiting(provincial))
                .extracting(EmergencyAccess::level)
                .containsExactly(EscalationLevel.PROVINCE, EscalationLevel.PROVINCE);
        assertThat(waiting(national()))
                .extracting(EmergencyAccess::level)
                .containsExactly(EscalationLevel.NATIONAL, EscalationLevel.NATIONAL);
        accounts.disable(supervisor.name(), reader().actor());
    }

    @Test
    void aSealedRecordAndANumberThatNobodyHasOpenNothingAndTheSupervisorIsToldOfBoth() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        PersonId sealed = people().in(ELSEWHERE);
        people().seal(sealed, java.time.LocalDate.now(clock));
        assertThat(open(reader(), sealed)).isEqualTo(new Opening.Nothing());
        assertThat(tried(reader())).isEqualTo(new Opening.Nothing());
        assertThat(links(reader(), sealed)).isEmpty();
        assertThat(waiting(supervisor)).hasSize(2).allSatisfy(told -> {
            assertThat(told.person()).isNull();
            assertThat(told.endsAt()).isNull();
        });
        assertThat(entries("EMERGENCY_ACCESS_TRIED")).isEqualTo(2);
    }

    @Test
    void aRecordThatIsSealedMeanwhileIsClosedAtOnce() {
        PersonId person = people().in(ELSEWHERE);
        open(reader(), person);
        people().seal(person, java.time.LocalDate.now(clock));
        assertThat(links(reader(), person)).isEmpty();
    }

    @Test
    void threeNumbersInADayThatOpenNothingCloseThePageUntilASupervisorOpensIt() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        PersonId person = people().in(ELSEWHERE);
        tried(reader());
        move(Duration.ofHours(23));
        tried(reader());
        move(Duration.ofHours(1).plusSeconds(1));
        tried(reader());
        assertThat(closed()).as("three in more than a day").isFalse();
        tried(reader());
        assertThat(closed()).isTrue();
        assertThat(open(reader(), person)).isEqualTo(new Opening.Refused(EmergencyAccessRefusal.CLOSED));
        assertThat(own(reader())).as("nothing is recorded while it is closed").hasSize(4);
        EmergencyAccess last = own(reader()).getFirst();
        assertThat(last.closesPage()).isTrue();
        move(Duration.ofDays(3));
        assertThat(closed()).as("no time opens it").isTrue();
        refused(
                "emergency-access.not-yours-to-open",
                () -> answers.reopen(last.id(), reader().signedIn(), reader().actor()));
        answers.decide(last.id(), Decision.ACCEPTED, "", supervisor.signedIn(), supervisor.actor());
        assertThat(waiting(supervisor))
                .as("decided, but closed")
                .contains(answers.find(last.id(), supervisor.signedIn()).orElseThrow());
        answers.reopen(last.id(), supervisor.signedIn(), supervisor.actor());
        refused(
                "emergency-access.not-yours-to-open",
                () -> answers.reopen(last.id(), supervisor.signedIn(), supervisor.actor()));
        assertThat(open(reader(), person)).isInstanceOf(Opening.Opened.class);
        tried(reader());
        tried(reader());
        assertThat(closed()).as("counted anew").isFalse();
        tried(reader());
        assertThat(closed()).isTrue();
    }

    @Test
    void twoPressesAtOnceOpenTheRecordOnce() throws Exception {
        PersonId person = people().in(ELSEWHERE);
        List<Opening> came = atOnce(4, () -> open(reader(), person));
        assertThat(came)
                .containsExactlyInAnyOrder(
                        new Opening.Opened(person),
                        new Opening.Readable(person),
                        new Opening.Readable(person),
                        new Opening.Readable(person));
        assertThat(own(reader())).hasSize(1);
    }

    @Test
    void numbersTriedAtOnceAreCountedOneAfterTheOther() throws Exception {
        List<Opening> came = atOnce(6, () -> tried(reader()));
        assertThat(came).filteredOn(Opening.Nothing.class::isInstance).hasSize(3);
        assertThat(came).filteredOn(Opening.Refused.class::isInstance).hasSize(3);
        assertThat(own(reader())).hasSize(3);
    }
}
