package pk.gov.nsor.record.fingerprints;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.fingerprints.Fingerprint.Reason;
import pk.gov.nsor.record.fingerprints.FingerprintSearch.Answer;
import pk.gov.nsor.record.fingerprints.FingerprintSearch.Candidate;
import pk.gov.nsor.record.fingerprints.FingerprintSearch.Question;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;

/** Prints that other tests have left are found too, so each looks for its own people. */
@RegisterTest
class FingerprintSearchTest {

    private static final String DISTRICT = "attock";

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private FingerprintSearch search;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    private final Supervised people;
    private final Officer registrar;
    private PersonId person;

    FingerprintSearchTest(Supervised supervised, Officers officers) {
        this.registrar = officers.with(Role.REGISTRAR);
        this.people = supervised.by(registrar.actor());
    }

    @BeforeEach
    void enrolled() {
        person = people.in(DISTRICT);
        // A double turn makes an impression that no other test has, so that this person is the best candidate.
        fingerprints.add(
                person,
                List.of(
                        print(Finger.RIGHT_THUMB, 1, 5),
                        print(Finger.RIGHT_INDEX, 2, 5),
                        print(Finger.LEFT_THUMB, 3, 5)),
                registrar.actor());
    }

    @Test
    void oneFingerFindsItsPersonByPositionAndTheQuestionIsOnTheTrailWithWhomItNamed() {
        Answer answer = find(question(false, print(Finger.RIGHT_INDEX, 2, 9)));
        assertThat(answer.isWide()).isFalse();
        Candidate found = candidate(answer);
        assertThat(found.agreement()).isEqualTo(Agreement.AGREES);
        assertThat(found.scores()).containsOnlyKeys(Finger.RIGHT_INDEX);
        assertThat(answer.byChance(found.score())).isLessThan(1);
        assertThat(new TrailReader(jdbc)
                        .isNamed(registrar.account().id(), TrailAction.PERSON_SEARCHED, false, person.value()))
                .isTrue();
    }

    @Test
    void severalFingersScoreHigherThanOneOfThem() {
        double one = candidate(find(question(false, print(Finger.RIGHT_THUMB, 1, 9))))
                .score();
        Candidate all = candidate(find(question(
                false,
                print(Finger.RIGHT_THUMB, 1, 9),
                print(Finger.RIGHT_INDEX, 2, 9),
                print(Finger.LEFT_THUMB, 3, 9))));
        assertThat(all.score()).isGreaterThan(one);
        assertThat(all.scores()).hasSize(3);
    }

    @Test
    void aFingerUnderAnotherNameIsFoundOnceNobodyOfTheSameNameAgrees() {
        Answer answer = find(question(false, print(Finger.LEFT_LITTLE, 1, 9)));
        assertThat(answer.isWide()).isTrue();
        assertThat(candidate(answer).agreement()).isEqualTo(Agreement.AGREES);
    }

    @Test
    void sexAndAgeNarrowTheFirstComparisonAndEverybodyIsComparedAfterwards() {
        NewPrint print = print(Finger.RIGHT_THUMB, 1, 9);
        Answer male = find(new Question(List.of(print), Sex.MALE, 1989, 1991, false));
        Answer younger = find(new Question(List.of(print), Sex.FEMALE, 2001, 2005, false));
        assertThat(male.isWide()).isFalse();
        assertThat(found(male)).contains(person);
        assertThat(younger.isWide()).as("nobody of them agreed").isTrue();
        assertThat(found(younger)).contains(person);
        assertThat(younger.compared()).isGreaterThan(male.compared());
        assertThat(find(question(true, print)).isWide()).as("asked for").isTrue();
    }

    @Test
    void theRecordOfWhomIsSealedIsInNoAnswer() {
        NewPrint print = print(Finger.RIGHT_THUMB, 1, 9);
        assertThat(found(find(question(true, print)))).contains(person);
        people.seal(person, LocalDate.now(clock));
        assertThat(found(find(question(true, print)))).doesNotContain(person);
    }

    @Test
    void aWithdrawnPrintIsFoundNoMore() {
        NewPrint print = print(Finger.LEFT_THUMB, 3, 9);
        assertThat(found(find(question(true, print)))).contains(person);
        fingerprints.withdraw(person, Finger.LEFT_THUMB, Reason.POOR, registrar.actor());
        assertThat(found(find(question(true, print)))).doesNotContain(person);
    }

    @Test
    void whoMayNotReadARecordIsNotShownIt() {
        Answer answer = search.find(
                new Officers(accounts).with(Role.SUPERVISING_OFFICER).signedIn(),
                question(true, print(Finger.RIGHT_THUMB, 1, 9)),
                Purpose.values()[0],
                registrar.actor());
        assertThat(found(answer)).doesNotContain(person);
    }

    @Test
    @Tag("long")
    void atMostTwentyCandidatesAreShown() {
        for (int i = 0; i < FingerprintSearch.MOST + 2; i++) {
            fingerprints.add(people.in(DISTRICT), List.of(print(Finger.RIGHT_RING, 4, i % 7)), registrar.actor());
        }
        Answer answer = find(question(false, print(Finger.RIGHT_RING, 4, 9)));
        assertThat(answer.candidates()).hasSize(FingerprintSearch.MOST);
        assertThat(answer.candidates()).isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
    }

    private Answer find(Question question) {
        return search.find(registrar.signedIn(), question, Purpose.values()[0], registrar.actor());
    }

    private static Question question(boolean widely, NewPrint... prints) {
        return new Question(List.of(prints), null, null, null, widely);
    }

    private Candidate candidate(Answer answer) {
        return answer.candidates().stream()
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static List<PersonId> found(Answer answer) {
        return answer.candidates().stream().map(Candidate::person).toList();
    }

    private NewPrint print(Finger finger, int number, double degrees) {
        return fingerprints.read(
                finger, Prints.finger(number).turned(degrees, 4, 6).pgm());
    }
}
