package pk.gov.nsor.agencies.imports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.agencies.imports.PaperRegister;
import pk.gov.nsor.testing.TestDatabase;

/**
 * A file whose import is killed at random moments, again and again. Each kill costs a start of the program, so that there are
 * few of them here; {@code -Dnsor.import.kills=20 -Dnsor.import.lines=600} takes more.
 */
@Tag("process")
@Tag("fault")
class ImportKilledTest {

    private static final int KILLS = Integer.getInteger("nsor.import.kills", 6);
    private static final int LINES = Integer.getInteger("nsor.import.lines", 240);

    private static final String SOURCE = "paper-register";
    private static final String REGISTRAR = "registrar.one";

    /** One in so many is killed at any moment since its start, the others at work on lines. */
    private static final int AT_ANY_MOMENT = 5;

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
            database.application().url(),
            database.application().user(),
            database.application().password()));

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private int position() {
        return count("select position from imports.batch");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everyLineCountsOnceHoweverOftenItIsKilled() throws Exception {
        ImportProcess.prepare(database, SOURCE, REGISTRAR);
        ImportProcess imports = new ImportProcess(database, folder);
        String file = Files.writeString(
                        folder.resolve("register.csv"), PaperRegister.many(LINES), StandardCharsets.UTF_8)
                .toString();
        ImportProcess.Ended dry = imports.run(file, "--source", SOURCE, "--as", REGISTRAR, "--dry-run");
        assertThat(dry.status()).as(dry.said()).isZero();

        long seed = System.nanoTime();
        Random random = new Random(seed);
        int inTheMiddle = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            inTheMiddle += isKilledInTheMiddle(imports, file, random) ? 1 : 0;
        }
        ImportProcess.Ended last = imports.run(file, "--source", SOURCE, "--as", REGISTRAR, "--resume");

        assertThat(last.said())
                .as("with the seed %d", seed)
                .contains("%,d of %,d lines: %,d recorded, 0 wait for a registrar, 0 bad."
                        .formatted(LINES, LINES, LINES));
        assertThat(inTheMiddle)
                .as("kills between two lines, with the seed %d", seed)
                .isPositive();
        assertEachOnce();
    }

    private boolean isKilledInTheMiddle(ImportProcess imports, String file, Random random)
            throws IOException, InterruptedException {
        int before = position();
        Process process = imports.start(
                Files.createTempFile(folder, "said", ".txt"), file, "--source", SOURCE, "--as", REGISTRAR, "--resume");
        if (random.nextInt(AT_ANY_MOMENT) == 0) {
            Thread.sleep(random.nextInt(5_000));
        } else {
            int until = before + random.nextInt(1 + LINES / KILLS);
            while (process.isAlive() && position() <= until) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(100));
        }
        boolean isAtWork = process.isAlive();
        int _ = process.destroyForcibly().waitFor();
        int after = position();
        return isAtWork && after > before && after < LINES;
    }

    /** In every table that a line writes to. */
    private void assertEachOnce() {
        assertThat(count("select count(*) from imports.outcome where fact_id is not null"))
                .isEqualTo(LINES);
        assertThat(count("select count(distinct line) from imports.outcome")).isEqualTo(LINES);
        assertThat(count("select count(distinct receipt) from imports.outcome")).isEqualTo(LINES);
        assertThat(count("select count(distinct person_id) from imports.outcome"))
                .isEqualTo(LINES);
        for (String table : new String[] {
            "feeds.received",
            "intake.message",
            "register.person",
            "register.person_cnic",
            "conviction.conviction",
            "registration.standing"
        }) {
            assertThat(count("select count(*) from " + table)).as(table).isEqualTo(LINES);
        }
        assertThat(count("select count(distinct case_number) from conviction.conviction"))
                .isEqualTo(LINES);
        // The receipt's entry, and one for each step on the record; never two of one kind.
        assertThat(count("select count(*) from audit.entry e join imports.outcome o on o.receipt = e.subject_id"))
                .isEqualTo(LINES);
        assertThat(count("select count(*) from (select subject_id from audit.entry"
                        + " where subject_id in (select person_id from imports.outcome)"
                        + " group by subject_id, action having count(*) > 1) twice"))
                .isZero();
        assertThat(jdbc.sql("select id from audit.content_key where id in (select id from register.person)")
                        .query(java.util.UUID.class)
                        .list())
                .hasSize(LINES)
                .allMatch(person -> Files.exists(database.data()
                        .resolve("secrets/records/" + person.toString().substring(34) + "/" + person + ".key")));
    }
}
