package pk.gov.nsor.publicservice.disclosure.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.removal.RemovalDecisions;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** What a certificate says, of which day, and who may have it said. */
@RegisterTest
class CertificatesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Certificates certificates;

    @Autowired
    private CertificateProposal kind;

    @Autowired
    private CertificatePaper paper;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Convictions convictions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    void whoIsNotOnTheRegisterIsSaidNotToBeByTwoPeople() {
        Asked asked = new Asked(context);
        Certificate certificate = asked.ask();
        assertThat(certificate.on(today())).isEqualTo(Certificate.State.ASKED);
        assertRefused("certificate.not-valid", () -> asked.code(certificate));
        assertRefused("proposal.own", () -> proposals.approve(certificate.proposal(), "", asked.first.actor()));

        proposals.approve(certificate.proposal(), "", asked.second.actor());
        Certificate issued = asked.find(certificate);
        assertThat(issued.issue().onRegister()).isFalse();
        assertThat(issued.issue().day()).isEqualTo(today());
        assertThat(issued.issue().validUntil()).isEqualTo(today().plusDays(90));
        assertThat(new TrailReader(jdbc).of(asked.first.actor().id())).contains("CERTIFICATE_ASKED DONE");
        assertThat(new TrailReader(jdbc).of(asked.second.actor().id())).contains("CERTIFICATE_ISSUED DONE");
    }

    @Test
    void whoIsOnTheRegisterIsSaidToBeAndTheCertificateSaysSoWhateverComesAfter() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        Certificate issued = asked.issued();
        assertThat(issued.issue().onRegister()).isTrue();

        ConvictionId conviction = convictions.of(person).getFirst().id();
        convictions.quash(
                person, conviction, new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL), asked.first.actor());
        assertRefused("certificate.identity", asked::ask);
        confirmRemovals(person, asked.second.actor());
        assertThat(asked.find(issued).issue().onRegister()).isTrue();
        assertThat(asked.issued().issue().onRegister()).isFalse();
    }

    @Test
    void oneThatSaysOnOfACnicThatIsConfirmedNoMoreIsOnTodayUntilItIsRevoked() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        Certificate issued = asked.issued();
        assertThat(certificates.perhapsMistaken()).extracting(Certificate::id).doesNotContain(issued.id());
        context.getBean(IdentityConfirmation.class)
                .withdraw(person, asked.cnic, "Of somebody else", asked.second.actor());
        assertThat(certificates.perhapsMistaken()).extracting(Certificate::id).contains(issued.id());
        WebSession session = new WebSession(port);
        session.signIn(asked.second.name(), Officers.PASSWORD);
        assertThat(session.get("/").body())
                .contains("Certificates that are perhaps mistaken", "/certificates/" + issued.id());
        certificates.revoke(issued.id(), Revocation.MISTAKEN, asked.second.actor());
        assertThat(certificates.perhapsMistaken()).extracting(Certificate::id).doesNotContain(issued.id());
    }

    private void confirmRemovals(PersonId person, Actor second) {
        context.getBean(Removals.class)
                .waitingOf(person)
                .forEach(removal -> context.getBean(RemovalDecisions.class).confirm(removal.id(), null, second));
    }

    @Test
    void aCnicThatIsNotConfirmedOrOfAnotherNameIsSettledFirst() {
        Asked unconfirmed = new Asked(context);
        PersonId person = unconfirmed.convicted();
        assertRefused("certificate.identity", unconfirmed::ask);
        unconfirmed.confirm(person);
        assertThat(unconfirmed.ask().number()).isPositive();

        Asking other = unconfirmed.asking();
        assertRefused(
                "certificate.identity",
                () -> kind.ask(
                        new Asking(
                                Offenders.identity(unconfirmed.who.bornOn()),
                                other.cnic(),
                                other.document(),
                                other.employer(),
                                other.work(),
                                other.consentOn()),
                        unconfirmed.first.actor()));
    }

    @Test
    void aNamesakeOfTheSameFatherAndBirthDateIsSettledFirstAndOneOfAnotherDayIsNot() {
        Asked registered = new Asked(context);
        var unused = registered.convicted();
        Asked namesake = new Asked(context);
        assertRefused("certificate.identity", () -> kind.ask(namesake.as(registered.who), namesake.first.actor()));
        assertThat(kind.ask(
                        namesake.as(Asked.identity(registered.who.bornOn().minusYears(70))), namesake.first.actor()))
                .isNotNull();
    }

    /** Whatever is sealed, a certificate says what it says of somebody of whom there is no record, and no page tells them apart. */
    @Test
    void aSealedRecordHoldsNothingBackAndLeavesNoTraceAtTheCounter() {
        Asked ofNobody = new Asked(context);
        Asked unconfirmed = new Asked(context);
        Asked confirmed = new Asked(context);
        Asked namesake = new Asked(context);
        Asked resembled = new Asked(context);
        Supervised sealing = new Supervised(
                context.getBean(OffenderRegistration.class),
                context.getBean(FactRecording.class),
                jdbc,
                unconfirmed.first.actor());
        try {
            sealing.seal(unconfirmed.convicted(), today());
            PersonId person = confirmed.convicted();
            confirmed.confirm(person);
            convictions.quash(
                    person,
                    convictions.of(person).getFirst().id(),
                    new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL),
                    confirmed.first.actor());
            confirmRemovals(person, confirmed.second.actor());
            sealing.seal(resembled.convicted(), today());

            List<Certificate> issued = List.of(
                    ofNobody.issued(),
                    unconfirmed.issued(),
                    confirmed.issued(),
                    issued(kind.ask(namesake.as(resembled.who), namesake.first.actor()), namesake));
            assertThat(issued).extracting(one -> one.issue().onRegister()).containsOnly(false);
            WebSession supervisor = new WebSession(port);
            supervisor.signIn(ofNobody.second.name(), Officers.PASSWORD);
            assertThat(issued)
                    .extracting(one -> shown(supervisor, one))
                    .allSatisfy(page -> assertThat(page).contains("not on the register"))
                    .containsOnly(shown(supervisor, issued.getFirst()));
        } finally {
            sealing.unseal();
        }
        assertRefused("certificate.identity", unconfirmed::ask);
        assertRefused("certificate.identity", () -> kind.ask(namesake.as(resembled.who), namesake.first.actor()));
    }

    @Test
    void aSealedRecordThatComesBackBeforeItIsIssuedHoldsItBack() {
        Asked asked = new Asked(context);
        Supervised sealing = new Supervised(
                context.getBean(OffenderRegistration.class),
                context.getBean(FactRecording.class),
                jdbc,
                asked.first.actor());
        Certificate certificate;
        try {
            sealing.seal(asked.convicted(), today());
            certificate = asked.ask();
        } finally {
            sealing.unseal();
        }
        assertRefused(
                "certificate.identity", () -> proposals.approve(certificate.proposal(), "", asked.second.actor()));
        assertThat(asked.find(certificate).issue()).isNull();
    }

    private Certificate issued(UUID id, Asked asked) {
        Certificate certificate = context.getBean(Certificates.class).find(id).orElseThrow();
        proposals.approve(certificate.proposal(), "", asked.second.actor());
        return asked.find(certificate);
    }

    /** What the page of one says, without names and numbers, which differ of any two. */
    private static String shown(WebSession session, Certificate certificate) {
        String body = session.get("/certificates/" + certificate.id()).body();
        return body.substring(body.indexOf("<dl"), body.indexOf("</dl>"))
                .replaceAll("<bdi[^>]*>[^<]*</bdi>", "")
                .replaceAll("[0-9]", "");
    }

    @Test
    void aDoubtThatComesUpBeforeItIsIssuedHoldsItBack() {
        Asked asked = new Asked(context);
        Certificate certificate = asked.ask();
        var unused = asked.convicted();
        assertRefused(
                "certificate.identity", () -> proposals.approve(certificate.proposal(), "", asked.second.actor()));
        assertThat(asked.find(certificate).issue()).isNull();
    }

    @Test
    void aConsentHoldsForThirtyDaysAndIsOfNoDayToCome() {
        Asked asked = new Asked(context);
        for (LocalDate day : List.of(today(), today().minusDays(30))) {
            assertThat(kind.ask(asked.signed(day), asked.first.actor())).isNotNull();
        }
        for (LocalDate day : List.of(today().plusDays(1), today().minusDays(31))) {
            assertRefused("certificate.consent-day", () -> kind.ask(asked.signed(day), asked.first.actor()));
        }
    }

    @Test
    void anEmployerHasThreeToOneHundredAndFiftyCharactersAndTellsOfNoSurvivor() {
        Asked asked = new Asked(context);
        for (int length : new int[] {3, 150}) {
            assertThat(employer(asked, "x".repeat(length)).employer()).hasSize(length);
        }
        for (int length : new int[] {2, 151}) {
            assertRefused("certificate.employer.length", () -> employer(asked, "x".repeat(length)));
        }
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> kind.ask(employer(asked, "Father of the survivor Ayesha Bibi"), asked.first.actor()))
                .satisfies(refused -> assertThat(refused.code()).startsWith("text.survivor."));
    }

    @Test
    void itIsPrintedFiveTimesEachWithACodeThatIsNowhereKept() {
        Asked asked = new Asked(context);
        Certificate issued = asked.issued();
        Certificates.Printed printed = certificates.print(issued.id(), asked.first.actor());
        assertThat(printed.code()).matches("([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}");
        assertThat(asked.code(issued)).isNotEqualTo(printed.code());
        assertThat(List.of(asked.code(issued), asked.code(issued), asked.code(issued)))
                .doesNotHaveDuplicates();
        assertRefused("certificate.prints", () -> asked.code(issued));
        assertThat(jdbc.sql("select encode(code_hash, 'escape') from disclosure.certificate_print")
                        .query(String.class)
                        .list())
                .noneMatch(kept -> kept.contains(printed.code())
                        || kept.contains(printed.code().replace("-", "")));

        byte[] pdf = paper.draw(printed, "https://nsor.example/certificate");
        assertThat(PdfReading.pages(pdf)).as("on one page").hasSize(1);
        assertThat(PdfReading.structure(pdf)).contains("Figure: QR: https://nsor.example/certificate");
        String text = PdfReading.text(pdf);
        assertThat(text)
                .contains("Sajid Mehmood", "ساجد محمود", asked.cnic.formatted(), "Model School, Multan", printed.code())
                .contains("was not on the register", "موجود نہیں تھا", "https://nsor.example/certificate");
    }

    @Test
    void whatWasAskedIsEncryptedInTheDatabase() {
        Asked asked = new Asked(context);
        Certificate certificate = asked.ask();
        assertThat(jdbc.sql("select encode(details, 'escape') from disclosure.certificate where id = ?")
                        .param(certificate.id())
                        .query(String.class)
                        .single())
                .doesNotContain("Sajid", "Model School", Long.toString(asked.cnic.number()));
    }

    @Test
    void aRevokedOneIsPrintedAndRevokedNoMoreAndOneThatIsOverNeither() {
        Asked asked = new Asked(context);
        Certificate issued = asked.issued();
        certificates.revoke(issued.id(), Revocation.CONSENT_WITHDRAWN, asked.first.actor());
        assertThat(asked.find(issued).on(today())).isEqualTo(Certificate.State.REVOKED);
        assertRefused("certificate.not-valid", () -> asked.code(issued));
        assertRefused(
                "certificate.not-revocable",
                () -> certificates.revoke(issued.id(), Revocation.MISUSED, asked.first.actor()));

        Certificate other = asked.issued();
        clock.move(Duration.ofDays(90));
        try {
            assertThat(asked.code(other)).isNotEmpty();
            clock.move(Duration.ofDays(1));
            assertThat(asked.find(other).on(today())).isEqualTo(Certificate.State.EXPIRED);
            assertRefused("certificate.not-valid", () -> asked.code(other));
            clock.move(Duration.ofDays(-1));
        } finally {
            clock.move(Duration.ofDays(-90));
        }
    }

    private static Asking employer(Asked asked, String name) {
        Asking asking = asked.asking();
        return new Asking(asking.who(), asking.cnic(), asking.document(), name, asking.work(), asking.consentOn());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(step)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
