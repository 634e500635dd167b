package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.policing.notices.NoticeState;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.policing.supervision.assignment.Transfer;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;
import pk.gov.nsor.testing.WebSession.OpenPage;

/** Two people have the same page open, and both decide. */
@Tag("walk")
@RegisterTest
class OldPagesTest {

    private static final String CHANGED = "has changed since you opened it";
    private static final String WHY = "The lease was shown and is genuine";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Notices notices;

    @Autowired
    private Breaches breaches;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Stations stations;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aNoticeThatWasDecidedIsNotDecidedOtherwiseByPagesFromBefore() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        String page = path(subjects, Situation.OWN, "/people/{id}/notices/{notice}");
        WebSession one = as(Role.DISTRICT_SUPERVISOR);
        WebSession two = as(Role.SUPERVISING_OFFICER);
        OpenPage first = one.open(page);
        OpenPage second = two.open(page);
        OpenPage third = two.open(page);
        int steps = steps(subjects);

        assertThat(first.send(page, Map.of("decision", "REFUSED", "reason", WHY))
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> accepted =
                second.send(page, Map.of("decision", "ACCEPTED", "evidence", "TENANCY_PAPER", "reason", WHY));
        assertThat(accepted.statusCode()).isEqualTo(409);
        assertThat(accepted.body()).contains(CHANGED, WHY);
        assertThat(third.send(page, Map.of("decision", "REFUSED", "reason", WHY))
                        .statusCode())
                .isEqualTo(409);
        assertThat(state(subjects)).isEqualTo(NoticeState.REFUSED);
        assertThat(steps(subjects)).isEqualTo(steps + 1);
    }

    @Test
    void theSameSubmissionOfANoticeGetsTheEarlierAnswer() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        String page = path(subjects, Situation.OWN, "/people/{id}/notices/{notice}");
        OpenPage open = as(Role.DISTRICT_SUPERVISOR).open(page);
        int steps = steps(subjects);
        Map<String, String> fields = new HashMap<>(Map.of(
                "decision",
                "REFUSED",
                "reason",
                WHY,
                "submissionId",
                UUID.randomUUID().toString()));
        assertThat(open.send(page, fields).statusCode()).isEqualTo(302);
        fields.put("decision", "ACCEPTED");
        fields.put("evidence", "TENANCY_PAPER");
        assertThat(open.send(page, fields).statusCode()).isEqualTo(302);
        assertThat(state(subjects)).isEqualTo(NoticeState.REFUSED);
        assertThat(steps(subjects)).isEqualTo(steps + 1);
        assertThat(open.sendBare(page, Map.of("decision", "ACCEPTED", "evidence", "TENANCY_PAPER", "reason", WHY))
                        .statusCode())
                .isEqualTo(409);
        assertThat(state(subjects)).isEqualTo(NoticeState.REFUSED);
    }

    @Test
    void aTransferThatWasReturnedIsNotAcceptedByAPageFromBefore() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.TRANSFER);
        String page = path(subjects, Situation.TRANSFER, "/caseload/transfers/{transfer}");
        OpenPage first = as(Role.DISTRICT_SUPERVISOR).open(page);
        OpenPage second = as(Role.DISTRICT_SUPERVISOR).open(page);
        String before = station(subjects);

        assertThat(first.send(page + "/return", Map.of("reason", WHY)).statusCode())
                .isEqualTo(302);
        HttpResponse<String> accepted =
                second.send(page + "/acceptance", Map.of("station", AuthoritySubjects.station(AuthoritySubjects.HERE)));
        assertThat(accepted.statusCode()).isEqualTo(409);
        assertThat(accepted.body()).contains(CHANGED);
        assertThat(transfers
                        .find(UUID.fromString(value(subjects, Situation.TRANSFER, "transfer")))
                        .orElseThrow()
                        .state())
                .isEqualTo(Transfer.State.RETURNED);
        assertThat(station(subjects)).isEqualTo(before);
    }

    @Test
    void ofSixWhoUpholdABreachAtOnceOneDoesAndNobodyExcusesItFromAPageFromBefore() throws Exception {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        String page = path(subjects, Situation.OWN, "/people/{id}/breaches/{breach}");
        WebSession supervisor = as(Role.DISTRICT_SUPERVISOR);
        OpenPage old = as(Role.SUPERVISING_OFFICER).open(page);
        List<Callable<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            OpenPage open = supervisor.open(page);
            all.add(() -> open.send(page + "/uphold", Map.of("reason", WHY)));
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            for (Future<HttpResponse<String>> answer : pool.invokeAll(all)) {
                answers.add(answer.get().statusCode());
            }
        }
        assertThat(answers).containsOnlyOnce(302).containsOnly(302, 409);
        int proposals = proposals();
        assertThat(old.send(page + "/excuse", Map.of("excuse", WHY)).statusCode())
                .isEqualTo(409);
        assertThat(proposals()).isEqualTo(proposals);
        assertThat(breaches.of(subjects.person(Situation.OWN)).stream()
                        .filter(each -> each.id().toString().equals(value(subjects, Situation.OWN, "breach")))
                        .map(Breach::state))
                .containsExactly(Breach.State.UPHELD);
    }

    @Test
    void aProposalIsDecidedAsItWasShown() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        String page = path(subjects, Situation.OWN, "/approvals/{proposal}");
        WebSession one = as(Role.DISTRICT_SUPERVISOR);
        WebSession two = as(Role.DISTRICT_SUPERVISOR);
        OpenPage first = one.open(page);
        OpenPage second = two.open(page);
        assertThat(first.sendBare(page + "/approve", Map.of("remark", "")).statusCode())
                .isEqualTo(409);
        assertThat(first.send(page + "/refuse", Map.of("reason", WHY)).statusCode())
                .isEqualTo(302);
        HttpResponse<String> approved = second.send(page + "/approve", Map.of("remark", ""));
        assertThat(approved.statusCode()).isEqualTo(409);
        assertThat(approved.body()).contains(CHANGED);
        assertThat(jdbc.sql("select state from approval.proposal where id = ?::uuid")
                        .param(value(subjects, Situation.OWN, "proposal"))
                        .query(String.class)
                        .single())
                .isEqualTo("REFUSED");
    }

    /** What an approval would do is another where the breach was decided meanwhile; nobody approves what they did not see. */
    @Test
    void aProposalWhosePreviewIsAnotherHasToBeReadAgain() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        String page = path(subjects, Situation.OWN, "/approvals/{proposal}");
        OpenPage old = as(Role.DISTRICT_SUPERVISOR).open(page);
        String breach = path(subjects, Situation.OWN, "/people/{id}/breaches/{breach}");
        assertThat(as(Role.DISTRICT_SUPERVISOR)
                        .submit(breach, breach + "/uphold", Map.of("reason", WHY))
                        .statusCode())
                .isEqualTo(302);
        assertThat(old.send(page + "/approve", Map.of("remark", "")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aMessageThatWasReturnedIsNotRecordedByAPageFromBefore() throws Exception {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.values());
        AuthorityThings things = new AuthorityThings(context, subjects, port);
        try {
            String page = things.path(
                    AuthorityTable.read().rows().stream()
                            .filter(row -> row.endpoint().equals("GET /quarantine/{receipt}"))
                            .findFirst()
                            .orElseThrow(),
                    Role.REGISTRAR.name(),
                    Situation.OWN);
            OpenPage first = as(Role.REGISTRAR).open(page);
            OpenPage second = as(Role.REGISTRAR).open(page);
            assertThat(first.send(page + "/return", Map.of("reason", WHY)).statusCode())
                    .isEqualTo(302);
            // The page says who was faster, and what they decided.
            HttpResponse<String> late = second.send(page + "/record", Map.of("person", "new"));
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains(WHY).doesNotContain("action=\"" + page);
            assertThat(jdbc.sql("select status from intake.message where receipt = ?::uuid")
                            .param(page.substring(page.lastIndexOf('/') + 1))
                            .query(String.class)
                            .single())
                    .isEqualTo("RETURNED");
        } finally {
            things.end();
        }
    }

    private String station(AuthoritySubjects subjects) {
        return stations.of(subjects.person(Situation.TRANSFER))
                .map(Responsibility::station)
                .orElse("");
    }

    private NoticeState state(AuthoritySubjects subjects) {
        return notices.find(subjects.person(Situation.OWN), UUID.fromString(value(subjects, Situation.OWN, "notice")))
                .orElseThrow()
                .state();
    }

    private int steps(AuthoritySubjects subjects) {
        return notices.find(subjects.person(Situation.OWN), UUID.fromString(value(subjects, Situation.OWN, "notice")))
                .orElseThrow()
                .steps()
                .size();
    }

    private int proposals() {
        return jdbc.sql("select count(*) from approval.proposal")
                .query(Integer.class)
                .single();
    }

    private WebSession as(Role role) {
        WebSession session = new WebSession(port);
        session.signIn(
                new Officers(context.getBean(Accounts.class))
                        .of(AuthorityWalkTest.jurisdiction(role), role)
                        .name(),
                Officers.PASSWORD);
        return session;
    }

    private static String value(AuthoritySubjects subjects, Situation situation, String name) {
        return Objects.requireNonNull(subjects.variables(situation).get(name));
    }

    private static String path(AuthoritySubjects subjects, Situation situation, String pattern) {
        String path = pattern;
        for (Map.Entry<String, String> each : subjects.variables(situation).entrySet()) {
            path = path.replace("{" + each.getKey() + "}", each.getValue());
        }
        return path;
    }
}
