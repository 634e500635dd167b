package pk.gov.nsor.startup.demo.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.startup.demo.DemoCodes;
import pk.gov.nsor.startup.demo.DemoNotice;
import pk.gov.nsor.testing.VaultTest;
import pk.gov.nsor.testing.WebSession;

@VaultTest
@TestPropertySource(properties = "test.mode=demo")
class VaultDemonstrationTest {

    private static final Pattern LOGIN = Pattern.compile("adviser1 +([^ ]+)");

    @Autowired
    private DemoNotice notice;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    @Test
    void anAdviserSignsInWithWhatIsShown(@Value("${nsor.data}") Path data) {
        Matcher login = LOGIN.matcher(notice.text());
        assertThat(login.find()).isTrue();
        WebSession session = new WebSession(port);
        assertThat(session.passPassword("adviser1", login.group(1)).statusCode())
                .isIn(302, 303);
        String code = new DemoCodes(data.resolve("secrets"))
                .code("adviser1", clock.instant())
                .orElseThrow();
        assertThat(session.submit("/sign-in/code", "/sign-in/code", Map.of("code", code))
                        .statusCode())
                .isIn(302, 303);
        assertThat(session.get("/enrolments").body()).contains("Survivors who are told");
    }
}
