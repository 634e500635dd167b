package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import pk.gov.nsor.agencies.verification.Verification;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.simulator.nadra.Citizen;
import pk.gov.nsor.simulator.nadra.Citizen.CardStatus;
import pk.gov.nsor.simulator.nadra.Citizen.Relation;
import pk.gov.nsor.simulator.nadra.Dirt;
import pk.gov.nsor.simulator.nadra.NadraSimulator;
import pk.gov.nsor.simulator.nadra.NadraSimulator.NadraOptions;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WsqWriter;

/** A registrar's way from Today to NADRA's answer beside the record, and the queue while NADRA is away. */
@RegisterTest
class NadraJourney {

    private static final String TOKEN = "token-of-the-journey-alone";
    private static final NadraSimulator SIMULATOR = simulator();
    private static final LocalDate BORN = LocalDate.of(1984, 3, 9);

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Verification verification;

    private final Browser browser;
    private final Officers officers;
    private final TestClock clock;
    private Officer one;
    private Officer other;

    NadraJourney(Browser browser, Officers officers, TestClock clock) {
        this.browser = browser;
        this.officers = officers;
        this.clock = clock;
    }

    private static NadraSimulator simulator() {
        try {
            return NadraSimulator.start(NadraOptions.withToken(TOKEN));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void nadra(DynamicPropertyRegistry registry) {
        registry.add("nsor.nadra.url", SIMULATOR::address);
        registry.add("nsor.nadra.token", () -> TOKEN);
        registry.add("nsor.nadra.per-minute", () -> "6000");
    }

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    @BeforeEach
    void open() {
        one = officers.with(Role.REGISTRAR);
        other = officers.with(Role.REGISTRAR);
    }

    @Test
    void whatNadraAnswersIsComparedBesideTheRecordAndASecondOfficerConfirms() {
        SIMULATOR.behave(Dirt.NONE);
        PersonId differs = registered("Akbar Ali Nadim", "بشیر ندیم", BORN.plusYears(2), Relation.HUSBAND);
        PersonId agrees = registered("Akbar Ali Nadeem", "بشیر ندیم", BORN, Relation.FATHER);
        // The rate may allow the second of them only some milliseconds after the first.
        await().until(() -> {
            verification.work(() -> true);
            return answered(differs) && answered(agrees);
        });
        browser.signIn(other.name(), Officers.PASSWORD).open("/");
        assertThat(browser.text()).contains("NADRA’s answers");
        browser.open("/nadra-answers");
        assertThat(browser.text()).contains("Name, Father’s name, Date of birth");
        inBothLanguages("nadra-answers");
        browser.open("/people/" + differs + "/identity");
        assertThat(browser.text()).contains("What NADRA says", "Akbar Ali Nadim", "the husband’s name", "differs");
        inBothLanguages("nadra-differs");

        browser.open("/people/" + agrees + "/identity");
        assertThat(browser.text()).contains("One person has entered it, so a second one has to see it.");
        browser.choose("document", "NADRA_VERIFICATION").fill("documentNumber", "as shown");
        for (String detail : List.of("NAME", "FATHER_NAME", "BIRTH_DATE", "SEX")) {
            browser.choose(browser.page().locator("input[name='agrees'][value='" + detail + "']"));
        }
        browser.press("Record the examination");
        assertThat(people.isIdentityConfirmed(agrees)).isTrue();
        browser.open("/people/" + differs + "#nadra");
        assertThat(browser.page().content()).contains("NADRA’s answer differs from the record.");
        inBothLanguages("nadra-record");
    }

    @Test
    void aFingerOfTheCounterIsPassedOnAndItsAnswerStandsOnTheRecord() {
        SIMULATOR.behave(Dirt.NONE);
        PersonId person = registered("Akbar Ali Nadim", "بشیر ندیم", BORN, Relation.HUSBAND);
        browser.signIn(other.name(), Officers.PASSWORD).open("/people/" + person + "#nadra");
        browser.page().getByText("Ask NADRA about a finger").click();
        inBothLanguages("nadra-finger");
        browser.choose("finger", "RIGHT_THUMB");
        file(Prints.finger(1).png());
        browser.submit();
        assertThat(browser.text()).contains("NADRA takes the scanner’s WSQ file alone");
        browser.choose("finger", "RIGHT_THUMB");
        file(WsqWriter.write(Prints.middle(1)));
        browser.submit();
        assertThat(browser.text()).contains("Right thumb", "NADRA is being asked.");
        verification.work(() -> true);
        // The page asks for itself again.
        browser.page()
                .getByText("NADRA says it is a finger of whoever has this CNIC.")
                .waitFor();
        browser.choose("finger", "LEFT_THUMB");
        file(WsqWriter.write(Prints.middle(2)));
        browser.submit();
        verification.work(() -> true);
        browser.open("/people/" + person + "/nadra-finger").choose("finger", "LEFT_THUMB");
        file(WsqWriter.write(Prints.middle(3)));
        browser.submit();
        verification.work(() -> true);
        browser.open("/people/" + person + "/nadra-finger");
        assertThat(browser.text()).contains("NADRA says it is not a finger of whoever has this CNIC.");
        inBothLanguages("nadra-finger-answered");
        browser.open("/people/" + person + "#nadra");
        assertThat(browser.page().content()).contains("NADRA says it is not a finger of whoever has this CNIC.");
        browser.open("/people/" + person + "/identity");
        assertThat(browser.text())
                .contains("NADRA says that a finger taken at the counter is not of whoever has the CNIC.");
    }

    private void file(byte[] content) {
        browser.page().locator("#print").setInputFiles(new FilePayload("print.wsq", "", content));
    }

    @Test
    void whileNadraIsAwayTheQueueSaysSo() {
        SIMULATOR.behave(Dirt.NONE.away(true));
        PersonId waits = registered("Akbar Ali Nadeem", "بشیر ندیم", BORN, Relation.FATHER);
        verification.work(() -> true);
        clock.move(java.time.Duration.ofMinutes(3));
        browser.signIn(one.name(), Officers.PASSWORD).open("/nadra-queue");
        assertThat(browser.text()).contains("NADRA has not answered for 3 minutes.", "NADRA did not answer.");
        inBothLanguages("nadra-queue");
        browser.open("/nadra-answers?state=waiting");
        assertThat(browser.text()).contains(people.get(waits).number().formatted(), "NADRA did not answer.");
        SIMULATOR.behave(Dirt.NONE);
        clock.move(java.time.Duration.ofMinutes(2));
        verification.work(() -> true);
        browser.open("/nadra-queue");
        assertThat(browser.text()).contains("Nobody waits").doesNotContain("has not answered");
        SIMULATOR.behave(Dirt.NONE);
    }

    private boolean answered(PersonId person) {
        return jdbc.sql("select bool_and(state <> 'WAITING') from verification.question where person_id = ?")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    private PersonId registered(String name, String fatherUrdu, LocalDate bornOn, Relation relation) {
        Cnic cnic = Samples.cnic();
        SIMULATOR.add(new Citizen(
                Long.toString(cnic.number()),
                name,
                "اکبر علی ندیم",
                "Bashir Nadeem",
                fatherUrdu,
                relation,
                "M",
                bornOn,
                CardStatus.ACTIVE,
                "مکان 1"));
        return registration
                .register(
                        Offenders.identity(BORN),
                        cnic,
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        one.actor())
                .person();
    }

    private void inBothLanguages(String name) {
        browser.check(name).inLanguage("ur").check(name).inLanguage("en");
    }
}
