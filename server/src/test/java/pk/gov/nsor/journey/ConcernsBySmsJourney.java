package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;

/** Somebody reports a concern by SMS, and an officer sees by which way it came. */
@RegisterTest
class ConcernsBySmsJourney {

    private static final String WORDS = "He moved into the yellow house behind the mill last week";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private People register;

    @Test
    void aConcernThatCameBySmsSaysSoOnItsPageAndInTheList(Browser own, Officers officers, Supervised people)
            throws Exception {
        PersonId person = people.in("bhakkar");
        try (RegisterLines lines = new RegisterLines(context)) {
            String cnic = register.get(person).cnics().getFirst().cnic().formatted();
            assertThat(lines.ask(Samples.phone(), "REPORT " + cnic + " " + WORDS))
                    .contains("was received");
        }
        own.signIn(
                officers.of(new OfDistrict("bhakkar"), Role.DISTRICT_SUPERVISOR).name(), Officers.PASSWORD);
        own.open("/concerns");
        assertThat(own.text()).contains("By SMS", people.numberOf(person));
        both(own, "concerns-sms");
        own.page()
                .locator("a", new Page.LocatorOptions().setHasText("Look at it"))
                .first()
                .click();
        assertThat(own.text()).contains(WORDS, "By SMS");
        both(own, "concern-sms");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
