package pk.gov.nsor.foundation.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server itself, as nsor_app, would have to do to the trail: each is refused by the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingAsApplicationTest {

    private static final Set<String> REFUSED = Set.of("42501", "428C9");

    private final ForgedTrail trail = ForgedTrail.empty();

    @BeforeAll
    void write() {
        trail.write(9);
        trail.seal();
        trail.sign();
    }

    static List<String> tables() {
        return List.of("entry", "sealed", "tile", "checkpoint", "witnessed", "verification");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noTableOfTheTrailCanBeRewritten(String table) throws SQLException {
        String column = table.equals("entry") ? "outcome = 'DONE'" : column(table);
        for (String tampering : List.of(
                "update audit." + table + " set " + column,
                "delete from audit." + table,
                "truncate audit." + table,
                "drop table audit." + table,
                "alter table audit." + table + " disable trigger all",
                "alter table audit." + table + " owner to nsor_app",
                "grant update on audit." + table + " to nsor_app",
                "create trigger forged before insert on audit." + table
                        + " execute function suppress_redundant_updates_trigger()",
                "create rule forged as on insert to audit." + table + " do instead nothing",
                "create policy forged on audit." + table,
                "begin; lock table audit." + table + " in access exclusive mode")) {
            if (tampering.startsWith("grant")) {
                // PostgreSQL only warns where somebody grants what they have not.
                execute(tampering);
                refused("update audit." + table + " set " + column);
            } else {
                refused(tampering);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into audit.entry (id, occurred_at, actor_kind, origin, action, outcome)"
                        + " values (1, now(), 'SYSTEM', 'x', 'SIGN_IN', 'DONE')",
                "insert into audit.entry (id, occurred_at, actor_kind, origin, action, outcome)"
                        + " overriding system value values (-1, now(), 'SYSTEM', 'x', 'SIGN_IN', 'DONE')",
                "insert into audit.entry (transaction, occurred_at, actor_kind, origin, action, outcome)"
                        + " values ('1', now(), 'SYSTEM', 'x', 'SIGN_IN', 'DONE')",
                "select setval('audit.entry_id_seq', 1)",
                "alter sequence audit.entry_id_seq restart",
                "update audit.content_key set wrapped_key = wrapped_key",
                "set session_replication_role = replica",
                "set role nsor_owner",
                "set session authorization nsor_owner",
                "alter schema audit owner to nsor_app",
                "drop schema audit cascade",
                "create function audit.forged() returns int language sql as 'select 1'"
            })
    void noOtherWayIsOpen(String tampering) {
        refused(tampering);
    }

    @Test
    void aSecondBatchForTheSameLeavesIsRefused() {
        SQLException refused = catchThrowableOfType(SQLException.class, () -> execute("""
                        insert into audit.sealed (first_leaf, next_leaf, entry_ids, entry_range, leaf_hashes,
                            last_transaction, last_entry, root, sealed_at)
                        select 7, 9, array[1, 2]::bigint[], '[1,2]', decode(repeat('00', 64), 'hex'), last_transaction,
                            2, root, now()
                        from audit.sealed order by first_leaf desc limit 1
                        """));
        assertThat(refused.getSQLState()).isIn("23505", "23P01");
    }

    @Test
    void whatTheServerIsForItCan() throws SQLException {
        execute("insert into audit.entry (occurred_at, actor_kind, origin, action, outcome)"
                + " values (now(), 'SYSTEM', 'x', 'SIGN_IN', 'DONE')");
        assertThatThrownBy(() -> execute("select nothing from audit.entry")).isInstanceOf(SQLException.class);
    }

    private static String column(String table) {
        return switch (table) {
            case "sealed" -> "root = root";
            case "tile" -> "hashes = hashes";
            case "checkpoint" -> "note = note";
            case "witnessed" -> "cosignature = cosignature";
            case "verification" -> "is_sound = true";
            default -> throw new IllegalArgumentException(table);
        };
    }

    private void refused(String tampering) {
        assertThatThrownBy(() -> execute(tampering))
                .as(tampering)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState())
                                .as(tampering + ": " + refused.getMessage())
                                .isIn(REFUSED));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = trail.database().application().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
