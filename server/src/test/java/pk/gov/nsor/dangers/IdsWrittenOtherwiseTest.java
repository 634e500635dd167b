package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/** Filters tell by the address which record a form is about, so a record has one address. */
@RegisterTest
class IdsWrittenOtherwiseTest {

    @LocalServerPort
    private int port;

    @Test
    void aRecordHasOneAddressAndNoOtherWayOfWritingItsIdOpensIt(Officers officers, Supervised people) {
        WebSession session = new WebSession(port);
        session.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        String id = people.in("chiniot").value().toString();
        assertThat(session.get("/people/" + id).statusCode()).isEqualTo(200);

        String capitals = id.toUpperCase(Locale.ROOT);
        assertThat(capitals).isNotEqualTo(id);
        String asCode = "%3" + digitOf(id) + id.substring(id.indexOf(digitOf(id)) + 1);
        String coded = id.substring(0, id.indexOf(digitOf(id))) + asCode;
        for (String other : new String[] {capitals, coded}) {
            assertThat(session.ask("/people/" + other).statusCode()).as(other).isEqualTo(404);
            assertThat(session.ask("/people/" + other + "/timeline").statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(session.post("/people/" + other + "/identity", Map.of(), WebSession.token(session.get("/")))
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(session.ask("/people/1-2-3-4-5").statusCode()).isEqualTo(404);
        assertThat(session.ask("/people/" + new UUID(1, 2)).statusCode()).isEqualTo(404);
    }

    private static String digitOf(String id) {
        return id.replaceAll("[^0-9]", "").substring(0, 1);
    }
}
