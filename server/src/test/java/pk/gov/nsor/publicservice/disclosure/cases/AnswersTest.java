package pk.gov.nsor.publicservice.disclosure.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.disclosure.cases.CheckFinding.Basis;
import pk.gov.nsor.publicservice.disclosure.cases.CheckFinding.Extent;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** The answer is the least that answers, of a person who is surely meant, to the one who asked, for a time. */
@RegisterTest
class AnswersTest extends DisclosureFixture {

    private static final String WHY = "His card was compared at the station, number and face";

    @Test
    void aConfirmedCnicIsAnsweredWithTheNumberAlone() {
        PersonId person = confirmed();
        UUID id = forwarded(cnic(person));
        assertThat(decisions.candidate(request(id), bureau().signedIn(), bureau().actor()))
                .hasValueSatisfying(found -> {
                    assertThat(found.person().id()).isEqualTo(person);
                    assertThat(found.isConfirmed()).isTrue();
                });
        answer(id, matched(person, Basis.CONFIRMED_CNIC, ""));
        Answer answer = told(id);
        assertThat(answer.kind()).isEqualTo(Answer.Kind.ON);
        assertThat(answer.on()).isEqualTo(today());
        assertThat(answer.number()).isEqualTo(number(person).formatted());
        assertThat(answer.convictions()).isEmpty();
        assertThat(entries(person.value(), "DISCLOSURE_DECIDED"))
                .as("whom it was told of")
                .isOne();
        refused("disclosure.ended", () -> answer(id, new CheckFinding.Unsure()));
    }

    @Test
    void sectionsAndDatesAreToldWhereTheDecisionSaysThatTheyAreNeeded() {
        PersonId person = confirmed();
        UUID id = forwarded(cnic(person));
        refused("disclosure.words", () -> answer(id, matched(person, Basis.CONFIRMED_CNIC, "", Extent.SECTIONS)));
        answer(id, matched(person, Basis.CONFIRMED_CNIC, WHY, Extent.SECTIONS));
        assertThat(told(id).convictions()).singleElement().satisfies(line -> {
            assertThat(line.sections()).containsExactly("PPC 376");
            assertThat(line.judgedOn()).isNull();
        });
        UUID other = forwarded(cnic(person));
        answer(other, matched(person, Basis.CONFIRMED_CNIC, WHY, Extent.JUDGMENT_DATES));
        assertThat(told(other).convictions()).singleElement().satisfies(line -> {
            assertThat(line.sections()).isEmpty();
            assertThat(line.judgedOn()).isEqualTo(pk.gov.nsor.testing.Supervised.JUDGED);
        });
    }

    @Test
    void nobodyIsChosenByANameAlone() {
        PersonId unconfirmed = registered().in(DISTRICT);
        PersonId confirmed = confirmed();
        UUID id = forwarded(cnic(unconfirmed));
        assertThat(decisions
                        .candidate(request(id), bureau().signedIn(), bureau().actor())
                        .orElseThrow()
                        .isConfirmed())
                .isFalse();
        refused("disclosure.match.cnic", () -> answer(id, matched(unconfirmed, Basis.CONFIRMED_CNIC, WHY)));
        refused("disclosure.match.unconfirmed", () -> answer(id, matched(unconfirmed, Basis.IDENTITY, WHY)));
        refused("disclosure.match.cnic", () -> answer(id, matched(confirmed, Basis.CONFIRMED_CNIC, WHY)));
        refused("disclosure.match.another", () -> answer(id, matched(confirmed, Basis.IDENTITY, WHY)));
        refused("disclosure.nobody.cnic", () -> answer(id, new CheckFinding.Nobody()));
        answer(id, new CheckFinding.Unsure());
        assertThat(told(id).kind()).isEqualTo(Answer.Kind.CANNOT_BE_TOLD);
        assertThat(told(id).number()).isNull();
    }

    @Test
    void anIdentityFromADocumentNeedsWordsThatSayHow() {
        PersonId person = confirmed();
        UUID id = forwarded(null);
        refused("disclosure.words", () -> answer(id, matched(person, Basis.IDENTITY, "")));
        refused("disclosure.nobody.no-cnic", () -> answer(id, new CheckFinding.Nobody()));
        answer(id, matched(person, Basis.IDENTITY, WHY));
        assertThat(told(id).kind()).isEqualTo(Answer.Kind.ON);
    }

    @Test
    void whoIsOnTheRegisterNoMoreIsNotOnItAndNobodyIsToldOfTheRecord() {
        PersonId person = confirmed();
        registered().seal(person, today());
        UUID id = forwarded(cnic(person));
        assertThat(decisions.candidate(request(id), bureau().signedIn(), bureau().actor()))
                .isEmpty();
        refused("disclosure.match.unknown", () -> answer(id, matched(person, Basis.CONFIRMED_CNIC, "")));
        answer(id, new CheckFinding.Nobody());
        UUID strangers = forwarded(nobodys());
        answer(strangers, new CheckFinding.Nobody());
        assertThat(told(id)).as("as of somebody who never was on it").isEqualTo(told(strangers));
        assertThat(told(id).kind()).isEqualTo(Answer.Kind.NOT_ON);
    }

    @Test
    void anAnswerIsOpenedForThirtyDaysByTheOneWhoAskedAndTheOneWhoDecided() {
        PersonId person = confirmed();
        UUID id = forwarded(cnic(person));
        answer(id, matched(person, Basis.CONFIRMED_CNIC, ""));
        assertThat(open(id, prosecutor())).isFalse();
        assertThat(open(id, officer(Role.INVESTIGATING_OFFICER, DISTRICT))).isFalse();
        assertThat(open(id, new Officers(accounts).with(Role.NATIONAL_SUPERVISOR)))
                .isFalse();
        assertThat(entries(id, "DISCLOSURE_ANSWER_OPENED")).isZero();
        assertThat(open(id, asker())).isTrue();
        assertThat(open(id, bureau())).isTrue();
        assertThat(entries(id, "DISCLOSURE_ANSWER_OPENED")).isEqualTo(2);
        assertThat(entries(person.value(), "DISCLOSURE_ANSWER_OPENED")).isEqualTo(2);
        move(Duration.ofDays(30).minusMinutes(1));
        assertThat(open(id, asker())).isTrue();
        move(Duration.ofMinutes(2));
        assertThat(open(id, asker())).isFalse();
        assertThat(answers.standing(request(id))).isEqualTo(AnswerOpenings.Standing.EXPIRED);
    }

    @Test
    void anAnswerThatIsNotSoAnyMoreIsNotOpened() {
        PersonId person = confirmed();
        UUID id = forwarded(cnic(person));
        answer(id, matched(person, Basis.CONFIRMED_CNIC, ""));
        registered().seal(person, today());
        assertThat(open(id, asker())).isFalse();
        assertThat(answers.standing(request(id))).isEqualTo(AnswerOpenings.Standing.OVERTAKEN);
    }

    @Test
    void anAnswerIsNotOpenedOnceTheCnicWasFoundToBeSomebodyElses() {
        PersonId person = confirmed();
        UUID id = forwarded(cnic(person));
        answer(id, matched(person, Basis.CONFIRMED_CNIC, ""));
        String code = opened(id, asker()).code();
        confirmation.withdraw(person, cnic(person), "Of somebody else", bureau().actor());
        assertThat(answers.standing(request(id))).isEqualTo(AnswerOpenings.Standing.OVERTAKEN);
        assertThat(open(id, asker())).isFalse();
        assertThat(answers.verify(code, WHY, prosecutor().actor()))
                .hasValueSatisfying(found -> assertThat(found.isValid()).isFalse());
    }

    @Test
    void anAnswerFromADocumentIsNotOpenedOnceAnotherRecordHasTheSuspectsCnic() {
        PersonId person = confirmed();
        Cnic suspects = nobodys();
        UUID id = forwarded(suspects);
        answer(id, matched(person, Basis.IDENTITY, WHY));
        assertThat(open(id, asker())).isTrue();
        PersonId other = registered().in(DISTRICT);
        people.enterCnic(other, suspects, bureau().actor());
        assertThat(open(id, asker())).isFalse();
    }

    @Test
    void aCodeTellsWhetherAPageIsGenuineAndForWhomItWasMade() {
        UUID id = forwarded(nobodys());
        answer(id, new CheckFinding.Nobody());
        String code = opened(id, asker()).code();
        String another = opened(id, asker()).code();
        assertThat(code).matches("[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}").isNotEqualTo(another);
        Officer verifier = officer(Role.PROSECUTOR, ELSEWHERE);
        String typed = " " + code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        assertThat(answers.verify(typed, WHY, verifier.actor())).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(request(id).number());
            assertThat(found.openedBy()).isEqualTo(asker().account().id());
            assertThat(found.kind()).isEqualTo(Answer.Kind.NOT_ON);
            assertThat(found.isValid()).isTrue();
        });
        assertThat(answers.verify("AAAA-AAAA-AAAA-AAAA", WHY, verifier.actor())).isEmpty();
        refused("disclosure.words", () -> answers.verify(code, "too short", verifier.actor()));
        assertThat(jdbc.sql(
                                "select count(*) from audit.entry where actor_id = ? and action = 'DISCLOSURE_CODE_CHECKED'")
                        .param(verifier.account().id())
                        .query(Integer.class)
                        .single())
                .as("found or not")
                .isEqualTo(2);
        move(Duration.ofDays(31));
        assertThat(answers.verify(code, WHY, verifier.actor()))
                .hasValueSatisfying(found -> assertThat(found.isValid()).isFalse());
    }

    private Answer told(UUID id) {
        return answers.of(request(id), asker().signedIn()).orElseThrow();
    }

    private AnswerOpenings.Opened opened(UUID id, Officer reader) {
        return answers.open(id, reader.signedIn(), reader.actor()).orElseThrow();
    }

    private boolean open(UUID id, Officer reader) {
        return answers.open(id, reader.signedIn(), reader.actor()).isPresent();
    }
}
