package pk.gov.nsor.foundation.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/** What an older master key has wrapped is wrapped by the newest one, while everybody goes on. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since all its keys are wrapped anew")
class WrappingAnewTest {

    @Autowired
    private Keys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Test
    void everyTableWithWrappedKeysIsNamed() {
        List<String> columns = jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.columns
                        where column_name = 'wrapped_key' order by 1
                        """).query(String.class).list();
        assertThat(columns)
                .isEqualTo(jdbc.sql("select table_name from keys.wrapped order by 1")
                        .query(String.class)
                        .list());
    }

    @Test
    void whoIsSignedInStaysSoAndRecordsOpen() throws Exception {
        Officer officer = new Officers(context.getBean(Accounts.class)).with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        session.get("/");
        int newest = keys.newMaster();
        Map<String, Long> before = left(newest);
        assertThat(before).containsKeys("access.session", "access.second_factor", "audit.content_key");

        long all = before.values().stream().mapToLong(Long::longValue).sum();
        WrappingAnew.Outcome done = pass();
        assertThat(done.wrapped()).isGreaterThanOrEqualTo(all);
        assertThat(done.foreign()).isZero();
        assertThat(done.left()).isEmpty();
        assertThat(left(newest)).isEmpty();
        assertThat(session.get("/").statusCode()).isEqualTo(200);
        assertThat(opened()).isPositive();
        assertThat(pass().wrapped()).isZero();
    }

    @Test
    void whatIsOfAnotherRegisterStaysAsItIsAndIsCounted() throws Exception {
        UUID foreign = UUID.randomUUID();
        byte[] key = new byte[60];
        jdbc.sql("insert into audit.content_key (id, wrapped_key) values (?, ?)")
                .params(foreign, key)
                .update();
        int _ = keys.newMaster();
        WrappingAnew.Outcome done = pass();
        assertThat(done.foreign()).isOne();
        assertThat(done.left()).containsOnlyKeys("audit.content_key");
        assertThat(jdbc.sql("select wrapped_key from audit.content_key where id = ?")
                        .param(foreign)
                        .query(byte[].class)
                        .single())
                .isEqualTo(key);
        TestDatabase.superuserOf(database)
                .sql("delete from audit.content_key where id = ?")
                .param(foreign)
                .update();
    }

    private WrappingAnew.Outcome pass() throws Exception {
        DatabaseAccess owner;
        try (Connection connection = database.getConnection()) {
            owner = TestDatabase.superuserOf(connection.getMetaData().getURL());
        }
        try (Connection reading = owner.connect();
                Connection writing = owner.connect()) {
            return new WrappingAnew(keys, reading, writing, line -> {}).pass();
        }
    }

    /** All keys of the trail's contents open. */
    private long opened() {
        return jdbc
                .sql("select id, wrapped_key from audit.content_key")
                .query((row, number) -> keys.unwrapRecord(row.getBytes(2), row.getObject(1, UUID.class))
                        .isPresent())
                .list()
                .stream()
                .filter(isOpen -> {
                    assertThat(isOpen).isTrue();
                    return isOpen;
                })
                .count();
    }

    private Map<String, Long> left(int newest) throws Exception {
        try (Connection connection = database.getConnection()) {
            return WrappedBefore.in(connection, newest);
        }
    }
}
