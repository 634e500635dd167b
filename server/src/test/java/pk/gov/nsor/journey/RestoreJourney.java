package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;

/** After a restore: what is held is seen on Today, proposed by one and let out by another. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since everything is held while it runs")
class RestoreJourney {

    @Autowired
    private DataSource dataSource;

    private final Browser browser;
    private final Officers officers;

    RestoreJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @AfterEach
    void nothingIsHeldAnyMore() {
        superuser().sql("delete from restore.restoration").update();
    }

    @Test
    void whatIsHeldIsLetOutByTwo() {
        Officer administrator = officers.with(Role.ADMINISTRATOR);
        Officer supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        superuser()
                .sql("insert into restore.restoration (id, noticed_at, restored_at) values (?, now(), now())")
                .param(UUID.randomUUID())
                .update();
        browser.signIn(administrator.name(), Officers.PASSWORD);
        both("restore-today");
        browser.send(browser.page().locator("main a[href*='restore-release']").first());
        both("restore-release");
        browser.submit();
        assertThat(browser.text()).contains("Please put this right");
        both("restore-refused");
        browser.page().locator("#doubtful").selectOption("drop");
        browser.page().locator("#since").selectOption("send");
        browser.fill("reason", "Looked at with the data centre");
        browser.submit();
        browser.check("restore-check");
        browser.submit();
        assertThat(browser.text()).contains("Looked at with the data centre");
        both("restore-proposed");
        String proposal = browser.page().url().replaceFirst(".*(?=/approvals/)", "");

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(proposal);
        both("restore-decide");
        browser.press("Approve");
        browser.open("/");
        assertThat(browser.text()).doesNotContain("are held");
    }

    private JdbcClient superuser() {
        return TestDatabase.superuserOf(dataSource);
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
