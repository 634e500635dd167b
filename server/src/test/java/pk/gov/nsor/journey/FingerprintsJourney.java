package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class FingerprintsJourney {

    private static final String DISTRICT = "chakwal";

    private final Browser browser;
    private final Officers officers;
    private final Supervised people;
    private PersonId person;

    FingerprintsJourney(Browser browser, Officers officers, Supervised people) {
        this.browser = browser;
        this.officers = officers;
        this.people = people;
    }

    @BeforeEach
    void open() {
        person = people.in(DISTRICT);
        Officer registrar = officers.with(Role.REGISTRAR);
        browser.signIn(registrar.name(), Officers.PASSWORD);
    }

    @Test
    void printsAreTakenComparedSearchedForAndWithdrawn() {
        browser.open("/people/" + person);
        assertThat(browser.text()).contains("There are no fingerprints on record.");
        link("Take fingerprints");
        browser.check("fingerprints-take");
        inUrdu("fingerprints-take");

        choose("right_thumb", "thumb.pgm", Prints.finger(1).turned(2, 3, 4).pgm());
        choose("right_index", "index.png", Prints.finger(2).turned(2, 3, 4).png());
        choose("right_middle", "middle.png", Pictures.png(400, 500));
        choose("left_thumb", "left.jpg", Pictures.jpeg(400, 500));
        browser.submit();
        assertThat(browser.text())
                .contains(
                        "Recorded already: Right thumb, Right index finger",
                        "Only PNG, PGM, BMP, WSQ and templates of ISO/IEC 19794-2 are taken.");
        browser.check("fingerprints-refused");
        choose("left_thumb", "again.pgm", Prints.finger(1).turned(9, 3, 4).pgm());
        browser.submit();
        assertThat(browser.text()).contains("This is the same finger as the Right thumb.");
        choose("left_thumb", "thumb.bmp", Prints.finger(3).turned(2, 3, 4).bmp());
        browser.submit();
        assertThat(browser.text()).contains("The fingerprints are on record.", "Fingerprints taken: Left thumb");
        browser.check("fingerprints-on-record");
        inUrdu("fingerprints-on-record");

        link("Compare with the person before you");
        browser.check("fingerprints-compare");
        compare("RIGHT_THUMB", Prints.finger(1).turned(-6, 2, 2).pgm());
        assertThat(browser.text()).contains("Right thumb: Agrees");
        browser.check("fingerprints-agrees");
        compare("RIGHT_THUMB", Prints.finger(4).pgm());
        assertThat(browser.text()).contains("Right thumb: Does not agree");
        browser.check("fingerprints-does-not-agree");
        browser.inLanguage("ur");
        compare("RIGHT_THUMB", Prints.finger(1).turned(-6, 2, 2).pgm());
        browser.check("fingerprints-agrees");
        browser.inLanguage("en");

        browser.open("/fingerprints");
        browser.check("fingerprints-search");
        inUrdu("fingerprints-search");
        search();
        assertThat(browser.text()).contains("Candidates", "Agrees", "Right thumb");
        assertThat(browser.page().locator("a[href$='/people/" + person + "']").count())
                .isOne();
        browser.check("fingerprints-candidates");
        browser.inLanguage("ur");
        search();
        browser.check("fingerprints-candidates");
        browser.inLanguage("en");

        browser.open("/people/" + person + "/fingerprints/RIGHT_THUMB/withdrawal");
        browser.check("fingerprints-withdrawal");
        inUrdu("fingerprints-withdrawal");
        browser.choose("reason", "ANOTHER_PERSON").submit();
        assertThat(browser.text()).contains("The print is withdrawn.", "Withdrawn: It is of somebody else");
    }

    private void search() {
        browser.open("/fingerprints");
        choose("right_thumb", "thumb.pgm", Prints.finger(1).turned(4, 3, 4).pgm());
        choose("right_index", "index.png", Prints.finger(2).turned(4, 3, 4).png());
        browser.submit();
    }

    private void compare(String finger, byte[] file) {
        browser.choose("finger", finger);
        choose("print", "print.pgm", file);
        browser.submit();
    }

    private void choose(String field, String name, byte[] file) {
        browser.page().locator("#" + field).setInputFiles(new FilePayload(name, "", file));
    }

    private void link(String text) {
        browser.page()
                .getByText(text, new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
    }

    private void inUrdu(String name) {
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
