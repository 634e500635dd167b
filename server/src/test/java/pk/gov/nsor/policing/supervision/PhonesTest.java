package pk.gov.nsor.policing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.policing.supervision.Phone.State;
import pk.gov.nsor.policing.supervision.Phones.Entered;
import pk.gov.nsor.record.matching.FoundByName;
import pk.gov.nsor.record.matching.NameSearch;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class PhonesTest {

    @Autowired
    private Phones phones;

    @Autowired
    private NameSearch search;

    @LocalServerPort
    private int port;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    private @Nullable RegisterLines made;
    private @Nullable Officer officer;
    private @Nullable Supervised people;

    private final Supervised supervised;
    private final Officers officers;

    PhonesTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void anOfficerAndTelephones() throws Exception {
        made = new RegisterLines(context);
        officer = officers.with(Role.SUPERVISING_OFFICER);
        people = supervised.by(officer.actor());
    }

    @AfterEach
    void home() {
        lines().close();
    }

    @Test
    void theRightCodeVerifiesTheNumberAndOnlyItsEndingIsOnTheTimeline() throws Exception {
        PersonId person = person();
        String phone = phone();
        take(person, phone);
        assertThat(state(person)).containsExactly(State.TAKEN);
        String code = lines().awaitCode(phone, 1);
        assertThat(enter(person, code)).isEqualTo(Entered.VERIFIED);
        assertThat(state(person)).containsExactly(State.VERIFIED);
        assertThat(journal.of(person))
                .filteredOn(line -> line.kind() == JournalKind.PHONE_TAKEN
                        || line.kind() == JournalKind.PHONE_VERIFIED
                        || line.kind() == JournalKind.MESSAGE_SENT)
                .extracting(JournalEntry::details)
                .allSatisfy(details -> assertThat(details.get("ending")).isEqualTo(phone.substring(phone.length() - 2)))
                .hasSize(3);
    }

    @Test
    void theNumberLiesEncryptedUnderTheKeyOfTheRecordAndIsGoneWithIt() throws Exception {
        PersonId person = person();
        String phone = phone();
        verify(person, phone, 1);
        byte[] stored = jdbc.sql("select number || number_hash from supervision.phone where person_id = ?")
                .param(person.value())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(phone.substring(1));
        assertThat(phones.of(person).getFirst().number()).isEqualTo(MobileNumber.parse(phone));
    }

    @Test
    void aNumberWhoseKeyWasLostInARestoreIsNotShownAndHidesNoOther() throws Exception {
        PersonId person = person();
        verify(person, phone(), 1);
        byte[] sealed = jdbc.sql("select number from supervision.phone where person_id = ?")
                .param(person.value())
                .query(byte[].class)
                .single();
        sealed[sealed.length - 1] ^= 1;
        int _ = TestDatabase.superuserOf(context.getBean(DataSource.class))
                .sql("update supervision.phone set number = ? where person_id = ?")
                .params(sealed, person.value())
                .update();
        assertThat(phones.of(person))
                .singleElement()
                .satisfies(phone -> assertThat(phone.number()).isNull());
    }

    @Test
    void afterFourWrongCodesTheRightOneIsTakenAfterFiveItIsNot() throws Exception {
        PersonId four = person();
        String phone = phone();
        take(four, phone);
        String code = lines().awaitCode(phone, 1);
        for (int i = 0; i < 4; i++) {
            assertThat(enter(four, wrong(code))).isEqualTo(Entered.WRONG);
        }
        assertThat(enter(four, code)).isEqualTo(Entered.VERIFIED);

        PersonId five = person();
        String other = phone();
        take(five, other);
        String good = lines().awaitCode(other, 1);
        for (int i = 0; i < 4; i++) {
            assertThat(enter(five, wrong(good))).isEqualTo(Entered.WRONG);
        }
        assertThat(enter(five, wrong(good))).isEqualTo(Entered.USED_UP);
        assertThat(enter(five, good)).isEqualTo(Entered.USED_UP);
        phones.sendCode(five, officer().actor());
        assertThat(enter(five, lines().awaitCode(other, 2))).isEqualTo(Entered.VERIFIED);
    }

    @Test
    void aCodeIsGoodForFifteenMinutesAndNotASecondLonger() throws Exception {
        PersonId person = person();
        String phone = phone();
        take(person, phone);
        String code = lines().awaitCode(phone, 1);
        pass(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(enter(person, code)).isEqualTo(Entered.TOO_LATE);
        phones.sendCode(person, officer().actor());
        String next = lines().awaitCode(phone, 2);
        assertThat(enter(person, code)).as("the one before").isNotEqualTo(Entered.VERIFIED);
        pass(Duration.ofMinutes(14).plusSeconds(30));
        assertThat(enter(person, next)).isEqualTo(Entered.VERIFIED);
    }

    @Test
    void threeCodesAnHourGoToANumberWhoeverItIsSaidToBelongTo() throws Exception {
        PersonId person = person();
        PersonId other = person();
        String phone = phone();
        take(person, phone);
        phones.sendCode(person, officer().actor());
        take(other, phone);
        lines().awaitText(phone, 3);
        assertRefused("phone.codes", () -> phones.sendCode(person, officer().actor()));
        assertRefused("phone.codes", () -> phones.sendCode(other, officer().actor()));
        pass(Duration.ofMinutes(59));
        assertRefused("phone.codes", () -> phones.sendCode(other, officer().actor()));
        pass(Duration.ofMinutes(2));
        phones.sendCode(other, officer().actor());
        assertThat(enter(other, lines().awaitCode(phone, 4))).isEqualTo(Entered.VERIFIED);
    }

    @Test
    void aNewNumberReplacesTheOldOneOnlyWhenItIsVerified() throws Exception {
        PersonId person = person();
        String first = phone();
        String second = phone();
        verify(person, first, 1);
        take(person, second);
        assertThat(state(person)).containsExactlyInAnyOrder(State.TAKEN, State.VERIFIED);
        assertThat(enter(person, lines().awaitCode(second, 1))).isEqualTo(Entered.VERIFIED);
        assertThat(phones.of(person))
                .satisfiesExactlyInAnyOrder(
                        phone -> {
                            assertThat(phone.state()).isEqualTo(State.REPLACED);
                            assertThat(phone.number()).isEqualTo(MobileNumber.parse(first));
                        },
                        phone -> {
                            assertThat(phone.state()).isEqualTo(State.VERIFIED);
                            assertThat(phone.number()).isEqualTo(MobileNumber.parse(second));
                        });
        assertRefused("phone.same", () -> take(person, second));
    }

    @Test
    void aFamilysTelephoneMayBeOfTwoPeople() throws Exception {
        PersonId one = person();
        PersonId other = person();
        String phone = phone();
        verify(one, phone, 1);
        verify(other, phone, 2);
        assertThat(phones.alsoOf(phones.of(one).getFirst())).containsExactly(other);
    }

    @Test
    void aVerifiedNumberFindsItsPeopleForWhoeverMayReadThemAndForNobodyElse() throws Exception {
        Officer own = officers.of(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER);
        PersonId one = person();
        PersonId other = person();
        String phone = phone();
        take(one, phone);
        assertThat(foundBy(own, phone)).as("not verified yet").isEmpty();
        assertThat(enter(one, lines().awaitCode(phone, 1))).isEqualTo(Entered.VERIFIED);
        verify(other, phone, 2);
        assertThat(foundBy(own, phone)).containsExactlyInAnyOrder(one, other);
        assertThat(foundBy(officers.of(new OfDistrict("quetta"), Role.SUPERVISING_OFFICER), phone))
                .isEmpty();
        people().seal(one, LocalDate.now(clock));
        assertThat(foundBy(own, phone)).as("a sealed record").containsExactly(other);
        assertThat(foundBy(officers.with(Role.REGISTRAR), phone)).contains(one, other);
    }

    @Test
    void theSearchByANumberNamesWhomItShowedOnTheTrail() throws Exception {
        PersonId person = person();
        String phone = phone();
        verify(person, phone, 1);
        Officer own = officers.of(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER);
        WebSession session = new WebSession(port);
        session.signIn(own.name(), Officers.PASSWORD);
        String body = session.submit("/people", "/people", Map.of("q", phone)).body();
        assertThat(body).contains("/people/" + person, "This is their verified mobile number");
        assertThat(new TrailReader(jdbc)
                        .isNamed(own.account().id(), TrailAction.PERSON_SEARCHED, false, person.value()))
                .isTrue();
        assertThat(session.submit("/people", "/people", Map.of("q", Samples.phone()))
                        .body())
                .contains("Nobody was found");
    }

    @Test
    void onlyPakistansMobileNumbersAndOnlySyntheticOnesHere() {
        PersonId person = person();
        assertRefused("phone.kind", () -> take(person, "+1 202 555 0123"));
        MobileNumber synthetic = MobileNumber.parse("0399 0000001");
        assertThat(Phones.takes(CnicFormat.SYNTHETIC, synthetic)).isTrue();
        assertThat(Phones.takes(CnicFormat.LIVE, synthetic)).isFalse();
    }

    @Test
    void whoIsNotOnTheRegisterHasNoNumberHere() {
        PersonId person = person();
        people().seal(person, java.time.LocalDate.now(clock));
        assertRefused("phone.nobody", () -> take(person, phone()));
        people().unseal();
    }

    @Test
    void aNumberThatIsNobodysGetsSilenceAndAPersonsOneLineInTheirLanguage() throws Exception {
        PersonId person = person();
        String phone = phone();
        String strangers = phone();
        verify(person, phone, 1);
        lines().reply(strangers, "STOP");
        lines().reply(phone, "STOP");
        assertThat(lines().awaitText(phone, 2))
                .isEqualTo("Nothing can be settled by SMS to this number. Please speak to the station you go to.");
        lines().reply(phone, "What is this?");
        lines().reply(phone, "93520-1234567-1");
        pass(Duration.ofMinutes(11));
        lines().reply(phone, "HELP");
        lines().awaitText(phone, 3);
        assertThat(lines().received(strangers)).isEmpty();
        assertThat(lines().texts(phone)).as("once in ten minutes").hasSize(3);
        assertThat(lines().received(phone)).allMatch(message -> message.peer().equals(RegisterLines.NEUTRAL));
    }

    @Test
    void aNumberThatWaitsForItsCodeOrWasWithdrawnIsNobodys() throws Exception {
        PersonId person = person();
        String phone = phone();
        take(person, phone);
        lines().awaitText(phone, 1);
        lines().reply(phone, "STOP");
        assertThat(enter(person, lines().awaitCode(phone, 1))).isEqualTo(Entered.VERIFIED);
        phones.withdraw(person, phones.of(person).getFirst().id(), officer().actor());
        lines().reply(phone, "STOP");
        lines().settle();
        assertThat(lines().texts(phone)).hasSize(1);
        assertThat(state(person)).containsExactly(State.WITHDRAWN);
    }

    @Test
    void theCodesTextSaysNothingOfWhatItIsAbout() throws Exception {
        PersonId person = person();
        for (TextLanguage language : TextLanguage.values()) {
            String phone = phone();
            phones.take(person, MobileNumber.parse(phone), language, officer().actor());
            String text = lines().awaitText(phone, 1);
            switch (language) {
                case ENGLISH -> assertThat(text).contains("is your code");
                case ROMAN_URDU -> assertThat(text).contains("aap ka code hai");
                case URDU -> assertThat(text).contains("آپ کا کوڈ ہے");
            }
        }
    }

    private void verify(PersonId person, String phone, int textsSoFar) throws InterruptedException {
        take(person, phone);
        assertThat(enter(person, lines().awaitCode(phone, textsSoFar))).isEqualTo(Entered.VERIFIED);
    }

    private void take(PersonId person, String phone) {
        phones.take(
                person,
                MobileNumber.parse(phone),
                TextLanguage.ENGLISH,
                officer().actor());
    }

    private Entered enter(PersonId person, String code) {
        return phones.enter(person, code, officer().actor());
    }

    private List<PersonId> foundBy(Officer reader, String phone) {
        return search.find(reader.signedIn(), MobileNumber.parse(phone)).people().stream()
                .map(FoundByName::person)
                .toList();
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private List<State> state(PersonId person) {
        return phones.of(person).stream().map(Phone::state).toList();
    }

    private PersonId person() {
        return people().in("lahore");
    }

    private static String phone() {
        return Samples.phone();
    }

    private void pass(Duration time) {
        clock.move(time);
    }

    private Officer officer() {
        return java.util.Objects.requireNonNull(officer);
    }

    private Supervised people() {
        return java.util.Objects.requireNonNull(people);
    }

    private RegisterLines lines() {
        return java.util.Objects.requireNonNull(made);
    }

    private static void assertRefused(String code, ThrowingCallable step) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
