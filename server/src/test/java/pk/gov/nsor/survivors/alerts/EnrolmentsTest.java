package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.survivors.alerts.OffenderState.CourtCase;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.VaultTest;

@VaultTest
class EnrolmentsTest {

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    private final Officers officers;
    private final String caseNumber = Enrolled.newCase();
    private Enrolled enrolled;

    EnrolmentsTest(Officers officers) {
        this.officers = officers;
    }

    @BeforeEach
    void people() {
        enrolled = new Enrolled(enrolments, officers);
    }

    @Test
    void whoWroteItDownDoesNotApproveIt() {
        UUID id = enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone()));
        refused(
                () -> enrolments.approve(id, enrolled.adviser.signedIn(), enrolled.adviser.actor()),
                "alerts.same-adviser");
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PROPOSED);
    }

    @Test
    void anotherCellAndAnotherDistrictsProsecutorSeeNothing() {
        Officer elsewhere = officers.of(new Jurisdiction.OfDistrict("quetta"), Role.SUPPORT_ADVISER);
        Officer prosecutor = officers.of(new Jurisdiction.OfDistrict("quetta"), Role.PROSECUTOR);
        UUID id = enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone()));
        assertThat(enrolments.find(id, elsewhere.signedIn())).isEmpty();
        refused(() -> enrolments.approve(id, elsewhere.signedIn(), elsewhere.actor()), "alerts.changed");
        assertThat(enrolments.find(id, enrolled.prosecutor.signedIn()))
                .as("before the second adviser")
                .isEmpty();
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        assertThat(enrolments.find(id, prosecutor.signedIn())).isEmpty();
        assertThat(enrolments.find(id, enrolled.prosecutor.signedIn())).isPresent();
        refused(() -> enrolments.confirm(id, prosecutor.signedIn(), prosecutor.actor()), "alerts.changed");
        enrolments.confirm(id, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());
        assertThat(enrolments.find(id, enrolled.prosecutor.signedIn()))
                .as("nothing is left to confirm")
                .isEmpty();
    }

    @Test
    void aNumberOfThePersonInHerCaseCannotBeUsedAndAfterThreeTriesNoneCan() {
        alerting.take(List.of(Enrolled.event(UUID.randomUUID(), Enrolled.held(caseNumber))), null);
        NewEnrolment with = Enrolled.wanted(caseNumber, "+923990009999");
        for (int tries = 0; tries < NumberTries.MOST; tries++) {
            refused(() -> enrolled.proposed(with), "alerts.number");
        }
        refused(() -> enrolled.proposed(with), "alerts.tries");
        refused(() -> enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone())), "alerts.tries");
        // In a case that the register does not have nothing is said of it.
        assertThat(new Enrolled(enrolments, officers).proposed(Enrolled.wanted(Enrolled.newCase(), "+923990009999")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abcde",
                "stop",
                "Pakistan",
                "1234567",
                "muhammad",
                "Fatima Bibi",
                "Muhammad Ali",
                "zindagi",
                "sunshine",
                "football",
                "password1",
                "123pakistan",
                "kettle99",
                "abcdefg",
                "qwertyui",
                "lkjhgfd",
                "فاطمہ",
                "زندگی",
                "aaaaaaa",
                "شکریہ",
                "please stop",
                "resume",
                "green pause",
                "wait, kettle",
                "سبز بند",
                "ركو سبز رنگ"
            })
    void aWordThatAnybodyWouldTryIsNoCodeWord(String word) {
        NewEnrolment wanted = Enrolled.wanted(caseNumber, Enrolled.phone());
        assertThatThrownBy(() -> enrolled.proposed(new NewEnrolment(
                        wanted.court(),
                        wanted.caseNumber(),
                        wanted.number(),
                        word,
                        wanted.language(),
                        wanted.theme(),
                        wanted.events(),
                        wanted.districts(),
                        true)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("codeWord"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Green kettle", "Yellow lantern", "سبز کیتلی", "tulip 4 window"})
    void twoWordsTogetherAreACodeWord(String word) {
        NewEnrolment wanted = Enrolled.wanted(caseNumber, Enrolled.phone());
        assertThat(enrolled.proposed(new NewEnrolment(
                        wanted.court(),
                        wanted.caseNumber(),
                        wanted.number(),
                        word,
                        wanted.language(),
                        wanted.theme(),
                        wanted.events(),
                        wanted.districts(),
                        true)))
                .isNotNull();
    }

    @Test
    void valuesThatCannotBeAreRefusedAndNothingIsKept() {
        int before = enrolments.of(enrolled.adviser.signedIn()).size();
        NewEnrolment wanted = Enrolled.wanted(caseNumber, Enrolled.phone());
        refused(
                () -> enrolled.proposed(of(wanted, "no-such-court", caseNumber, wanted.events(), Set.of())),
                "alerts.court");
        refused(
                () -> enrolled.proposed(of(wanted, wanted.court(), "no digit", wanted.events(), Set.of())),
                "alerts.case-number");
        refused(
                () -> enrolled.proposed(of(wanted, wanted.court(), "1".repeat(61), wanted.events(), Set.of())),
                "alerts.case-number");
        refused(() -> enrolled.proposed(of(wanted, wanted.court(), caseNumber, Set.of(), Set.of())), "alerts.events");
        refused(
                () -> enrolled.proposed(of(wanted, wanted.court(), caseNumber, Set.of(AlertKind.CHECK), Set.of())),
                "alerts.events");
        refused(
                () -> enrolled.proposed(
                        of(wanted, wanted.court(), caseNumber, wanted.events(), Set.of("1", "2", "3", "4", "5", "6"))),
                "alerts.districts");
        refused(
                () -> enrolled.proposed(
                        of(wanted, wanted.court(), caseNumber, wanted.events(), Set.of("lahore", "x".repeat(2500)))),
                "alerts.district");
        assertThat(enrolments.of(enrolled.adviser.signedIn())).hasSize(before);
        assertThat(enrolled.proposed(of(
                        wanted,
                        wanted.court(),
                        "1".repeat(60),
                        wanted.events(),
                        Set.of("lahore", "quetta", "ziarat", "zhob", "multan"))))
                .isNotNull();
    }

    @Test
    void whatIsRefusedIsKeptUntilAnAdviserSaysThatSheKnows() {
        UUID bySecond = enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone()));
        enrolments.refuse(bySecond, enrolled.second.signedIn(), enrolled.second.actor());
        UUID byProsecutor = enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone()));
        enrolments.approve(byProsecutor, enrolled.second.signedIn(), enrolled.second.actor());
        enrolments.refuse(byProsecutor, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());
        assertThat(List.of(enrolled.of(bySecond), enrolled.of(byProsecutor)))
                .extracting(Enrolment::state)
                .containsOnly(EnrolmentState.REFUSED);
        assertThat(enrolments.find(byProsecutor, enrolled.prosecutor.signedIn()))
                .isEmpty();
        refused(
                () -> enrolments.approve(bySecond, enrolled.second.signedIn(), enrolled.second.actor()),
                "alerts.changed");
        enrolments.refuse(bySecond, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(enrolments.find(bySecond, enrolled.adviser.signedIn())).isEmpty();
        UUID own = enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone()));
        enrolments.refuse(own, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(enrolments.find(own, enrolled.adviser.signedIn())).isEmpty();
    }

    @Test
    void onlyHerWordPausesItAndAnotherNumberTakesASecondAdviserAgain() {
        UUID id = enrolled.active(caseNumber, Enrolled.phone());
        MobileNumber other = MobileNumber.parse(Enrolled.phone());
        refused(
                () -> enrolments.pause(id, true, "blue kettle", enrolled.adviser.signedIn(), enrolled.adviser.actor()),
                "alerts.code-word.wrong");
        enrolments.pause(id, true, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PAUSED);
        enrolments.pause(id, false, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        enrolments.renumber(id, other, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(enrolled.of(id)).returns(EnrolmentState.PROPOSED, Enrolment::state);
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        refused(() -> enrolments.refuse(id, enrolled.second.signedIn(), enrolled.second.actor()), "alerts.changed");
        assertThat(enrolled.of(id))
                .returns(EnrolmentState.ACTIVE, Enrolment::state)
                .returns(other.e164(), Enrolment::number);
        enrolments.end(id, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(enrolments.find(id, enrolled.adviser.signedIn())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherNumberThatIsMistypedIsTakenAwayAndSheIsToldByTheOneBeforeOrPausedAsBefore(boolean bySecond) {
        String phone = Enrolled.phone();
        UUID id = enrolled.active(caseNumber, phone);
        Officer one = bySecond ? enrolled.second : enrolled.adviser;
        for (EnrolmentState before : List.of(EnrolmentState.ACTIVE, EnrolmentState.PAUSED)) {
            enrolments.renumber(
                    id,
                    MobileNumber.parse(Enrolled.phone()),
                    Enrolled.WORD,
                    enrolled.adviser.signedIn(),
                    enrolled.adviser.actor());
            enrolments.refuse(id, one.signedIn(), one.actor());
            assertThat(enrolled.of(id))
                    .returns(before, Enrolment::state)
                    .returns(MobileNumber.parse(phone).e164(), Enrolment::number)
                    .returns(null, Enrolment::numberBefore);
            if (before == EnrolmentState.ACTIVE) {
                enrolments.pause(id, true, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
            }
        }
    }

    @Test
    void anotherNumberDoesNotEndHerPause() {
        UUID id = enrolled.active(caseNumber, Enrolled.phone());
        enrolments.pause(id, true, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        enrolments.renumber(
                id,
                MobileNumber.parse(Enrolled.phone()),
                Enrolled.WORD,
                enrolled.adviser.signedIn(),
                enrolled.adviser.actor());
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PAUSED);
        enrolments.pause(id, false, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(enrolled.of(id).isTold()).isTrue();
        assertThat(enrolled.of(id).pauseAskedAt()).isNull();
    }

    @Test
    void anotherNumberIsTakenAwayAndNothingIsSentWhereTheOneBeforeIsThatOfThePersonByNow() {
        String phone = Enrolled.phone();
        UUID id = enrolled.active(caseNumber, phone);
        enrolments.renumber(
                id,
                MobileNumber.parse(Enrolled.phone()),
                Enrolled.WORD,
                enrolled.adviser.signedIn(),
                enrolled.adviser.actor());
        alerting.take(
                List.of(Enrolled.event(
                        UUID.randomUUID(),
                        numbered(
                                new CourtCase(Enrolled.COURT, caseNumber, false),
                                MobileNumber.parse(phone).e164()))),
                null);
        enrolments.refuse(id, enrolled.second.signedIn(), enrolled.second.actor());
        assertThat(enrolled.of(id).isTold()).isFalse();
        assertThat(enrolled.of(id).alerts()).extracting(Alert::kind).containsExactly(AlertKind.NUMBER);
    }

    @Test
    void aNumberThatBecomesThatOfThePersonInHerCaseIsWrittenToNoMoreAndAnAdviserIsTold() {
        String phone = Enrolled.phone();
        String number = MobileNumber.parse(phone).e164();
        UUID id = enrolled.active(caseNumber, phone);
        UUID alias = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        OffenderState onAppeal = numbered(new CourtCase(Enrolled.COURT, caseNumber, true), number);
        alerting.take(List.of(Enrolled.event(alias, onAppeal)), null);
        assertThat(enrolled.of(id).isTold()).isFalse();
        assertThat(enrolled.of(id).alerts())
                .singleElement()
                .returns(AlertKind.NUMBER, Alert::kind)
                .returns(null, Alert::nextAt)
                .returns(true, alert -> alert.isToCall(alert.decidedAt()));
        alerting.take(
                List.of(Enrolled.event(alias, numbered(new CourtCase(Enrolled.COURT, caseNumber, false), number))),
                null);
        assertThat(enrolled.of(id).alerts()).as("once").hasSize(1);
        refused(
                () -> enrolments.pause(id, false, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor()),
                "alerts.number");

        enrolments.renumber(
                id,
                MobileNumber.parse(Enrolled.phone()),
                Enrolled.WORD,
                enrolled.adviser.signedIn(),
                enrolled.adviser.actor());
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        assertThat(enrolled.of(id).isTold()).isTrue();
        assertThat(enrolled.of(id).alerts()).allMatch(Alert::isOver);
    }

    @Test
    void aNumberThatBecomesThatOfThePersonBeforeItIsConfirmedIsNeverWrittenTo() {
        String phone = Enrolled.phone();
        UUID id = enrolled.proposed(Enrolled.wanted(caseNumber, phone));
        alerting.take(
                List.of(Enrolled.event(
                        UUID.randomUUID(),
                        numbered(
                                new CourtCase(Enrolled.COURT, caseNumber, true),
                                MobileNumber.parse(phone).e164()))),
                null);
        refused(() -> enrolled.proposed(Enrolled.wanted(caseNumber, phone)), "alerts.number");
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        enrolments.confirm(id, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());
        assertThat(enrolled.of(id).isTold()).isFalse();
        assertThat(enrolled.of(id).alerts()).extracting(Alert::kind).containsExactly(AlertKind.NUMBER);
    }

    private static OffenderState numbered(CourtCase one, String number) {
        OffenderState state = Enrolled.held(one.caseNumber()).withCases(List.of(one));
        return new OffenderState(
                state.cases(),
                state.custody(),
                state.custodySince(),
                null,
                null,
                state.district(),
                null,
                List.of("+923990009999", number),
                List.of(),
                null);
    }

    private static NewEnrolment of(
            NewEnrolment wanted, String court, String number, Set<AlertKind> events, Set<String> districts) {
        return new NewEnrolment(
                court,
                number,
                wanted.number(),
                wanted.codeWord(),
                wanted.language(),
                wanted.theme(),
                events,
                districts,
                wanted.atNight());
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String code) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refusal -> assertThat(refusal.messageKey()).isEqualTo("invalid." + code));
    }
}
