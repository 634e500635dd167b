package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.testing.RegisterTest;

/** What the journeys' look at a page finds, so that a page that passes has been looked at. */
@Tag("process")
@RegisterTest
class BrowserTest {

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port).open("/sign-in");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image-alt     | main.append(document.createElement('img'))",
                "color-contrast| main.style.color = '#ddd'",
                "320 px        | main.style.minWidth = '400px'",
                "console       | console.error('told')",
                "headings      | document.querySelector('h1').remove()",
                "Error:       | main.innerHTML += '<div class=\"note danger\"><h2 id=\"problems\">Wrong</h2></div>'",
                "missing text  | main.append('??field.name_en??')"
            })
    void aPageWithAFaultDoesNotPass(String told, String fault) {
        browser.check("sign-in-whole");
        browser.page().evaluate("() => { const main = document.querySelector('main'); " + fault + "; }");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> browser.check("sign-in-broken"))
                .withMessageContaining(told);
    }
}
