package pk.gov.nsor.foundation.unsent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.unsent.UnsentForms.Kept;
import pk.gov.nsor.foundation.unsent.UnsentForms.Typed;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** What is kept of forms that were not sent, for whom, and for how long. */
@RegisterTest
class UnsentFormsTest {

    private static final String PAGE = "/directory/new";

    @Autowired
    private UnsentForms forms;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private UUID account;

    @BeforeEach
    void somebody() {
        account = account();
    }

    @AfterEach
    void nothing() {
        jdbc.sql("delete from unsent.form").update();
    }

    @Test
    void whatWasTypedLastOnAPageIsGivenToWhoeverTypedIt() {
        keep(account, PAGE, "first");
        keep(account, PAGE, "second");
        keep(account, "/outages/new", "third");
        assertThat(text(account, PAGE)).contains("second");
        assertThat(forms.find(account(), PAGE)).isEmpty();
        assertThat(forms.find(account, PAGE + "?kind=1")).isEmpty();
    }

    @Test
    void itIsGoneWhenItIsSentOrDiscarded() {
        keep(account, PAGE, "sent");
        keep(account, PAGE + "?again", "sent from another page");
        keep(account, "/outages/new", "stays");
        forms.sent(account(), PAGE);
        assertThat(text(account, PAGE)).as("somebody else has sent one").contains("sent");
        forms.sent(account, PAGE);
        assertThat(forms.find(account, PAGE)).isEmpty();
        assertThat(forms.find(account, PAGE + "?again")).isEmpty();
        assertThat(text(account, "/outages/new")).contains("stays");
        forms.discard(account, "/outages/new");
        assertThat(forms.find(account, "/outages/new")).isEmpty();
    }

    @Test
    void whatWasSentToAPathThatCannotTakeItIsKeptForAnother() {
        keep(account, PAGE, "an earlier state");
        assertThat(forms.moved(
                        account,
                        PAGE,
                        "/outages/new",
                        Map.of(
                                "text",
                                new String[] {"sent"},
                                "_csrf",
                                new String[] {"x"},
                                "submissionId",
                                new String[] {"1"})))
                .isEmpty();
        assertThat(forms.find(account, PAGE)).isEmpty();
        assertThat(forms.find(account, "/outages/new").orElseThrow().typed())
                .isEqualTo(new Typed("/outages/new", Map.of("text", List.of("sent"))));
    }

    @Test
    void whatIsSentToARecordThatIsNotTheReadersAnyMoreStaysKept(Officers officers) throws Exception {
        Officer officer = officers.with(Role.REGISTRAR);
        String page = "/people/" + UUID.randomUUID() + "/addresses/new";
        keep(officer.account().id(), page, "typed");
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        assertThat(session.submit("/", page, Map.of("reason", "typed")).statusCode())
                .isEqualTo(404);
        assertThat(text(officer.account().id(), page)).contains("typed");
    }

    @Test
    void itIsKeptForADay() {
        keep(account, PAGE, "typed");
        clock.move(UnsentForms.KEPT.minusSeconds(1));
        forms.expire();
        assertThat(text(account, PAGE)).contains("typed");
        clock.move(Duration.ofSeconds(1));
        assertThat(forms.find(account, PAGE)).isEmpty();
        forms.expire();
        assertThat(rows(account)).isZero();
    }

    @Test
    void aFieldThatMayTellWhoASurvivorIsIsNotKept() {
        assertThat(forms.keep(
                        account,
                        PAGE,
                        new Typed(
                                PAGE,
                                Map.of(
                                        "reason",
                                        List.of("the victim Ayesha Bibi of Street 4"),
                                        "name",
                                        List.of("Cell")))))
                .containsExactly("reason");
        assertThat(forms.find(account, PAGE).orElseThrow().typed().fields())
                .containsExactly(Map.entry("name", List.of("Cell")));
        assertThat(keep(account, "/outages/new", "the victim Ayesha Bibi of Street 4"))
                .containsExactly("reason");
        assertThat(rows(account)).isEqualTo(1);
    }

    @Test
    void whatIsLongerThanAFormIsNotKeptAndWhatWasKeptBeforeStays() {
        int frame = "{\"action\":\"/directory/new\",\"fields\":{\"f\":[]}}".length();
        // Letters of two bytes; each text has two quotation marks and a comma.
        List<String> longest = new ArrayList<>(List.of("\u0627".repeat(Screened.LONGEST)));
        int rest = UnsentForms.LONGEST - frame + 1 - 2 * Screened.LONGEST - 3;
        for (; rest > Screened.LONGEST + 3; rest -= Screened.LONGEST + 3) {
            longest.add("x".repeat(Screened.LONGEST));
        }
        longest.add("x".repeat(rest - 3));
        assertThat(forms.keep(account, PAGE, new Typed(PAGE, Map.of("f", longest))))
                .isEmpty();
        assertThat(forms.keep(account, PAGE, new Typed(PAGE, Map.of("ff", longest))))
                .containsExactly("ff");
        assertThat(forms.find(account, PAGE).orElseThrow().typed().fields()).containsOnlyKeys("f");
    }

    @Test
    void aFieldThatIsTooLongToBeScreenedIsLeftOutAndNamed() {
        assertThat(forms.keep(
                        account,
                        PAGE,
                        new Typed(
                                PAGE,
                                Map.of(
                                        "rows",
                                        List.of("x".repeat(Screened.LONGEST + 1)),
                                        "name",
                                        List.of("x".repeat(Screened.LONGEST))))))
                .containsExactly("rows");
    }

    @Test
    void thePageIsToldWhatIsNotKept(Officers officers) throws Exception {
        Officer officer = officers.with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        Map<String, String> sent = new HashMap<>(Map.of("unsent-page", PAGE, "unsent-action", PAGE, "name", "Cell"));
        assertThat(session.submit("/", "/unsent", sent).statusCode()).isEqualTo(204);
        sent.put("reason", "the victim Ayesha Bibi of Street 4");
        HttpResponse<String> answer = session.submit("/", "/unsent", sent);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"left\":[\"reason\"]}");
    }

    @Test
    void theOldestOfManyGoesFirst() {
        for (int i = 0; i <= UnsentForms.MOST; i++) {
            keep(account, PAGE + i, "typed");
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(rows(account)).isEqualTo(UnsentForms.MOST);
        assertThat(forms.find(account, PAGE + "0")).isEmpty();
        assertThat(text(account, PAGE + "1")).contains("typed");
    }

    @Test
    void theTableSaysNeitherThePageNorWhatWasTyped() {
        keep(account, PAGE, "Anti-Rape Crisis Cell");
        String row = jdbc.sql("select encode(content, 'escape') || encode(page, 'escape') || encode(action, 'escape')"
                        + " from unsent.form where account_id = ?")
                .param(account)
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("directory", "Crisis");
    }

    private Set<String> keep(UUID who, String page, String text) {
        return forms.keep(who, page, new Typed(page.replaceAll("\\?.*", ""), Map.of("reason", List.of(text))));
    }

    private Optional<String> text(UUID who, String page) {
        return forms.find(who, page)
                .map(Kept::typed)
                .map(typed -> typed.fields().get("reason").getFirst());
    }

    private int rows(UUID who) {
        return jdbc.sql("select count(*) from unsent.form where account_id = ?")
                .param(who)
                .query(Integer.class)
                .single();
    }

    private UUID account() {
        return new Officers(accounts).with(Role.DIRECTORY_KEEPER).account().id();
    }
}
