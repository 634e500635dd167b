package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.holiday.HolidayProposal;
import pk.gov.nsor.foundation.reference.holiday.HolidayProposal.NewHoliday;
import pk.gov.nsor.foundation.reference.holiday.HolidayWithdrawalProposal;
import pk.gov.nsor.foundation.reference.holiday.HolidayWithdrawalProposal.NoHoliday;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;

@RegisterTest
class HolidayApprovalTest {

    private static final String WHY = "Notified by the Cabinet Division";

    @Autowired
    private Proposals proposals;

    @Autowired
    private HolidayProposal kind;

    @Autowired
    private HolidayWithdrawalProposal withdrawal;

    @Autowired
    private Holidays holidays;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private Officer registrar;
    private Officer supervisor;

    @BeforeEach
    void officers() {
        Officers officers = new Officers(accounts);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aDayApprovedIsNoWorkingDayAnyMoreInAnyProcess() {
        LocalDate monday = LocalDate.of(2029, 10, 8);
        Holidays another = new Holidays(jdbc);
        assertThat(another.on(monday)).isEmpty();
        UUID id = propose(monday, "");
        assertThat(holidays.on(monday)).isEmpty();

        proposals.approve(id, "", supervisor.actor());

        assertThat(holidays.on(monday)).isPresent();
        assertThat(another.on(monday)).isPresent();
        assertThat(holidays.on(monday).orElseThrow().confidence()).isEqualTo("assumed");
    }

    @Test
    void aDayThatIsPastIsAllowedAndShowsWhatItWouldWithdraw() {
        LocalDate past = LocalDate.of(2026, 2, 3);
        Preview preview = kind.preview(new NewHoliday(past, "A day", "دن", "S.R.O. 12"), past);
        assertThat(preview.counts())
                .extracting(Text::key)
                .containsExactly(
                        "reference.holiday.moves",
                        "reference.holiday.past",
                        "notices.holiday.late",
                        "registration.holiday.moves",
                        "supervision.holiday.alleged");
        proposals.approve(propose(past, "S.R.O. 12"), "", supervisor.actor());
        assertThat(holidays.on(past)).isPresent();
        assertThat(holidays.on(past).orElseThrow().confidence()).isEqualTo("sourced: S.R.O. 12");
    }

    @Test
    void aDayThatIsOneAlreadyIsRefusedAndOneProposedTwiceIsAddedOnce() {
        assertThat(refusal(() -> propose(LocalDate.of(2026, 12, 25), ""))).isEqualTo("holiday.known");
        LocalDate day = LocalDate.of(2029, 10, 9);
        UUID first = propose(day, "");
        UUID second = propose(day, "");
        proposals.approve(first, "", supervisor.actor());
        assertThat(refusal(() -> proposals.approve(second, "", supervisor.actor())))
                .isEqualTo("proposal.changed");
    }

    @Test
    void aDayThatTwoPeopleWithdrawIsAWorkingDayAgainInAnyProcessAndCanBecomeAHolidayAgain() {
        LocalDate day = LocalDate.of(2029, 10, 10);
        Holidays another = new Holidays(jdbc);
        assertThat(refusal(() -> withdraw(day))).isEqualTo("holiday.none");
        proposals.approve(propose(day, ""), "", supervisor.actor());
        assertThat(another.on(day)).isPresent();
        UUID id = withdraw(day);
        assertThat(holidays.on(day)).as("before the second decides").isPresent();
        assertThat(refusal(() -> proposals.approve(id, "", registrar.actor()))).isNotEqualTo("none");

        proposals.approve(id, "", supervisor.actor());

        assertThat(holidays.on(day)).isEmpty();
        assertThat(another.on(day)).isEmpty();
        assertThat(another.withdrawnSince(LocalDate.of(2020, 1, 1))).contains(day);
        proposals.approve(propose(day, "S.R.O. 12"), "", supervisor.actor());
        assertThat(holidays.on(day).orElseThrow().confidence()).isEqualTo("sourced: S.R.O. 12");
    }

    private UUID withdraw(LocalDate day) {
        return proposals.propose(withdrawal, new NoHoliday(day), day, WHY, registrar.actor());
    }

    @Test
    void aSaturdayIsAllowedAndSaysThatItIsNoWorkingDayAnyway() {
        LocalDate saturday = LocalDate.of(2029, 10, 6);
        assertThat(kind.preview(new NewHoliday(saturday, "A day", "دن", ""), saturday)
                        .counts()
                        .getFirst()
                        .key())
                .isEqualTo("reference.holiday.weekend");
    }

    @Test
    void whatTwoPeopleDecidedStaysWhateverTheFilesSay() throws SQLException {
        TestDatabase database = TestDatabase.migrated();
        run(database, """
                insert into access.account (id, user_name, display_name, agency, jurisdiction, password_hash, created_at)
                values ('00000000-0000-0000-0000-000000000001', 'somebody', 'Somebody', 'NPB', 'NATIONAL', 'x', now());
                insert into approval.proposal (id, kind, payload, effective_from, reason, fingerprint, preview,
                    proposed_by, proposed_at, open_until)
                values ('00000000-0000-0000-0000-000000000002', 'x', '{}', '2026-01-01', 'reason', '', '{}',
                    '00000000-0000-0000-0000-000000000001', now(), '2026-01-01');
                update reference.policy_value set valid_to = '2026-06-30',
                    proposal_id = '00000000-0000-0000-0000-000000000002' where key = 'period.tier-1';
                insert into reference.policy_value select key, '200', unit, '2026-07-01', null, 2, 'sourced', modelled_on,
                    description, proposal_id from reference.policy_value where key = 'period.tier-1';
                update reference.offence_rule set valid_to = '2026-06-30',
                    proposal_id = '00000000-0000-0000-0000-000000000002' where section = '376';
                update reference.public_holiday set name_en = 'Decided',
                    proposal_id = '00000000-0000-0000-0000-000000000002' where day = '2026-12-25';
                update migration.flyway_schema_history set checksum = 1 where script like '%reference_data%';
                """);

        assertThat(DatabaseMigration.migrate(database.owner(), "nsor_app")).isEqualTo(1);

        assertThat(text(
                        database,
                        "select string_agg(value || ' ' || coalesce(valid_to::text, 'open'), ', ' order by"
                                + " version) from reference.policy_value where key = 'period.tier-1'"))
                .isEqualTo("180 2026-06-30, 200 open");
        assertThat(text(database, "select valid_to::text from reference.offence_rule where section = '376'"))
                .isEqualTo("2026-06-30");
        assertThat(text(database, "select name_en from reference.public_holiday where day = '2026-12-25'"))
                .isEqualTo("Decided");
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(TestDatabase database, String sql) {
        DatabaseAccess owner = database.owner();
        SingleConnectionDataSource source =
                new SingleConnectionDataSource(owner.url(), owner.user(), owner.password(), true);
        try {
            return JdbcClient.create(source).sql(sql).query(String.class).single();
        } finally {
            source.destroy();
        }
    }

    private UUID propose(LocalDate day, String source) {
        return proposals.propose(kind, new NewHoliday(day, "A day", "دن", source), day, WHY, registrar.actor());
    }

    private static String refusal(Runnable step) {
        try {
            step.run();
        } catch (InvalidValueException refused) {
            return refused.code();
        }
        return "none";
    }
}
