package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

@RegisterTest
class QuarantineJourney {

    private static final String CONVICTION = """
            {"messageId": "%s", "court": "sessions-court-lahore", "caseNumber": "SC 44/2025",
             "fir": {"number": "310/2024", "policeStation": "city-police-station-lahore", "district": "Lahore"},
             "person": {"name": {"latin": "Akmal Dastagir", "urdu": "اکمل دستگیر"}, "fatherName": {"latin": "Basit Nurallah"},
               "aliases": [{"latin": "Akmal Zargar", "urdu": "اکمل زرگر"}], "sex": "MALE", "bornOn": "1990-05-01",
               "cnic": "%s",
               "addresses": [{"line": "House 12, Mohalla Noor", "district": "Lahore", "from": "2020-01-01"}]},
             "conviction": {"offenceOn": "2024-03-02", "judgmentOn": "2025-01-15",
               "victim": {"age": "ADULT", "sex": "FEMALE"},
               "offences": [{"law": "PPC", "section": "376", "connectedWith": ["PPC 365B"]}]}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private Photographs photographs;

    @Autowired
    private JdbcClient jdbc;

    private final Browser browser;
    private final Officers officers;
    private @Nullable Officer registrar;

    QuarantineJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        registrar = officers.with(Role.REGISTRAR);
        browser.signIn(registrar().name(), Officers.PASSWORD);
    }

    @Test
    void aCnicThatACourtGaveForTwoPeopleIsFoundOutByTwoRegistrars() {
        Cnic cnic = Samples.cnic();
        PersonId holder = somebody("Imran Khalid", "عمران خالد", cnic);
        photographs.add(
                holder,
                photographs.read(UUID.randomUUID(), LocalDate.of(2024, 2, 1), Pictures.jpeg(600, 800)),
                registrar().actor());
        String page = "/quarantine/" + conviction(cnic);
        browser.open(page);
        assertThat(browser.text()).contains("Differs", "Agrees", "Imran Khalid", "Only here: The message");
        assertThat(browser.page().locator(".beside-photograph").isVisible()).isTrue();
        assertThat(browser.page().locator("pre").isVisible()).isFalse();
        both("quarantine-two-sides");
        browser.page().locator("details.chart-table summary").press("Enter");
        assertThat(browser.page().locator("pre").isVisible()).isTrue();
        browser.open(page);
        byKeyboard("new-without-cnic");
        assertThat(browser.text()).contains("The message was recorded.", "CNICs given for two people");
        both("quarantine-list");
        String clash = page + "/clash";
        browser.open(clash);
        assertThat(browser.text()).contains("Another registrar says whose the CNIC is.");
        browser.open("/people/" + holder + "/identity");
        assertThat(browser.text()).contains("Find out whose it is before you confirm it.");
        browser.check("identity-with-a-clash");
        Officer second = officers.with(Role.REGISTRAR);
        browser.startAfresh().signIn(second.name(), Officers.PASSWORD);
        browser.open(clash);
        both("quarantine-clash");
        browser.submit();
        assertThat(browser.text()).contains("Say whose the CNIC is.");
        browser.choose("outcome", "OTHER").submit();
        assertThat(browser.text()).contains("The records do not say so yet");
        browser.check("quarantine-clash-wrong");
        browser.choose("outcome", "HOLDER").submit();
        assertThat(browser.text()).contains("It is noted whose the CNIC is.");
        assertThat(browser.page().locator("a[href='" + clash + "']").count()).isZero();
        browser.open(page);
        assertThat(browser.text())
                .contains(
                        "Decided to be another person, and the CNIC wrong",
                        registrar().account().displayName());
        both("quarantine-decided");
    }

    @Test
    void anEventInPrisonGoesOntoTheRecordThatIsPutBesideItWithTheCnicThatItLacks() {
        Cnic cnic = Samples.cnic();
        PersonId known = somebody("Akbar Shah", "اکبر شاہ", null);
        String number = people.get(known).number().formatted();
        String page = "/quarantine/" + admission(cnic);
        browser.open(page);
        assertThat(browser.text()).contains("No record has this CNIC", "Admitted to prison", "Central Jail Lahore");
        both("quarantine-of-nobody");
        browser.fill("number", "R-1").press("Put it beside the message");
        assertThat(browser.text()).contains("This is not a register number");
        browser.fill("number", number).press("Put it beside the message");
        assertThat(browser.text()).contains("Akbar Shah", "Same person: record it on this record", "is entered there");
        both("quarantine-put-beside");
        byKeyboard(known.toString());
        assertThat(browser.text()).contains("The message was recorded.");
        assertThat(people.get(known).cnics())
                .singleElement()
                .satisfies(entered -> assertThat(entered.status()).isEqualTo(CnicOfPerson.Status.UNCONFIRMED));
    }

    @Test
    void whoIsMuchLikeSomebodyOnRecordIsComparedAndTheDecisionStandsBesideBothAfterwards() {
        PersonId known = somebody("Nazeer Zarmeenagul", "نذیر زرمینہ گل", null);
        photographs.add(
                known,
                photographs.read(UUID.randomUUID(), LocalDate.of(2024, 2, 1), Pictures.jpeg(600, 800)),
                registrar().actor());
        String page = "/quarantine/" + alike();
        browser.open(page);
        assertThat(browser.text())
                .contains(
                        "so much alike that it may be of this person",
                        "match weight",
                        "Why a new person is somebody else");
        browser.page().locator("details.why summary").first().press("Enter");
        both("quarantine-alike");
        browser.choose("person", "new").press("Record, or check again");
        assertThat(browser.text()).contains("Give a reason of 5 to 1,000 characters.");
        browser.check("quarantine-alike-errors");
        browser.choose("person", "new")
                .fill("why", "The photographs are of two people")
                .press("Record, or check again");
        assertThat(browser.text()).contains("The message was recorded.");
        String next = "/quarantine/" + alike();
        browser.open(next);
        assertThat(browser.text())
                .contains(
                        registrar().account().displayName(),
                        "decided that record",
                        "is of somebody else",
                        "The photographs are of two people");
        both("quarantine-alike-again");
        browser.open("/people/" + known);
        assertThat(browser.text()).contains("Of somebody else, as was decided", "The photographs are of two people");
        both("record-with-namesake");
    }

    /** Somebody without a CNIC whose name is spelt otherwise. */
    private String alike() {
        HttpResponse<String> answer = ApiClient.made(clients, port, Feed.COURT, "COURTS")
                .post("/api/v1/convictions", """
                        {"messageId": "%1$s", "court": "sessions-court-lahore", "caseNumber": "SC %1$s",
                         "fir": {"number": "311/2024", "policeStation": "city-police-station-lahore", "district": "Lahore"},
                         "person": {"name": {"latin": "Nazir Zarminagul"}, "fatherName": {"latin": "Khaled Mahmood"},
                           "sex": "MALE", "bornOn": "1985-03-04",
                           "addresses": [{"line": "House 12, Mohalla Noor", "district": "Lahore", "from": "2020-01-01"}]},
                         "conviction": {"offenceOn": "2024-03-02", "judgmentOn": "2025-01-15",
                           "victim": {"age": "ADULT", "sex": "FEMALE"},
                           "offences": [{"law": "PPC", "section": "376"}]}}
                        """.formatted(id().substring(0, 20)));
        return new FeedWork(jdbc).waits("POSSIBLE_DUPLICATE", answer);
    }

    private void byKeyboard(String who) {
        browser.page().locator("input[name=person][value='']").focus();
        for (int i = 0; i < 10 && !isChosen(who); i++) {
            browser.page().keyboard().press("ArrowDown");
        }
        assertThat(isChosen(who)).isTrue();
        browser.page().keyboard().press("Tab");
        browser.page().keyboard().press("Enter");
        browser.page().waitForURL("**/quarantine");
    }

    private boolean isChosen(String who) {
        return browser.page().locator("input[name=person][value='" + who + "']").isChecked();
    }

    private String conviction(Cnic cnic) {
        HttpResponse<String> answer = ApiClient.made(clients, port, Feed.COURT, "COURTS")
                .post("/api/v1/convictions", CONVICTION.formatted(id(), cnic.formatted()));
        return new FeedWork(jdbc).waits("CNIC_OF_ANOTHER", answer);
    }

    private String admission(Cnic cnic) {
        HttpResponse<String> answer = ApiClient.made(clients, port, Feed.PRISON, "PRISONS")
                .post("/api/v1/custody-events", """
                        {"messageId": "%s", "cnic": "%s", "event": "ADMITTED", "on": "2024-05-01",
                         "prison": "Central Jail Lahore",
                         "conviction": {"court": "sessions-court-lahore", "caseNumber": "SC 12/2022"}}
                        """.formatted(id(), cnic.formatted()));
        return new FeedWork(jdbc).waits("UNKNOWN_PERSON", answer);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private PersonId somebody(String latin, String urdu, @Nullable Cnic cnic) {
        return registration
                .register(
                        new Identity(
                                new PersonName(latin, urdu),
                                PersonName.latin("Khalid Mehmood"),
                                Sex.MALE,
                                LocalDate.of(1985, 3, 4),
                                "PK",
                                List.of()),
                        cnic,
                        List.of(new NewAddress("Street 4, Model Town", "lahore", LocalDate.of(2021, 1, 1))),
                        Offenders.conviction("PPC 376"),
                        null,
                        officers.with(Role.REGISTRAR).actor())
                .person();
    }

    private void both(String name) {
        browser.check(name);
        String here = browser.page().url();
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
        if (!here.equals(browser.page().url())) {
            browser.page().navigate(here);
        }
    }

    private Officer registrar() {
        return Objects.requireNonNull(registrar);
    }
}
