package pk.gov.nsor.record.registration.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.journey.Browser;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** A death is reported, the person is seen alive, and a second person looks at both. */
@RegisterTest
class RemovalJourney {

    private static final LocalDate DIED = LocalDate.of(2026, 3, 4);

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private FactRecording recording;

    @Autowired
    private Removals removals;

    @Autowired
    private LifeSigns signs;

    @LocalServerPort
    private int port;

    private final Browser browser;

    RemovalJourney(Browser browser) {
        this.browser = browser;
    }

    @Test
    void whatIsReportedIsSeenOnTodayLookedAtAndDecidedInBothLanguages() {
        OffTheRegister someone = new OffTheRegister(beans, port);
        recording.record(
                someone.person(),
                new Death(DIED, Death.Source.NADRA),
                someone.registrar().actor());
        signs.seen(List.of(someone.person()), LifeSign.Kind.HOTEL, DIED.plusDays(9));
        Officer supervisor = someone.supervisor();
        browser.signIn(supervisor.name(), Officers.PASSWORD);
        both("today-removals");
        browser.open("/removals")
                .fill("q", someone.registered.number().formatted())
                .press("Show");
        assertThat(browser.text()).contains(someone.registered.number().formatted());
        both("removals");
        browser.open(
                "/removals/" + removals.waitingOf(someone.person()).getFirst().id());
        assertThat(browser.text()).contains("What the record says", "Father’s name", "CNIC");
        both("removal");
        String page = browser.page().url();
        browser.press("Refuse and undo");
        both("removal-wrong");
        browser.open("/people/" + someone.person());
        both("record-death-reported");
        browser.page().navigate(page);
        browser.fill("reason", "He was seen at a hotel after that day").press("Refuse and undo");
        both("removal-refused");
    }

    @Test
    void registrarsSeeSignsOfLifeAndWhoHasNoCnic() {
        OffTheRegister someone = new OffTheRegister(beans, port);
        Officer registrar = someone.registrar();
        recording.record(someone.person(), new Death(DIED, Death.Source.NADRA), registrar.actor());
        signs.seen(List.of(someone.person()), LifeSign.Kind.HOTEL, DIED.plusDays(9));
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/life-signs");
        assertThat(browser.text()).contains(someone.registered.number().formatted());
        both("life-signs");
        browser.open("/life-signs/" + signs.openOf(someone.person()).getFirst().id());
        both("life-sign");
        browser.open("/people/without-cnic");
        both("people-without-cnic");
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
