package pk.gov.nsor.record.registration.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;
import pk.gov.nsor.testing.WebSession.OpenPage;

/** Who somebody is said to be is put right by two, from a document; every version stays. */
@RegisterTest
class IdentityCorrectionTest {

    private static final String CHANGED = "has changed since you opened it";

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Standings standings;

    @Autowired
    private Removals removals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private SomebodyOnRecord someone;
    private Officer asking;
    private WebSession one;
    private WebSession two;

    @BeforeEach
    void twoRegistrarsAndSomebody() {
        someone = new SomebodyOnRecord(beans, port);
        asking = someone.officer(Role.REGISTRAR);
        one = someone.as(asking);
        two = someone.as(someone.officer(Role.REGISTRAR));
    }

    @Test
    void everythingThatWasMistakenIsPutRightByTwoAndTheRecordSaysWhoAndWhyAndByWhichDocument() {
        String before = someone.identity().name().any();
        HttpResponse<String> preview = someone.previewed(
                one, "nameLatin", "Ahmad Raza", "nameUrdu", "", "fatherLatin", "Bashir Ahmad", "sex", "OTHER");
        assertThat(preview.body())
                .contains("Ahmad Raza", before, "Bashir Ahmad", "change-changed", "still be told “on the register”");
        assertThat(someone.identity().name().any()).isEqualTo(before);

        String proposal = someone.proposed(
                one, "nameLatin", "Ahmad Raza", "nameUrdu", "", "fatherLatin", "Bashir Ahmad", "sex", "OTHER");
        assertThat(someone.identity().name().any()).isEqualTo(before);
        String page = two.get(proposal).body();
        assertThat(page).contains("Ahmad Raza", before, "Bashir Ahmad", "UC-17/2231", "Birth certificate");
        assertThat(SomebodyOnRecord.approved(two, proposal).statusCode()).isEqualTo(302);

        assertThat(someone.identity().name()).isEqualTo(PersonName.latin("Ahmad Raza"));
        assertThat(someone.identity().sex()).isEqualTo(Sex.OTHER);
        assertThat(someone.isTold()).isTrue();
        assertThat(removals.waitingOf(someone.person)).isEmpty();
        String versions =
                one.get("/people/" + someone.person + "/identity/versions").body();
        assertThat(versions)
                .contains("Version 2", before, "Ahmad Raza", "The clerk misread the certificate", "UC-17/2231")
                .contains(asking.account().displayName());
        assertThat(one.get("/people/" + someone.person).body())
                .contains("Identity corrected: Name, Father’s name, Sex, by Birth certificate");
        assertThat(new TrailReader(jdbc).of(asking.account().id())).contains("PROPOSAL_MADE DONE");
        assertThat(jdbc.sql("select count(*) from audit.entry where subject_id = ? and action = 'IDENTITY_CORRECTED'")
                        .param(someone.person.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aBirthDateThatMakesTheOffenceAChildsTakesTheAnswerFromThePublicAtOnceAndIsSaidBefore() {
        assertThat(someone.isTold()).isTrue();
        LocalDate underAge = Offenders.OFFENCE.minusYears(18).plusDays(1);
        assertThat(someone.previewed(one, "bornOn", underAge.toString()).body())
                .contains("would no longer be told “on the register”", "committed as an adult", "committed under 18")
                .contains("still be on the register");
        String proposal = someone.proposed(one, "bornOn", underAge.toString());
        assertThat(someone.isTold()).isTrue();
        assertThat(two.get(proposal).body()).contains("would no longer be told “on the register”");
        SomebodyOnRecord.approved(two, proposal);

        assertThat(someone.isTold()).isFalse();
        assertThat(standings.of(someone.person).orElseThrow().juvenile()).isTrue();
        // Two have decided it: nobody is asked once more.
        assertThat(removals.waitingOf(someone.person)).isEmpty();

        String back =
                someone.proposed(one, "bornOn", Offenders.OFFENCE.minusYears(18).toString());
        assertThat(two.get(back).body()).contains("The public would be told “on the register”");
        SomebodyOnRecord.approved(two, back);
        assertThat(someone.isTold()).isTrue();
        assertThat(one.get("/people/" + someone.person + "/identity/versions").body())
                .contains("Version 2", "Version 3");
    }

    @Test
    void nobodyApprovesWhatTheyAskedForAndWhoIsNoRegistrarAsksForNothing() {
        String proposal = someone.proposed(one, "nameLatin", "Ahmad Raza");
        HttpResponse<String> own = SomebodyOnRecord.approved(one, proposal);
        assertThat(own.body()).contains("Another person has to decide it");
        assertThat(someone.identity().name()).isNotEqualTo(PersonName.latin("Ahmad Raza"));
        WebSession police = someone.as(someone.officer(Role.SUPERVISING_OFFICER));
        assertThat(police.get(proposal).statusCode()).isEqualTo(404);
        assertThat(police.get(someone.path()).statusCode()).isIn(403, 404);
    }

    @Test
    void daysThatCannotBeAreRefusedAtTheFieldAndThoseBesideThemAreNot() {
        LocalDate offence = Offenders.OFFENCE;
        refused(offence.plusDays(1), "can not have been born after that");
        refused(offence, "would have been under 10");
        refused(offence.minusYears(10).plusDays(1), "would have been under 10");
        taken(offence.minusYears(10));
        refused(LocalDate.now(clock).plusDays(1), "lies in the future");
        refused(offence.minusYears(110).minusDays(1), "over 110 years");
        taken(offence.minusYears(110));
    }

    @Test
    void nobodyIsBornAfterTheyWereTakenIntoCustody() {
        LocalDate admitted = Offenders.OFFENCE.minusYears(12);
        FactId _ = beans.getBean(FactRecording.class)
                .record(
                        someone.person,
                        new CustodyEvent(
                                CustodyPeriodId.next(),
                                null,
                                CustodyEvent.Type.ADMITTED,
                                admitted,
                                "Central Jail",
                                null),
                        asking.actor());
        refused(admitted.plusDays(1), "can not have been born after that");
        taken(admitted);
    }

    private void refused(LocalDate bornOn, String why) {
        HttpResponse<String> answer = someone.previewed(one, "bornOn", bornOn.toString());
        assertThat(answer.body()).contains(why).containsPattern("id=\"bornOn\"[^>]*aria-invalid=\"true\"");
        Map<String, String> form = someone.filled("bornOn", bornOn.toString(), "confirmed", "yes");
        assertThat(one.submit(someone.path(), someone.path(), form).statusCode())
                .isEqualTo(200);
        assertThat(someone.identity().bornOn()).isEqualTo(SomebodyOnRecord.BORN);
    }

    private void taken(LocalDate bornOn) {
        assertThat(someone.previewed(one, "bornOn", bornOn.toString()).body()).contains("id=\"propose\"");
    }

    @Test
    void whatIsMissingOrTellsOfASurvivorOrChangesNothingIsSaidAtItsField() {
        assertThat(someone.previewed(one).body()).contains("nothing would change");
        assertThat(someone.previewed(one, "nameLatin", "X Y", "reason", "").body())
                .containsPattern("id=\"reason\"[^>]*aria-invalid=\"true\"");
        assertThat(someone.previewed(one, "nameLatin", "X Y", "documentNumber", "")
                        .body())
                .containsPattern("id=\"documentNumber\"[^>]*aria-invalid=\"true\"");
        assertThat(someone.previewed(one, "nameLatin", "X Y", "documentNumber", "9".repeat(41))
                        .body())
                .containsPattern("id=\"documentNumber\"[^>]*aria-invalid=\"true\"");
        assertThat(someone.previewed(one, "nameLatin", "X Y", "documentNumber", "9".repeat(40))
                        .body())
                .contains("id=\"propose\"");
        assertThat(someone.previewed(one, "nameLatin", "", "nameUrdu", "").body())
                .containsPattern("id=\"nameLatin\"[^>]*aria-invalid=\"true\"");
    }

    @Test
    void aRecordThatHasChangedSinceIsNotPutRightByWhatWasAskedBefore() {
        String first = someone.proposed(one, "nameLatin", "Ahmad Raza");
        String second = someone.proposed(one, "fatherLatin", "Bashir Ahmad");
        OpenPage open = two.open(second);
        SomebodyOnRecord.approved(two, first);

        HttpResponse<String> answer = open.send(second + "/approve", Map.of("remark", "", "submissionId", id()));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(someone.identity().name())
                .isEqualTo(
                        new PersonName("Ahmad Raza", someone.identity().name().urdu()));
        String page = two.get(second).body();
        assertThat(page).contains("This has changed since it was proposed");
        HttpResponse<String> again = SomebodyOnRecord.approved(two, second);
        assertThat(again.body()).contains("proposed anew");
        assertThat(someone.identity().fatherName()).isNotEqualTo(PersonName.latin("Bashir Ahmad"));
    }

    @Test
    void aPageFromBeforeAsksForNothing() {
        OpenPage old = one.open(someone.path());
        Map<String, String> form = new HashMap<>(someone.filled("sex", "OTHER", "confirmed", "yes"));
        SomebodyOnRecord.approved(two, someone.proposed(one, "nameLatin", "Ahmad Raza"));
        HttpResponse<String> answer = old.send(someone.path(), form);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains(CHANGED);
    }

    @Test
    void aMistakenNameFindsTheRecordForRegistrarsAloneAndIsNoOtherNameOfThePerson() {
        String before = "Zx" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "yi Qadirbhai";
        SomebodyOnRecord.approved(two, someone.proposed(one, "nameLatin", before, "nameUrdu", ""));
        SomebodyOnRecord.approved(two, someone.proposed(one, "nameLatin", "Ahmad Raza"));
        String number = one.get("/people/" + someone.person).body().replaceAll("(?s).*<title>([^ ]+) .*", "$1");
        assertThat(found(one, before)).contains(number, "Recorded by mistake as", before);
        WebSession supervisor = someone.as(someone.officer(Role.NATIONAL_SUPERVISOR));
        assertThat(found(supervisor, before)).doesNotContain(number);
        assertThat(found(supervisor, "Ahmad Raza")).doesNotContain("Recorded by mistake");
        assertThat(someone.identity().aliases()).doesNotContain(PersonName.latin(before));
    }

    private static String found(WebSession session, String name) {
        return session.submit("/", "/people", Map.of("q", name)).body();
    }

    @Test
    void aNameThatIsNotThePersonsIsTakenOffAndOneThatIsMissingIsAdded() {
        PersonName mistaken = someone.identity().aliases().getFirst();
        SomebodyOnRecord.approved(two, someone.proposed(one, "aliasOff", "0", "newAlias", "Bhola"));
        assertThat(someone.identity().aliases()).containsExactly(PersonName.latin("Bhola"));
        assertThat(one.get("/people/" + someone.person + "/identity/versions").body())
                .contains(mistaken.any(), "Bhola");
        assertThat(jdbc.sql("select kind || ' ' || cardinality(codes) from matching.name_key"
                                + " where person_id = ? and kind = 'ALIAS' order by of_row")
                        .param(someone.person.value())
                        .query(String.class)
                        .list())
                .hasSize(2)
                .first()
                .isEqualTo("ALIAS 0");
    }

    @Test
    void theServersRoleWritesNoIdentityThatTwoHaveNotApproved() {
        for (String written : List.of(
                "update register.person set born_on = date '2010-01-01' where id = ?",
                "update register.person set father_latin = 'Nobody' where id = ?",
                "update register.person set name_latin = 'Nobody' where id = ?")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                            jdbc.sql(written).param(someone.person.value()).update()))
                    .hasMessageContaining("is not kept");
        }
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> jdbc.sql("update register.person set registered_at = now() where id = ?")
                                .param(someone.person.value())
                                .update()))
                .hasStackTraceContaining("permission denied");
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
