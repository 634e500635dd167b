package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TrailReader;

/** A page of somebody else's server, open in the browser of an officer who is signed in. */
@RegisterTest
class ForeignPageJourney {

    private static final String DISTRICT = "thatta";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private @Nullable Browser opened;
    private @Nullable HttpServer elsewhere;
    private Officer officer;
    private PersonId person;

    private final Supervised supervised;
    private final Officers officers;

    ForeignPageJourney(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void somebodyElsesServer() throws IOException {
        officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        person = supervised.by(officer.actor()).in(DISTRICT);
        opened = new Browser(port);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            boolean isLink = exchange.getRequestURI().getPath().equals("/link");
            byte[] page = ("<!DOCTYPE html><html><body><a href='%s'>A prize</a>".formatted(record())
                            + (isLink ? "" : parts()) + "</body></html>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        elsewhere = server;
    }

    @AfterEach
    void closed() {
        Objects.requireNonNull(elsewhere).stop(0);
        browser().close();
    }

    @Test
    void itsPicturesFramesAndScriptsOpenNothingAndItsLinkAsks() {
        browser().signIn(officer.name(), Officers.PASSWORD);
        // Another port of the same machine is another origin of the same site, and has the session's cookie for
        // pictures too.
        for (String host : new String[] {"127.0.0.1", "localhost"}) {
            Page page = browser().page();
            page.navigate(address(host) + "/");
            page.locator("html[data-tried]").waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.evaluate("document.querySelector('img').naturalWidth"))
                    .isEqualTo(0);
            page.locator("a").click();
            assertThat(browser().heading()).isEqualTo("You came from another site");
            assertThat(views()).as(host).isZero();
        }
        browser().close();
        opened = new Browser(port);
        browser().signIn(officer.name(), Officers.PASSWORD);
        browser().page().navigate(address("localhost") + "/link");
        browser().page().locator("a").click();
        browser().check("from-elsewhere");
        browser()
                .page()
                .getByText("اردو", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(browser().heading()).isEqualTo("آپ کسی اور ویب سائٹ سے آئے ہیں");
        browser().check("from-elsewhere");
        browser().page().locator("main a.btn-primary").click();
        assertThat(browser().page().url()).endsWith(":" + port + "/people/" + person);
        browser().page().locator("#body").waitFor();
        assertThat(views()).isOne();
    }

    private long views() {
        return new TrailReader(jdbc).linksOf(officer.account().id()).size();
    }

    private String address(String host) {
        return "http://" + host + ":"
                + Objects.requireNonNull(elsewhere).getAddress().getPort();
    }

    private String record() {
        return "http://127.0.0.1:" + port + "/people/" + person;
    }

    private String parts() {
        return """
                <img src="%1$s/timeline.csv"><img src="%1$s">
                <iframe src="%1$s"></iframe><object data="%1$s"></object>
                <link rel="stylesheet" href="%1$s/why"><script src="%1$s/timeline"></script>
                <script>
                  Promise.allSettled([
                    fetch("%1$s", { mode: "no-cors", credentials: "include" }),
                    fetch("%1$s/body", { credentials: "include" }),
                  ]).then(() => { document.documentElement.dataset.tried = "yes"; });
                </script>""".formatted(record());
    }

    private Browser browser() {
        return Objects.requireNonNull(opened);
    }
}
