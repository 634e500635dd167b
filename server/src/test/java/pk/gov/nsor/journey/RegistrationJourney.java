package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

@RegisterTest
class RegistrationJourney {

    private static final String PASSWORD = "correct-horse-battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private People people;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void open() {
        account("first.registrar", "Nadia Rehman", Role.REGISTRAR);
        account("second.registrar", "Imran Baloch", Role.REGISTRAR);
        account("national.supervisor", "Bilal Qureshi", Role.NATIONAL_SUPERVISOR);
        account("an.auditor", "Sana Mir", Role.AUDITOR);
        browser = new Browser(port);
        jdbc.sql("delete from unsent.form").update();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anOffenderIsRegisteredConfirmedByASecondOfficerFoundByCnicAndTheConvictionQuashed() {
        Cnic cnic = Samples.cnic();
        browser.signIn("first.registrar", PASSWORD).open("/people");
        browser.check("people");
        browser.open("/people/new").check("register-1");
        identity(cnic);
        browser.send(browser.page().locator("button[value=aliases]"));
        assertThat(browser.page().locator("#nameLatin").inputValue()).isEqualTo("Aslam Khan");
        browser.fill("alias2", "اسلم پہلوان").submit();
        browser.check("register-2");
        address();
        browser.submit();
        browser.check("register-3");
        conviction("14 Jun 2023");
        browser.submit();
        browser.check("register-sentence");
        browser.inLanguage("ur");
        browser.check("register-sentence");
        browser.inLanguage("en");
        browser.submit();
        assertThat(browser.text()).contains("Say what the court imposed.", "Say where the person is now");
        browser.choose("punishment", "TERM").choose("place", "AT_LIBERTY");
        browser.fill("years", "10").submit();
        assertThat(browser.text())
                .contains("Imprisonment: 10 years", "the police station of the address is responsible");
        browser.open(browser.page().url().replaceFirst(".*(/people/new/[^/]+)/check", "$1/sentence"));
        assertThat(browser.page().locator("#prison").isVisible())
                .as("a prison, of somebody at liberty")
                .isFalse();
        browser.choose("place", "PRISON").fill("prison", "Camp Jail Lahore");
        assertThat(browser.page().locator("#admittedOn").inputValue()).isEqualTo("14 Jun 2023");
        browser.submit();
        assertThat(browser.heading()).isEqualTo("Check the answers before you register");
        browser.check("register-4");
        browser.inLanguage("ur");
        browser.check("register-4");
        browser.inLanguage("en");
        browser.submit();
        assertThat(browser.heading()).isEqualTo("The person is registered");
        assertThat(browser.text())
                .contains("A second officer", "Pre-registered since 14 June 2023: on the register and in custody");
        browser.check("registered");

        browser.page().locator("main .btn-primary").click();
        String record = browser.page().url();
        browser.check("record-unconfirmed");
        browser.open(path(record) + "/identity");
        assertThat(browser.text()).contains("You entered this CNIC");
        browser.check("examination");
        scan("card.pdf", Pictures.bytes("%PDF-1.7"));
        examine(cnic);
        assertThat(browser.text()).contains("This file is no JPEG or PNG");
        browser.check("examination-scan-refused");
        browser.inLanguage("ur");
        browser.check("examination");
        browser.inLanguage("en");
        scan("card.png", Pictures.png(800, 500));
        examine(cnic);
        assertThat(browser.text()).contains("A second officer must examine a document");

        browser.startAfresh().signIn("second.registrar", PASSWORD);
        assertThat(browser.text()).contains("Identities to confirm");
        browser.check("today-with-work");
        browser.open("/people/unconfirmed").check("unconfirmed");
        browser.sayingPurposes().open(path(record) + "/identity?for=IDENTITY_CONFIRMATION");
        assertThat(browser.heading()).as("nobody is asked why").isEqualTo("Confirm the identity");
        assertThat(browser.text()).contains("Documents seen before", "CNIC card");
        assertThat(browser.page()
                        .request()
                        .get(browser.page()
                                .locator("main a[target=_blank]")
                                .first()
                                .evaluate("link => link.href")
                                .toString())
                        .headers())
                .containsEntry("content-type", "image/jpeg");
        browser.check("examination-second");
        examine(cnic);
        assertThat(browser.text()).contains("The identity is confirmed");

        // As it is typed, without dashes.
        browser.page()
                .locator("header input[name=q]")
                .pressSequentially(cnic.formatted().replace("-", ""));
        assertThat(browser.page().locator("header input[name=q]").inputValue()).isEqualTo(cnic.formatted());
        browser.page().locator("header form.search button").click();
        assertThat(browser.page().url()).isEqualTo(record);
        assertThat(browser.text()).contains("Aslam Khan", "PPC 376", "confirmed", "Imran Baloch", "Nadia Rehman");
        browser.check("record");
        browser.inLanguage("ur");
        assertThat(browser.text()).contains("اسلم خان", "زیرِ حراست");
        browser.check("record");
        browser.inLanguage("en");

        browser.page()
                .locator("#convictions a", new Page.LocatorOptions().setHasText("Record a quashing"))
                .click();
        browser.check("quashing");
        browser.fill("on", "1-1-2020").choose("reason", "ACQUITTED_ON_APPEAL").submit();
        assertThat(browser.text()).contains("cannot be quashed before its judgment");
        assertThat(browser.page().locator("#on").inputValue()).isEqualTo("1-1-2020");
        browser.fill("on", "1 July 2024").submit();
        assertThat(browser.text()).contains("No longer on the register", "acquitted on appeal");
        browser.check("record-sealed");
        sealedIsNotThereForOthers(cnic, record);
    }

    private void sealedIsNotThereForOthers(Cnic cnic, String record) {
        browser.startAfresh().signIn("national.supervisor", PASSWORD);
        browser.open(path(record));
        browser.choose("purpose", "COURT_RECORD").press("Open the record");
        assertThat(browser.text())
                .as("open until a second person has confirmed it")
                .contains("Aslam Khan");
        browser.page().locator("main a[href^='/removals/']").first().click();
        browser.check("removal-of-a-quashing");
        browser.press("Confirm");
        for (String page : List.of("", "/body", "/identity", "/registered")) {
            browser.open(path(record) + page);
            assertThat(browser.heading()).isEqualTo("There is nothing here for you");
        }
        search(cnic.formatted());
        assertThat(browser.page().url()).endsWith("/people");
        assertThat(browser.text()).contains("Nobody was found");
    }

    @Test
    void aRecordThatIsOpenShowsWhatSomebodyElseRecords() {
        Cnic cnic = Samples.cnic();
        OffenderRegistration.Registered registered = registration.register(
                Offenders.identity(null),
                cnic,
                List.of(Offenders.address()),
                Offenders.conviction("PPC 376"),
                null,
                Actor.system("test"));
        browser.signIn("first.registrar", PASSWORD).open("/people/" + registered.person());
        assertThat(browser.text()).contains("On the register since 15 January 2023, for life");
        convictions.quash(
                registered.person(),
                registered.conviction(),
                new Quashing(Offenders.JUDGMENT.plusDays(1), Quashing.Reason.RETRIAL_ORDERED),
                Actor.system("test"));
        browser.page().getByText("No longer on the register").waitFor();
    }

    @Test
    void aCnicThatIsSomebodyElsesIsWithdrawnByOneOfficerAtOnce() {
        Cnic cnic = Samples.cnic();
        OffenderRegistration.Registered registered = registration.register(
                Offenders.identity(null),
                cnic,
                List.of(Offenders.address()),
                Offenders.conviction("PPC 376"),
                null,
                Actor.system("test"));
        browser.signIn("first.registrar", PASSWORD).open("/people/" + registered.person());
        browser.page()
                .locator("#identity a", new Page.LocatorOptions().setHasText("Withdraw it"))
                .click();
        browser.check("withdrawal");
        browser.submit();
        assertThat(browser.text()).contains("Give the reason");
        browser.fill("reason", "The holder of the card came to the office").submit();
        assertThat(browser.text()).contains("The CNIC is withdrawn", "withdrawn: somebody else’s");
        browser.inLanguage("ur");
        browser.check("record-withdrawn");
    }

    @Test
    void anErrorKeepsEverythingThatWasTypedAndStandsBesideItsField() {
        browser.signIn("first.registrar", PASSWORD).open("/people/new");
        browser.fill("nameLatin", "Aslam Khan").fill("bornOn", "31 Feb 1990").choose("cnicKnown", "GIVEN");
        browser.fill("cnic", "9352012345").submit();
        assertThat(browser.text()).contains("Please put this right", "not a date of the calendar", "this has 10");
        assertThat(browser.page().locator("#nameLatin").inputValue()).isEqualTo("Aslam Khan");
        assertThat(browser.page().locator("#bornOn").inputValue()).isEqualTo("31 Feb 1990");
        assertThat(browser.page().locator("#bornOn-error").innerText()).contains("not a date of the calendar");
        browser.check("register-1-errors");
        browser.inLanguage("ur");
        assertThat(browser.page().locator("#nameLatin").inputValue()).isEqualTo("Aslam Khan");
        browser.check("register-1-errors");
        browser.page().reload();
        assertThat(browser.page().locator("#nameLatin").inputValue()).isEqualTo("Aslam Khan");
    }

    @Test
    void theSecondPressOfTheButtonRegistersNobodyElse() {
        Cnic cnic = Samples.cnic();
        PersonId first = somebodyAlike();
        PersonId second = somebodyAlike();
        RegisterNumber alike = people.get(first).number();
        Actor registrar = new Actor(
                Actor.Kind.OFFICER,
                accounts.find("second.registrar").orElseThrow().id(),
                "second.registrar");
        transaction.executeWithoutResult(
                status -> duplicates.different(first, second, "Photographs of two people", registrar));
        browser.signIn("first.registrar", PASSWORD).open("/people/new");
        identity(cnic);
        browser.submit();
        address();
        browser.submit();
        conviction("14 Jun 2023");
        browser.submit();
        inPrison();
        browser.submit();
        assertThat(browser.text())
                .contains(
                        "Is this the same person?",
                        "Compare with record " + alike.formatted(),
                        "What you typed",
                        "match weight")
                .contains("Imran Baloch", "decided that record", "is of somebody else", "Photographs of two people");
        browser.check("register-alike").inLanguage("ur").check("register-alike").inLanguage("en");
        String check = browser.page().url();
        String again = browser.page()
                .locator("main form")
                .evaluate("form => new URLSearchParams(new FormData(form)).toString()")
                .toString();
        browser.submit();
        assertThat(browser.heading()).isEqualTo("The person is registered");
        String registered = browser.page().url();
        String answer = browser.page()
                .evaluate(
                        "async ([url, body]) => (await fetch(url, {method: 'POST', body, headers: {'Content-Type': 'application/x-www-form-urlencoded'}})).url",
                        java.util.List.of(check, again))
                .toString();
        assertThat(answer).isEqualTo(registered);
    }

    @Test
    void twoPressesAtOnceRegisterOnePersonAndBothLeadThere() {
        browser.signIn("first.registrar", PASSWORD).open("/people/new");
        identity(Samples.cnic());
        browser.submit();
        address();
        browser.submit();
        conviction("14 Jun 2023");
        browser.submit();
        inPrison();
        browser.submit();
        Object led = browser.page().evaluate("""
                async () => {
                    const form = document.querySelector('main form');
                    const body = new URLSearchParams(new FormData(form)).toString();
                    const headers = {'Content-Type': 'application/x-www-form-urlencoded'};
                    const send = () => fetch(location.href, {method: 'POST', body, headers}).then(answer => answer.url);
                    return await Promise.all([send(), send()]);
                }""");
        assertThat(led)
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(2)
                .allSatisfy(url -> assertThat(url).endsWith("/registered"));
        assertThat(new HashSet<>((List<?>) led)).hasSize(1);
    }

    @Test
    void whatWasBegunInAnEarlierSessionIsContinuedOrDiscarded() {
        browser.signIn("first.registrar", PASSWORD).open("/people/new");
        identity(Samples.cnic());
        browser.submit();
        address();
        browser.submit();
        browser.startAfresh().signIn("first.registrar", PASSWORD).open("/people/new");
        assertThat(browser.heading()).isEqualTo("Registrations that you have begun");
        assertThat(browser.text()).contains("Aslam Khan");
        browser.check("registration-begun");
        browser.inLanguage("ur");
        browser.check("registration-begun");
        browser.inLanguage("en");
        browser.page().getByText("Register somebody else").click();
        assertThat(browser.heading()).isEqualTo("Who is the person?");

        browser.open("/people/new").page().getByText("Continue").click();
        conviction("14 Jun 2023");
        browser.submit();
        inPrison();
        browser.submit();
        assertThat(browser.text()).contains("Aslam Khan · اسلم خان", "House 12, Street 4, Model Town, Lahore");
        browser.submit();
        assertThat(browser.heading()).isEqualTo("The person is registered");
        browser.startAfresh().signIn("first.registrar", PASSWORD).open("/people/new");
        assertThat(browser.heading()).isEqualTo("Who is the person?");

        identity(Samples.cnic());
        browser.submit();
        browser.startAfresh().signIn("second.registrar", PASSWORD).open("/people/new");
        assertThat(browser.heading()).as("another's are nobody else's").isEqualTo("Who is the person?");
        browser.startAfresh().signIn("first.registrar", PASSWORD).open("/people/new");
        browser.press("Discard");
        assertThat(browser.heading()).isEqualTo("Who is the person?");
    }

    @Test
    void whatIsAtOddsWithTheBirthIsSaidOnTheConvictionsPage() {
        browser.signIn("first.registrar", PASSWORD).open("/people/new");
        identity(Samples.cnic());
        browser.fill("bornOn", "1 Jan 2023").submit();
        address();
        browser.submit();
        conviction("14 Jun 2023");
        browser.submit();
        inPrison();
        browser.submit().submit();
        assertThat(browser.text()).contains("Nobody lives anywhere before birth");
        browser.fill("from1", "1 Jan 2023").submit().submit();
        assertThat(browser.text()).contains("The offence cannot be before the person’s birth");
        assertThat(browser.page().locator("#caseNumber").inputValue()).isEqualTo("12/2023");
    }

    @Test
    void somebodyJustSentencedIsRegisteredOnFivePagesWithTwentyTwoInputsAndIsNoStationsCase() {
        Cnic cnic = Samples.cnic();
        browser.signIn("first.registrar", PASSWORD).open("/people/new");
        int inputs = 0;
        int pages = 1;
        for (Map<String, String> page : List.of(
                Map.of(
                        "nameLatin", "Aslam Khan",
                        "nameUrdu", "اسلم خان",
                        "fatherLatin", "Rahim Khan",
                        "fatherUrdu", "رحیم خان",
                        "sex", "MALE",
                        "bornOn", "3-5-1984",
                        "cnic", cnic.formatted()),
                Map.of("line1", "House 12, Street 4, Model Town", "district1", "Lahore", "from1", "1 Mar 2019"),
                Map.of(
                        "section1", "PPC 376",
                        "court", "Sessions Court (Special Court), Lahore",
                        "caseNumber", "77/2023",
                        "firNumber", "345/2022",
                        "station", "City Police Station Lahore",
                        "offenceOn", "2 Nov 2022",
                        "judgmentOn", "14 Jun 2023",
                        "victimAge", "ADULT",
                        "victimSex", "FEMALE"),
                Map.of("years", "10", "prison", "Camp Jail Lahore"))) {
            for (Map.Entry<String, String> input : page.entrySet()) {
                if (Set.of("sex", "victimAge", "victimSex").contains(input.getKey())) {
                    browser.choose(input.getKey(), input.getValue());
                } else {
                    browser.fill(input.getKey(), input.getValue());
                }
                inputs++;
            }
            browser.submit();
            pages++;
        }
        assertThat(browser.heading()).isEqualTo("Check the answers before you register");
        assertThat(browser.text())
                .contains("Imprisonment: 10 years", "Admitted to prison: \u2068Camp Jail Lahore\u2069", "In prison");
        assertThat(inputs).as("inputs").isLessThanOrEqualTo(22);
        assertThat(pages).as("pages").isLessThanOrEqualTo(5);
        browser.submit();
        assertThat(browser.heading()).isEqualTo("The person is registered");
        browser.page().locator("main .btn-primary").click();
        assertThat(browser.text())
                .contains("In custody", "Imprisonment: 10 years")
                .doesNotContain("Record an appearance");
        assertThat(jdbc.sql("select count(*) from supervision.responsibility where person_id = ?")
                        .param(people.withCnic(cnic).orElseThrow().value())
                        .query(Integer.class)
                        .single())
                .as("stations that were responsible at any time")
                .isZero();
    }

    @Test
    void whoMayNotSearchFindsNeitherTheBoxNorThePage() {
        browser.signIn("an.auditor", PASSWORD);
        assertThat(browser.page().locator("header input[name=q]").count()).isZero();
        browser.open("/people");
        assertThat(browser.heading()).isEqualTo("You may not do this");
        browser.check("error-403");
    }

    @Test
    void aNumberThatIsNobodysIsAPlainSentence() {
        browser.signIn("first.registrar", PASSWORD).open("/people");
        search(Samples.cnic().formatted());
        assertThat(browser.text()).contains("Nobody was found");
        browser.check("people-nobody");
        search("12345");
        assertThat(browser.text()).contains("This number cannot be right");
        browser.open("/people/00000000-0000-4000-8000-000000000000");
        assertThat(browser.heading()).isEqualTo("There is nothing here for you");
    }

    private void search(String number) {
        browser.open("/people")
                .fill("q", number)
                .page()
                .locator("main form[role=search] button[type=submit]")
                .click();
        browser.page().waitForLoadState();
    }

    private void identity(Cnic cnic) {
        browser.fill("nameLatin", "Aslam Khan")
                .fill("nameUrdu", "اسلم خان")
                .fill("fatherLatin", "Rahim Khan")
                .fill("alias1", "Acha Pehlwan")
                .choose("sex", "MALE")
                .fill("bornOn", "3-5-1984")
                .choose("cnicKnown", "GIVEN")
                .fill("cnic", cnic.formatted());
    }

    /** Of another spelling and without a CNIC. */
    private PersonId somebodyAlike() {
        Identity identity = new Identity(
                PersonName.latin("Aslem Khan"),
                PersonName.latin("Raheem Khan"),
                Sex.MALE,
                LocalDate.of(1984, 5, 3),
                "PK",
                List.of(PersonName.latin("Acha Pahlwan")));
        return registration
                .register(
                        identity,
                        null,
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        Actor.system("test"))
                .person();
    }

    private void address() {
        browser.fill("line1", "House 12, Street 4, Model Town")
                .fill("district1", "Lahore")
                .fill("from1", "1 Mar 2019");
    }

    private void conviction(String judgmentOn) {
        browser.fill("section1", "PPC 376")
                .fill("court", browser.page().locator("#courts option").first().getAttribute("value"))
                .fill("caseNumber", "12/2023")
                .fill("firNumber", "345/2022")
                .fill("station", "City Police Station Lahore")
                .fill("offenceOn", "2 Nov 2022")
                .fill("judgmentOn", judgmentOn)
                .choose("victimAge", "ADULT")
                .choose("victimSex", "FEMALE");
    }

    private void inPrison() {
        browser.fill("years", "10").fill("prison", "Camp Jail Lahore");
    }

    private void examine(Cnic cnic) {
        browser.choose("document", "CNIC_CARD").fill("documentNumber", cnic.formatted());
        for (String detail : Set.of("NAME", "FATHER_NAME", "BIRTH_DATE", "SEX")) {
            browser.choose("agrees", detail);
        }
        browser.submit();
    }

    private void scan(String name, byte[] content) {
        browser.page().locator("#scan").setInputFiles(new FilePayload(name, "image/png", content));
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/people"));
    }

    private void account(String userName, String displayName, Role role) {
        accounts.ensure(new NewAccount(userName, displayName, Set.of(role), "NPB"), PASSWORD, Actor.system("test"));
    }
}
