package pk.gov.nsor.foundation.access.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.Sessions;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class FlashCookieTest {

    private static final String TOLD = "It had ended already.";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Officer officer;
    private WebSession browser;

    @BeforeEach
    void signIn() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        browser = new WebSession(port);
        browser.signIn(officer.name(), Officers.PASSWORD);
        // Ending a session asks for the second step anew.
        String code = SecondStep.of("http://127.0.0.1:" + port, officer.name())
                .next(WebSession.registersTime(browser.get("/signing-in/confirm")));
        assertThat(browser.submit("/signing-in/confirm", "/signing-in/confirm", Map.of("code", code))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void whatAFormLedToIsToldOnceAndOnItsPageAlone() {
        sendAForm();
        assertThat(browser.get("/law").body()).doesNotContain(TOLD);
        assertThat(browser.get("/signing-in").body()).contains(TOLD);
        assertThat(browser.cookie(FlashCookie.NAME)).isEmpty();
        assertThat(browser.get("/signing-in").body()).doesNotContain(TOLD);
    }

    @Test
    void whatTwoFormsLedToIsToldOnTheirTwoNextPages() {
        new WebSession(port).signIn(officer.name(), Officers.PASSWORD);
        UUID other = sessions.of(officer.account().id()).stream()
                .filter(session -> !sessions.isNamed(session, browser.session()))
                .findFirst()
                .orElseThrow()
                .id();
        sendAForm();
        browser.submit("/law", "/signing-in/sessions/" + other + "/end", Map.of());
        assertThat(browser.get("/signing-in").body()).contains(TOLD).doesNotContain("It is signed out.");
        assertThat(browser.get("/signing-in").body()).contains("It is signed out.");
        assertThat(browser.get("/signing-in").body()).doesNotContain(TOLD, "It is signed out.");
    }

    @Test
    void aFormWritesNothingToTheSession() {
        browser.get("/signing-in");
        byte[] before = stored();
        sendAForm();
        browser.get("/signing-in");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatTheRegisterHasNotSignedIsNotTold() {
        sendAForm();
        String signed = browser.cookie(FlashCookie.NAME);
        String content = new String(Base64.getUrlDecoder().decode(signed.split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(content).startsWith("%2Fsigning-in&").endsWith("&flash=access.sessions.over");
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.replace(".over", ".done").getBytes(StandardCharsets.UTF_8));
        for (String forged : new String[] {
            signed.split("\\.")[0] + "." + other,
            "." + other,
            other,
            "",
            ".",
            "..",
            "%%%.%%%",
            signed + ".",
            signed + "x"
        }) {
            browser.setCookie(FlashCookie.NAME, forged);
            assertThat(browser.get("/signing-in"))
                    .as(forged)
                    .satisfies(page -> assertThat(page.statusCode()).isEqualTo(200))
                    .satisfies(page -> assertThat(page.body()).doesNotContain("It is signed out.", TOLD));
        }
        browser.setCookie(FlashCookie.NAME, signed);
        assertThat(browser.get("/signing-in").body()).contains(TOLD);
    }

    private void sendAForm() {
        assertThat(browser.submit("/law", "/signing-in/sessions/" + UUID.randomUUID() + "/end", Map.of())
                        .statusCode())
                .isEqualTo(302);
    }

    private byte[] stored() {
        return jdbc.sql("select content from access.session where account_id = ?")
                .param(officer.account().id())
                .query(byte[].class)
                .single();
    }
}
