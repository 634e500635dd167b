package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.CountedPasswords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Whether there is an account of a name is told by nothing: not by what is said, and not by the work it takes. */
@RegisterTest
class SignInWorkTest {

    private static final String PASSWORD = "some other pass phrase";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CountedPasswords passwords;

    @Test
    void unknownWrongAndClosedTakeOneCheckEachAndTheSameAnswer() {
        Officer open = new Officers(accounts).with(Role.REGISTRAR);
        Officer closed = new Officers(accounts).with(Role.REGISTRAR);
        accounts.disable(closed.name(), Actor.system("test"));
        List<HttpResponse<String>> answers = List.of(
                tried("nobody." + UUID.randomUUID().toString().substring(0, 12), PASSWORD),
                tried(open.name(), PASSWORD),
                tried(closed.name(), PASSWORD),
                tried(closed.name(), Officers.PASSWORD),
                tried("nobody\0" + open.name(), PASSWORD),
                tried("n".repeat(64), PASSWORD),
                tried("n".repeat(65), PASSWORD),
                tried(open.name(), "x".repeat(5_000)),
                tried(open.name(), ""));
        HttpResponse<String> first = answers.getFirst();
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(first.statusCode());
            assertThat(Http.header(answer, "Location")).isEqualTo(Http.header(first, "Location"));
            assertThat(headers(answer)).isEqualTo(headers(first));
            assertThat(answer.body()).isEqualTo(first.body());
        }
    }

    @Test
    void whoIsRightTakesOneCheckToo() {
        Officer officer = new Officers(accounts).with(Role.REGISTRAR);
        assertThat(Http.header(tried(officer.name(), Officers.PASSWORD), "Location"))
                .endsWith("/sign-in/code");
    }

    /** But for that of the connection, which is closed after a hundred answers whatever they are. */
    private static Set<String> headers(HttpResponse<String> answer) {
        return answer.headers().map().keySet().stream()
                .filter(name -> !name.equals("connection"))
                .collect(Collectors.toSet());
    }

    private HttpResponse<String> tried(String name, String password) {
        WebSession session = new WebSession(port);
        session.get("/sign-in");
        int before = passwords.checked();
        HttpResponse<String> answer = session.passPassword(name, password);
        assertThat(passwords.checked() - before).as("checks of " + name).isEqualTo(1);
        return answer;
    }
}
