package pk.gov.nsor.record.fingerprints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.record.fingerprints.Fingerprint.Reason;
import pk.gov.nsor.record.fingerprints.Fingerprints.Comparison;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TrailReader;
import tools.jackson.databind.JsonNode;

@RegisterTest
class FingerprintsTest {

    private static final String DISTRICT = "jhelum";

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private FingerprintRepository repository;

    @Autowired
    private RecordKeys keys;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    private final Officer officer;
    private final PersonId person;

    FingerprintsTest(Supervised supervised, Officers officers) {
        this.officer = officers.with(Role.REGISTRAR);
        this.person = supervised.by(officer.actor()).in(DISTRICT);
    }

    @Test
    void printsAreOnRecordWithTheirFingersAndTheTimelineNamesThem() {
        add(print(Finger.RIGHT_THUMB, 1), print(Finger.LEFT_INDEX, 2));
        assertThat(fingerprints.of(person))
                .allMatch(Fingerprint::counts)
                .extracting(Fingerprint::finger)
                .containsExactlyInAnyOrder(Finger.RIGHT_THUMB, Finger.LEFT_INDEX);
        assertThat(journal.of(person).getFirst().details()).containsEntry("fingers", "RIGHT_THUMB,LEFT_INDEX");
        assertThat(new TrailReader(jdbc).of(officer.account().id())).contains("FINGERPRINTS_TAKEN DONE");
    }

    @Test
    void whatIsStoredIsEncryptedAndOpensAsItselfUnderTheKeyOfItsRecordAlone() {
        add(print(Finger.RIGHT_THUMB, 1), print(Finger.RIGHT_INDEX, 2));
        List<Fingerprint> both = fingerprints.of(person);
        byte[] stored = stored(both.getFirst().id());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("FMR");
        Encryption key = keys.find(person.value()).orElseThrow();
        assertThat(key.decrypt(stored, context(both.getFirst().id()))).startsWith('F', 'M', 'R', 0);
        assertThatThrownBy(() -> key.decrypt(stored, context(both.getLast().id())))
                .isInstanceOf(Encryption.WrongKeyException.class);
    }

    @Test
    void aSecondPrintOfAFingerTakesThePlaceOfTheFirstWhichIsDestroyed() {
        add(print(Finger.RIGHT_THUMB, 1));
        UUID first = fingerprints.of(person).getFirst().id();
        assertThat(add(print(Finger.RIGHT_THUMB, 3))).as("of another finger").containsExactly(Finger.RIGHT_THUMB);
        List<Fingerprint> all = fingerprints.of(person);
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().counts()).isTrue();
        assertThat(all.getLast().withdrawal()).extracting("reason").isEqualTo(Reason.REPLACED);
        assertThat(stored(first)).isNull();
    }

    @Test
    void aWithdrawnPrintIsDestroyedItsReasonStaysAndTheFingerCanBeTakenAgain() {
        add(print(Finger.RIGHT_THUMB, 1));
        UUID withdrawn = fingerprints.of(person).getFirst().id();
        fingerprints.withdraw(person, Finger.RIGHT_THUMB, Reason.ANOTHER_PERSON, officer.actor());
        fingerprints.withdraw(person, Finger.RIGHT_THUMB, Reason.POOR, officer.actor());
        assertThat(stored(withdrawn)).isNull();
        assertThat(fingerprints.of(person).getFirst().withdrawal())
                .extracting("reason")
                .isEqualTo(Reason.ANOTHER_PERSON);
        assertThat(journal.of(person).getFirst().details()).containsEntry("reason", "ANOTHER_PERSON");
        add(print(Finger.RIGHT_THUMB, 1));
        assertThat(fingerprints.of(person).getFirst().counts()).isTrue();
    }

    @Test
    void oneFingerGivenTenTimesIsRefusedAndNothingIsKept() {
        List<NewPrint> ten = Arrays.stream(Finger.values())
                .map(finger -> new NewPrint(finger, print(Finger.RIGHT_THUMB, 1).template()))
                .toList();
        assertThatThrownBy(() -> fingerprints.add(person, ten, officer.actor()))
                .isInstanceOfSatisfying(SameFingerException.class, same -> {
                    assertThat(same.given()).isEqualTo(Finger.RIGHT_INDEX);
                    assertThat(same.same()).isEqualTo(Finger.RIGHT_THUMB);
                });
        assertThat(fingerprints.of(person)).isEmpty();
    }

    @Test
    void anotherImpressionOfAFingerOnRecordIsRefusedUnderAnotherName() {
        add(print(Finger.RIGHT_THUMB, 2));
        NewPrint again = fingerprints.read(
                Finger.LEFT_THUMB, Prints.finger(2).turned(8, 10, 12).png());
        assertThatThrownBy(() -> add(again)).isInstanceOf(SameFingerException.class);
        // In its own place it is a better print of the same finger.
        assertThat(add(new NewPrint(Finger.RIGHT_THUMB, again.template()))).isEmpty();
    }

    @Test
    void aComparisonAgreesWithTheSameFingerAndNotWithAnotherAndIsOnTheTrail() {
        add(print(Finger.RIGHT_THUMB, 4));
        Map<String, Object> before = identity();
        long last = new TrailReader(jdbc).last();
        NewPrint same = fingerprints.read(
                Finger.RIGHT_THUMB, Prints.finger(4).turned(-9, 15, 8).png());
        Comparison agrees = fingerprints.compare(same, view(), officer.actor()).orElseThrow();
        assertThat(agrees.agreement()).isEqualTo(Agreement.AGREES);
        Comparison differs = fingerprints
                .compare(print(Finger.RIGHT_THUMB, 5), view(), officer.actor())
                .orElseThrow();
        assertThat(differs.agreement()).isEqualTo(Agreement.DOES_NOT_AGREE);
        assertThat(fingerprints.compare(print(Finger.LEFT_THUMB, 5), view(), officer.actor()))
                .isEmpty();
        List<JsonNode> entries =
                new TrailReader(jdbc).contentsOf(officer.account().id(), TrailAction.FINGERPRINT_COMPARED, last, keys);
        assertThat(entries)
                .extracting(entry -> entry.path("result").asString())
                .containsExactly("AGREES", "DOES_NOT_AGREE", "NONE");
        assertThat(identity()).as("a comparison changes nothing").isEqualTo(before);
    }

    @Test
    void whatChanceReachesOftenIsNotTakenForAgreement() {
        assertThat(Agreement.of(39.9, 1)).isEqualTo(Agreement.CANNOT_TELL);
        assertThat(Agreement.of(40, 1)).isEqualTo(Agreement.AGREES);
        assertThat(Agreement.of(20, 1)).isEqualTo(Agreement.CANNOT_TELL);
        assertThat(Agreement.of(19.9, 1)).isEqualTo(Agreement.DOES_NOT_AGREE);
        assertThat(Agreement.of(79, 10_000)).as("among ten thousand").isEqualTo(Agreement.CANNOT_TELL);
        assertThat(Agreement.of(80, 10_000)).isEqualTo(Agreement.AGREES);
    }

    @Test
    void severalFingersTogetherSayMoreThanOneAndChanceDoesNotAddUp() {
        assertThat(CombinedScore.of(List.of(35.0))).isEqualTo(35.0, within(0.01));
        assertThat(CombinedScore.of(List.of(35.0, 35.0, 35.0, 35.0))).isGreaterThan(100);
        assertThat(CombinedScore.of(List.of(3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0)))
                .as("what prints of other fingers have")
                .isLessThan(10);
        assertThat(CombinedScore.of(List.of(35.0, 0.0))).isLessThan(35);
    }

    @Test
    void nobodyHasPrintsWithoutARecord() {
        PersonId nobody = PersonId.next();
        assertThatThrownBy(() -> fingerprints.add(nobody, List.of(print(Finger.RIGHT_THUMB, 1)), officer.actor()))
                .isInstanceOf(UnknownPersonException.class);
        assertThat(fingerprints.of(nobody)).isEmpty();
        assertThat(repository.templates(nobody)).isEmpty();
    }

    private NewPrint print(Finger finger, int number) {
        return fingerprints.read(finger, Prints.pgm(number));
    }

    private Set<Finger> add(NewPrint... prints) {
        return fingerprints.add(person, List.of(prints), officer.actor());
    }

    private RecordView view() {
        return new RecordView(person.value(), Purpose.values()[0], AccessGround.NATIONAL_DUTY);
    }

    private Map<String, Object> identity() {
        return jdbc.sql(
                        "select p::text, count(j) from register.person p left join register.journal j on j.person_id = p.id"
                                + " where p.id = ? group by p")
                .param(person.value())
                .query()
                .singleRow();
    }

    private byte @Nullable [] stored(UUID id) {
        return jdbc.sql("select template from fingerprints.print where id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getBytes("template")))
                .single()
                .orElse(null);
    }

    private static byte[] context(UUID id) {
        return ("fingerprint/1/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
