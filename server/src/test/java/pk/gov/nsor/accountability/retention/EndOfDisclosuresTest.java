package pk.gov.nsor.accountability.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;

/** Certificates and requests about cases go with their keys when their time is over, and not a day before. */
@RegisterTest
class EndOfDisclosuresTest {

    private static final LocalDate TODAY = EndedRecords.today();

    @Autowired
    private Erasures erasures;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    private String url;

    private final List<UUID> made = new ArrayList<>();
    private JdbcClient superuser;
    private UUID officer;

    @BeforeEach
    void open() {
        DatabaseAccess access = TestDatabase.superuserOf(url);
        superuser = JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        officer = new Officers(accounts).with(Role.REGISTRAR).account().id();
    }

    /** What it made opens under no key, and others list what there is. */
    @AfterEach
    void leaveNothing() {
        for (UUID id : made) {
            for (String statement : List.of(
                    "delete from disclosure.vault_file where request_id = ?",
                    "delete from disclosure.request where id = ?",
                    "delete from disclosure.certificate where id = ?",
                    "delete from audit.content_key where id = ?")) {
                superuser.sql(statement).param(id).update();
            }
        }
    }

    @Test
    void aCertificateGoesTwoYearsAfterItsLastDayAndOneThatWasNeverIssuedTwoYearsAfterItWasAskedFor() {
        UUID over = certificate(TODAY.minusYears(3), TODAY.minusYears(2).minusDays(1));
        UUID last = certificate(TODAY.minusYears(3), TODAY.minusYears(2));
        UUID neverIssued = certificate(TODAY.minusYears(2).minusDays(1), null);
        UUID waiting = certificate(TODAY.minusYears(2), null);

        assertThat(erasures.forget(DataClass.CERTIFICATES)).isEqualTo(2);
        assertThat(erasures.forget(DataClass.CERTIFICATES)).isZero();

        assertThat(isThere("disclosure.certificate", over)).isFalse();
        assertThat(isThere("audit.content_key", over)).isFalse();
        assertThat(isThere("disclosure.certificate", neverIssued)).isFalse();
        assertThat(isThere("disclosure.certificate", last)).isTrue();
        assertThat(isThere("audit.content_key", last)).isTrue();
        assertThat(isThere("disclosure.certificate", waiting)).isTrue();
    }

    @Test
    void aRequestGoesTenYearsAfterItsEndUnlessItsFilesAreThereStillOrItHasNotEnded() {
        UUID over = request(TODAY.minusYears(10).minusDays(1), false);
        UUID last = request(TODAY.minusYears(10), false);
        UUID withFiles = request(TODAY.minusYears(11), true);
        UUID open = request(null, false);

        assertThat(erasures.forget(DataClass.CASE_REQUESTS)).isOne();

        assertThat(isThere("disclosure.request", over)).isFalse();
        assertThat(isThere("audit.content_key", over)).isFalse();
        assertThat(isThere("disclosure.request", last)).isTrue();
        assertThat(isThere("disclosure.request", withFiles)).isTrue();
        assertThat(isThere("disclosure.request", open)).isTrue();
    }

    @Test
    void aRequestUnderALegalHoldStaysWhileTheHoldLasts() {
        UUID held = request(TODAY.minusYears(11), false);
        UUID wasHeld = request(TODAY.minusYears(11), false);
        hold(held, TODAY);
        hold(wasHeld, TODAY.minusDays(1));

        assertThat(erasures.forget(DataClass.CASE_REQUESTS)).isOne();

        assertThat(isThere("disclosure.request", held)).isTrue();
        assertThat(isThere("disclosure.request", wasHeld)).isFalse();
        superuser
                .sql("update retention.hold_step set kind = 'RELEASED' where hold_id = (select id from retention.hold"
                        + " where request_id = ?)")
                .param(held)
                .update();
    }

    @Test
    void theServersRoleCanDeleteNoneByItself() {
        assertThatThrownBy(() -> jdbc.sql("delete from disclosure.certificate").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from disclosure.request").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("select retention.forget_disclosures('SEALED_RECORD')")
                        .query(Integer.class)
                        .single())
                .isInstanceOf(DataAccessException.class);
    }

    private void hold(UUID request, LocalDate until) {
        UUID hold = UUID.randomUUID();
        superuser
                .sql("insert into retention.hold (id, request_id, cause) values (?, ?, 'INQUIRY')")
                .params(hold, request)
                .update();
        superuser
                .sql("""
                        insert into retention.hold_step
                            (hold_id, kind, until_day, proposal_id, asked_by, confirmed_by, taken_at)
                        values (?, 'PLACED', ?, gen_random_uuid(), ?, ?, now())
                        """)
                .param(hold)
                .param(until)
                .param(officer)
                .param(new Officers(accounts)
                        .with(Role.NATIONAL_SUPERVISOR)
                        .account()
                        .id())
                .update();
    }

    private UUID certificate(LocalDate askedOn, @Nullable LocalDate until) {
        UUID id = withKey();
        superuser
                .sql("""
                        insert into disclosure.certificate (id, details, asked_by, asked_at, issued_by, issued_at,
                            said_on_register, said_of, valid_until)
                        values (?, '\\x00', ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(officer)
                .param(askedOn)
                .param(
                        until == null
                                ? null
                                : new Officers(accounts)
                                        .with(Role.NATIONAL_SUPERVISOR)
                                        .account()
                                        .id())
                .param(until == null ? null : askedOn)
                .param(until == null ? null : false)
                .param(until == null ? null : askedOn)
                .param(until)
                .update();
        return id;
    }

    private UUID request(@Nullable LocalDate endedOn, boolean hasFiles) {
        UUID id = withKey();
        superuser
                .sql("""
                        insert into disclosure.request (id, asked_by, province_code, district_code, station, details, state,
                            created_at, ended_at)
                        values (?, ?, 'PK-PB', 'lahore', 'City', '\\x00', ?, ?, ?)
                        """)
                .param(id)
                .param(officer)
                .param(endedOn == null ? "DRAFT" : "WITHDRAWN")
                .param(endedOn == null ? TODAY.minusYears(20) : endedOn.minusDays(5))
                .param(endedOn)
                .update();
        if (hasFiles) {
            superuser
                    .sql("insert into disclosure.vault_file values (?, 'FIR', 'image/jpeg', 1, '\\x00', now())")
                    .param(id)
                    .update();
        }
        return id;
    }

    private UUID withKey() {
        UUID id = UUID.randomUUID();
        made.add(id);
        superuser
                .sql("insert into audit.content_key (id, wrapped_key) values (?, '\\x00')")
                .param(id)
                .update();
        return id;
    }

    private boolean isThere(String table, UUID id) {
        return superuser
                .sql("select exists (select from " + table + " where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }
}
