package pk.gov.nsor.record.register.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;
import pk.gov.nsor.testing.WebSession.OpenPage;

/** Whoever confirms an identity confirms what their page showed, or nothing. */
@RegisterTest
class IdentityViewTest {

    private static final String CHANGED = "has changed since you opened it";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Names names;

    @Autowired
    private CnicRelease release;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final Cnic first = Samples.cnic();
    private final Cnic second = Samples.cnic();
    private WebSession one;
    private WebSession two;
    private Officer registrar;
    private PersonId person;

    @BeforeEach
    void twoRegistrarsAndARecord() {
        Officers officers = new Officers(accounts);
        registrar = officers.with(Role.REGISTRAR);
        one = signedIn(registrar);
        two = signedIn(officers.with(Role.REGISTRAR));
        person = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        first,
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        registrar.actor())
                .person();
    }

    @Test
    void aCnicThatWasPutInThePlaceOfTheOneShownIsNotConfirmedUnseen() {
        OpenPage old = two.open(identity());
        assertThat(old.body()).contains(first.formatted());
        swap();

        HttpResponse<String> answer = old.send(identity(), examination());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains(CHANGED, second.formatted(), "A-77");
        assertThat(answer.body()).doesNotContainPattern("name=\"agrees\"[^>]*checked");
        assertThat(isOn(second)).isFalse();
        assertThat(isOn(first)).isFalse();
        assertThat(examinations()).isZero();
    }

    @Test
    void whoReadsThePageAnewConfirms() {
        OpenPage old = two.open(identity());
        swap();
        old.send(identity(), examination());
        assertThat(two.open(identity()).send(identity(), examination()).statusCode())
                .isEqualTo(302);
        assertThat(isOn(second)).isTrue();
    }

    @Test
    void theRefusalIsInUrduToo() {
        OpenPage old = two.open(identity());
        swap();
        two.get("/language/ur");
        assertThat(old.send(identity(), examination()).body()).contains("کوئی فیصلہ نہیں ہوا");
    }

    @Test
    void aFormThatSaysNothingOfWhatItShowedIsRefused() {
        OpenPage page = two.open(identity());
        assertThat(page.sendBare(identity(), examination()).statusCode()).isEqualTo(409);
        for (String shown : List.of("", "0", "0000000000000000000000000000000000")) {
            Map<String, String> fields = new HashMap<>(examination());
            fields.put("shown", shown);
            assertThat(page.send(identity(), fields).statusCode()).isEqualTo(409);
        }
        assertThat(isOn(first)).isFalse();
    }

    @Test
    void aNameThatHasChangedIsNoLongerWhatTheDocumentWasComparedWith() {
        OpenPage old = two.open(identity());
        transaction.executeWithoutResult(_ ->
                names.change(person, PersonName.latin("Somebody Else"), LocalDate.of(2026, 1, 2), registrar.actor()));
        assertThat(old.send(identity(), examination()).statusCode()).isEqualTo(409);
        assertThat(isOn(first)).isFalse();
    }

    @Test
    void aPageFromBeforeADoubtDoesNotConfirmOverIt() {
        OpenPage old = two.open(identity());
        assertThat(one.submit(identity(), identity(), Map.of("document", "CNIC_CARD", "documentNumber", "A-1"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(old.send(identity(), examination()).statusCode()).isEqualTo(409);
        assertThat(isOn(first)).isFalse();
    }

    @Test
    void theSameSubmissionGetsTheEarlierAnswer() {
        OpenPage page = two.open(identity());
        Map<String, String> fields = new HashMap<>(examination());
        fields.put("submissionId", UUID.randomUUID().toString());
        assertThat(page.send(identity(), fields).statusCode()).isEqualTo(302);
        assertThat(page.send(identity(), fields).statusCode()).isEqualTo(302);
        assertThat(examinations()).isOne();
        fields.put("submissionId", UUID.randomUUID().toString());
        assertThat(page.send(identity(), fields).statusCode()).isEqualTo(409);
        assertThat(examinations()).isOne();
    }

    @Test
    void anOldPageTakesNoCnicAway() {
        String withdrawal = "/people/" + person + "/cnic/0/withdrawal";
        OpenPage old = two.open(withdrawal);
        assertThat(two.submit(identity(), identity(), examination()).statusCode())
                .isEqualTo(302);
        HttpResponse<String> answer = old.send(withdrawal, Map.of("reason", "It is a brother's card"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(isOn(first)).isTrue();
        Map<String, String> fields = Map.of(
                "reason",
                "It is a brother's card",
                "submissionId",
                UUID.randomUUID().toString());
        OpenPage page = two.open(withdrawal);
        assertThat(page.send(withdrawal, fields).statusCode()).isEqualTo(302);
        assertThat(page.send(withdrawal, fields).statusCode()).isEqualTo(302);
        assertThat(isOn(first)).isFalse();
    }

    @Test
    void ofManyWhoDecideAtOnceOnOnePageOneDoes() throws Exception {
        List<OpenPage> pages = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pages.add(two.open(identity()));
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Callable<HttpResponse<String>>> all = pages.stream()
                    .map(page -> (Callable<HttpResponse<String>>) () -> page.send(identity(), examination()))
                    .toList();
            for (Future<HttpResponse<String>> answer : pool.invokeAll(all)) {
                answers.add(answer.get().statusCode());
            }
        }
        assertThat(answers).containsOnlyOnce(302).containsOnly(302, 409);
        assertThat(examinations()).isOne();
    }

    /** Registrar one takes the CNIC off the record and enters another. */
    private void swap() {
        String withdrawal = "/people/" + person + "/cnic/0/withdrawal";
        assertThat(one.submit(withdrawal, withdrawal, Map.of("reason", "It is a brother's card"))
                        .statusCode())
                .isEqualTo(302);
        String cnic = "/people/" + person + "/cnic";
        assertThat(one.submit(cnic, cnic, Map.of("cnic", second.formatted())).statusCode())
                .isEqualTo(302);
    }

    private static Map<String, String> examination() {
        Map<String, String> fields = new HashMap<>(Map.of("document", "CNIC_CARD", "documentNumber", "A-77"));
        for (Examination.Detail detail : Examination.Detail.values()) {
            fields.put("agrees#" + detail, detail.name());
        }
        return fields;
    }

    private boolean isOn(Cnic cnic) {
        return transaction
                .execute(_ -> release.today(List.of(cnic)).onRegister())
                .contains(cnic);
    }

    private int examinations() {
        return jdbc.sql("""
                        select count(*) from register.identity_examination e
                        join register.person_cnic c on c.id = e.person_cnic_id where c.person_id = ?
                        """).param(person.value()).query(Integer.class).single();
    }

    private WebSession signedIn(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private String identity() {
        return "/people/" + person + "/identity";
    }
}
