package pk.gov.nsor.record.registration.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;
import pk.gov.nsor.testing.WebSession.OpenPage;

/** Of several who write at once who somebody is, each decides about what is so, or about nothing. */
@RegisterTest
class IdentityCorrectionRaceTest {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private SomebodyOnRecord someone;
    private WebSession one;
    private WebSession two;
    private WebSession three;

    @BeforeEach
    void registrarsAndSomebody() {
        someone = new SomebodyOnRecord(beans, port);
        one = someone.as(someone.officer(Role.REGISTRAR));
        two = someone.as(someone.officer(Role.REGISTRAR));
        three = someone.as(someone.officer(Role.REGISTRAR));
    }

    @RepeatedTest(3)
    void ofTwoCorrectionsThatAreApprovedAtOnceOneIsMade() throws Exception {
        String named = someone.proposed(one, "nameLatin", "Ahmad Raza");
        String fathered = someone.proposed(one, "fatherLatin", "Bashir Ahmad");
        OpenPage first = two.open(named);
        OpenPage second = three.open(fathered);

        List<Integer> answers = atOnce(
                () -> first.send(named + "/approve", decided()).statusCode(),
                () -> second.send(fathered + "/approve", decided()).statusCode());

        assertThat(answers).contains(302).containsAnyOf(200, 409);
        Identity now = someone.identity();
        assertThat(List.of(
                        "Ahmad Raza".equals(now.name().latin()),
                        now.fatherName() != null
                                && "Bashir Ahmad".equals(now.fatherName().latin())))
                .containsExactlyInAnyOrder(true, false);
        assertThat(versions()).isEqualTo(1);
    }

    @RepeatedTest(3)
    void aCnicIsNotConfirmedByWhatTheRecordSaidBeforeACorrectionThatIsMadeAtOnce() throws Exception {
        String identity = "/people/" + someone.person + "/identity";
        Map<String, String> doubt = new HashMap<>(
                Map.of("document", "CNIC_CARD", "documentNumber", "A-2", "agrees", "NAME", "submissionId", id()));
        assertThat(one.submit(identity, identity, doubt).statusCode()).isEqualTo(302);
        assertThat(someone.isTold()).isFalse();
        String proposal = someone.proposed(one, "nameLatin", "Ahmad Raza");
        OpenPage correcting = two.open(proposal);
        OpenPage confirming = three.open(identity);

        List<Integer> answers = atOnce(
                () -> correcting.send(proposal + "/approve", decided()).statusCode(),
                () -> confirmed(confirming, identity));

        boolean isCorrected = "Ahmad Raza".equals(someone.identity().name().latin());
        // Whichever came first, the other's page showed what is not so any more.
        assertThat(answers).containsExactlyInAnyOrder(302, 409);
        assertThat(someone.isTold()).isEqualTo(!isCorrected);
    }

    private static int confirmed(OpenPage page, String identity) {
        Map<String, String> fields =
                new HashMap<>(Map.of("document", "CNIC_CARD", "documentNumber", "A-3", "submissionId", id()));
        for (Examination.Detail detail : Examination.Detail.values()) {
            fields.put("agrees#" + detail, detail.name());
        }
        return page.send(identity, fields).statusCode();
    }

    private int versions() {
        return jdbc.sql("select count(*) from register.identity_correction where person_id = ? and version is not null")
                .param(someone.person.value())
                .query(Integer.class)
                .single();
    }

    private static Map<String, String> decided() {
        return Map.of("remark", "", "submissionId", id());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<T>> answers = threads.invokeAll(List.of(one, other));
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }
}
