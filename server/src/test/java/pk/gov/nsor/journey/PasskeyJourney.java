package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;

/** An officer adds a passkey, signs in with it and removes it; and gets new recovery codes. */
@RegisterTest
class PasskeyJourney {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    private Browser browser;
    private CDPSession devices;
    private String device;
    private String name;

    @BeforeEach
    void open() {
        browser = new Browser("localhost", port);
        name = new Officers(accounts).with(Role.REGISTRAR).name();
        devices = browser.page().context().newCDPSession(browser.page());
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject with = new JsonObject();
        with.add("options", options);
        device = devices.send("WebAuthn.addVirtualAuthenticator", with)
                .get("authenticatorId")
                .getAsString();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anOfficerAddsAPasskeySignsInWithItAndRemovesIt() {
        browser.signIn(name, Officers.PASSWORD);
        browser.page().locator("details.menu summary").click();
        browser.page().locator("header").getByText("Signing in").click();
        assertThat(browser.heading()).isEqualTo("Signing in");
        assertThat(browser.text()).contains("You have none yet.");
        browser.page().getByText("Add a passkey").click();
        assertThat(browser.heading()).isEqualTo("Confirm that it is you");
        checkInBothLanguages("passkey-confirm");
        confirm();
        assertThat(browser.heading()).isEqualTo("Add a passkey");
        checkInBothLanguages("passkey-new");
        browser.fill("name", "میرا فون").press("Make the passkey");
        waitFor("The passkey is added.");
        checkInBothLanguages("passkey-list");

        signOut();
        checkInBothLanguages("passkey-sign-in");
        browser.press("Sign in with a passkey");
        signedIn();
        browser.open("/signing-in");
        assertThat(browser.text()).contains("Last used");

        // The device that has one of the reader's makes no second.
        browser.open("/signing-in/passkeys/new");
        confirmWithPasskey();
        browser.fill("name", "Again").press("Make the passkey");
        waitFor("This device holds a passkey of yours already.");
        browser.check("passkey-known");

        browser.open("/signing-in");
        browser.page()
                .locator("main")
                .getByRole(AriaRole.LINK)
                .getByText("Remove")
                .click();
        assertThat(browser.heading()).contains("Remove this passkey?", "میرا فون");
        checkInBothLanguages("passkey-removal");
        browser.press("Remove it");
        assertThat(browser.text()).contains("signs nobody in any more", "You have none yet.");

        signOut();
        browser.press("Sign in with a passkey");
        waitFor("The register does not know this passkey.");
        checkInBothLanguages("passkey-removed");
    }

    @Test
    void whoCancelsStaysWhereTheyAreAndIsTold() {
        browser.signIn(name, Officers.PASSWORD).open("/signing-in/passkeys/new");
        confirm();
        verifies(false);
        browser.fill("name", "My phone").press("Make the passkey");
        waitFor("No passkey was used: it was cancelled");
        assertThat(browser.page().locator("#name").inputValue()).isEqualTo("My phone");
        verifies(true);
        browser.press("Make the passkey");
        waitFor("The passkey is added.");

        signOut();
        verifies(false);
        browser.press("Sign in with a passkey");
        waitFor("No passkey was used: it was cancelled");
        checkInBothLanguages("passkey-cancelled");
        verifies(true);
        browser.passPassword(name, Officers.PASSWORD);
        assertThat(browser.heading()).isEqualTo("Second step");
        checkInBothLanguages("passkey-second-step");
        browser.press("Use a passkey instead");
        signedIn();
    }

    @Test
    void aBrowserThatCanNotSaysSoAndThePasswordStays() {
        browser.open("/sign-in");
        browser.page().navigate("http://127.0.0.1:" + port + "/sign-in");
        browser.press("Sign in with a passkey");
        waitFor("Passkeys do not work at this address.");
        assertThat(browser.page().locator("[data-passkey-problem] a").getAttribute("href"))
                .isEqualTo("http://localhost:" + port + "/sign-in");
        checkInBothLanguages("passkey-elsewhere");
        browser.page().addInitScript("delete window.PublicKeyCredential");
        browser.open("/sign-in").press("Sign in with a passkey");
        waitFor("This browser has no passkeys.");
        browser.check("passkey-unsupported");
        browser.signIn(name, Officers.PASSWORD);
        assertThat(browser.heading()).isEqualTo("Today");
    }

    @Test
    void newRecoveryCodesEndTheOldOnes() {
        browser.signIn(name, Officers.PASSWORD).open("/signing-in");
        browser.page().locator("main").getByText("New recovery codes").click();
        confirm();
        assertThat(browser.heading()).isEqualTo("New recovery codes");
        checkInBothLanguages("recovery-codes-renew");
        browser.press("Make ten new codes");
        assertThat(browser.page().locator("main code").count()).isEqualTo(10);
        checkInBothLanguages("recovery-codes-new");
        browser.page()
                .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                        .setMedia(com.microsoft.playwright.options.Media.PRINT));
        browser.picture("recovery-codes-new-printed");
        browser.page()
                .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                        .setMedia(com.microsoft.playwright.options.Media.SCREEN));
        browser.press("I have written them down");
        assertThat(browser.text()).contains("Your new recovery codes count from now on.", "10 of your recovery codes");
    }

    private void confirm() {
        String code = SecondStep.of("http://127.0.0.1:" + port, name).next(browser.registersTime());
        if (code.contains("-")) {
            browser.page().locator("#lost summary").click();
            browser.fill("recovery", code).press("Confirm with a recovery code");
        } else {
            browser.fill("code", code).press("Confirm");
        }
    }

    private void confirmWithPasskey() {
        if (browser.heading().equals("Confirm that it is you")) {
            browser.press("Use a passkey instead");
            browser.page().locator("#name").waitFor();
        }
    }

    private void signedIn() {
        browser.page()
                .waitForCondition(() -> browser.page().locator("h1").innerText().equals("Today")
                        || browser.page().locator("[role=alert]:visible").count() > 0);
        assertThat(browser.heading()).as(browser.text()).isEqualTo("Today");
    }

    private void signOut() {
        browser.open("/signing-in");
        browser.page()
                .locator("main")
                .getByRole(AriaRole.BUTTON)
                .getByText("Sign out")
                .click();
    }

    private void waitFor(String text) {
        browser.page().locator("main").getByText(text).first().waitFor();
    }

    private void verifies(boolean verified) {
        JsonObject which = new JsonObject();
        which.addProperty("authenticatorId", device);
        which.addProperty("isUserVerified", verified);
        devices.send("WebAuthn.setUserVerified", which);
    }

    private void checkInBothLanguages(String page) {
        browser.check(page);
        browser.inLanguage("ur");
        browser.check(page);
        browser.inLanguage("en");
    }
}
