package pk.gov.nsor.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.OfMode;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Installation;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.openapi.ApiDocument.Described;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.JsonNode;

/** Where data is synthetic, no CNIC and no number that somebody might have gets in, by whichever way. */
@Tag("walk")
@RegisterTest
class SyntheticDataTest {

    private static final String SOMEBODYS = "35202-7654321-3";

    @Autowired
    private MachineClients clients;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    @Test
    void everyFeedRefusesACnicThatSomebodyMightHave() throws Exception {
        ApiDocument document = new ApiDocument(
                RawRequest.send(port, "GET /v3/api-docs HTTP/1.0", new byte[0]).body());
        List<String> wrong = new ArrayList<>();
        int sent = 0;
        for (Described operation : document.operations()) {
            for (Map.Entry<String, JsonNode> example : operation
                    .body()
                    .map(body -> body.path("examples").properties())
                    .orElse(java.util.Set.of())) {
                String message = example.getValue().path("value").toString();
                if (!message.contains("93520-1234567-1")) {
                    continue;
                }
                for (String scope : operation.scopes()) {
                    for (String written : List.of(SOMEBODYS, SOMEBODYS.replace("-", ""), "۳۵۲۰۲ ۷۶۵۴۳۲۱ ۳")) {
                        HttpResponse<String> answer = client(scope)
                                .post(
                                        operation.path(),
                                        message.replace("93520-1234567-1", written)
                                                .replace(
                                                        "2026-0",
                                                        UUID.randomUUID().toString()));
                        sent++;
                        if (answer.statusCode() != 422 || !answer.body().contains("cnic.synthetic")) {
                            wrong.add(operation + " " + example.getKey() + ": " + answer.statusCode() + " "
                                    + answer.body());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThan(30);
    }

    @Test
    void aFeedRefusesATelephoneThatSomebodyMightHave() {
        HttpResponse<String> answer = client("nadra").post("/api/v1/observations", """
                {"messageId": "%s", "cnic": "93520-1234567-1", "on": "2026-01-02", "kind": "PHONE", "phone": "0300 1234567"}
                """.formatted(UUID.randomUUID()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("mobile.synthetic", "/phone");
    }

    @Test
    void aRegistrarsFormRefusesItAndSaysWhy() {
        Officers officers = new Officers(accounts);
        Officer registrar = officers.with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1985, 4, 23)),
                        Samples.cnic(),
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        registrar.actor())
                .person();
        String path = "/people/" + person + "/cnic";
        HttpResponse<String> answer = session.submit(path, path, Map.of("cnic", SOMEBODYS));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("only those that begin with 9");
        HttpResponse<String> taken =
                session.submit(path, path, Map.of("cnic", Samples.cnic().formatted()));
        assertThat(taken.statusCode()).isEqualTo(302);
    }

    @Test
    void theDatabaseItselfKeepsNoSuchCnicOnceItIsSaidThatDataIsSynthetic() {
        DatabaseAccess access = TestDatabase.migrated().application();
        JdbcClient jdbc =
                JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        insert(jdbc, "3520276543213");
        jdbc.sql("insert into access.installation (kind, since) values ('SYNTHETIC', now())")
                .update();
        insert(jdbc, "9352076543213");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> insert(jdbc, "3520276543214"))
                .withMessageContaining("takes nobody's CNIC");
    }

    @Test
    void theDatabaseSaysWhoseCnicsAreTakenWhateverThePropertyIsSetTo() {
        for (Installation.Kind kind : Installation.Kind.values()) {
            DatabaseAccess access = TestDatabase.migrated().application();
            JdbcClient jdbc =
                    JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
            Installation installation = new Installation(jdbc, accounts, transaction, clock);
            assertThat(OfMode.format("live", installation)).isEqualTo(CnicFormat.LIVE);
            assertThat(OfMode.format("demo", installation)).isEqualTo(CnicFormat.SYNTHETIC);
            jdbc.sql("insert into access.installation (kind, since) values (?, now())")
                    .param(kind.name())
                    .update();
            for (String mode : List.of("live", "demo", "test")) {
                assertThat(OfMode.format(mode, installation).name()).as(mode).isEqualTo(kind.name());
            }
        }
        assertThat(CnicFormat.LIVE.parse(SOMEBODYS).formatted()).isEqualTo(SOMEBODYS);
    }

    private ApiClient client(String scope) {
        return ApiClient.made(clients, port, Feed.valueOf(scope.toUpperCase(Locale.ROOT)), "COURTS");
    }

    private static void insert(JdbcClient jdbc, String cnic) {
        UUID person = UUID.randomUUID();
        jdbc.sql("""
                        insert into register.person (id, name_latin, sex, born_on, nationality, registered_at)
                        values (?, 'Akbar Ali', 'MALE', null, 'PK', now())
                        """).param(person).update();
        jdbc.sql("""
                        insert into register.person_cnic (person_id, cnic, status, entered_at)
                        values (?, ?, 'UNCONFIRMED', now())
                        """).params(person, Long.parseLong(cnic)).update();
    }
}
