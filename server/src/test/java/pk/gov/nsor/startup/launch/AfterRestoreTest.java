package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.foundation.audit.sealing.SealedTrail;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.restore.DatabaseMark;
import pk.gov.nsor.startup.demo.SyntheticNation;
import pk.gov.nsor.startup.launch.command.AfterRestoreCommand;
import pk.gov.nsor.startup.launch.trail.AuditCommand;
import pk.gov.nsor.testing.TestDatabase;

/** {@code bin/nsor after-restore}: a database that was put back is not served before it was put right. */
@Tag("process")
class AfterRestoreTest {

    private static final int PEOPLE = 12;
    private static final String NAME = "Unmistakable Erased Name";
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final String WITNESS =
            "https://w.example/trail#" + "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X";

    private final TestDatabase database = TestDatabase.migrated();
    private final Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));
    private final StringWriter said = new StringWriter();
    private final StringWriter warned = new StringWriter();

    private final Map<String, String> settings = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatWasPutBackIsServedOnlyOnceWhatWasErasedIsErasedAgainAndWhatWaitsIsHeld() throws Exception {
        UUID person = somebodyAmongOthers();
        serve(database);
        raise(database, 3);
        somethingWaits();
        TestDatabase before = database.copy();
        ErasedPerson.erase(client(database.application()), keys, person);
        raise(database, 2);
        serve(database);

        assertThatThrownBy(() -> serve(before))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("put back to an earlier moment")
                .hasMessageContaining("bin/nsor after-restore");
        assertThat(run(before, "--dry-run")).as(warned.toString()).isZero();
        assertThat(said.toString())
                .contains(
                        "This folder knows of a later state",
                        "To be erased again: 1 records. Given up: 1 answers. Held: 1 messages",
                        "Nothing was changed");
        JdbcClient there = client(before.superuser());
        assertThat(has(there, "register.person where id = '" + person + "'")).isTrue();
        assertThatThrownBy(() -> serve(before)).isInstanceOf(LaunchException.class);

        try (Connection _ = before.application().connect()) {
            assertThat(run(before)).isOne();
            assertThat(warned.toString()).contains("1 connections", "Stop every server first");
        }
        long sequence = nextCnic(there);
        assertThat(has(there, "pg_sequences where data_type <> 'bigint'::regtype and schemaname !~ '^pg_'"))
                .as("a sequence that a restore could take to its end")
                .isFalse();
        assertThat(run(before)).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("1 records were erased again, 1 answers are never sent, and 1 messages");
        assertThat(has(there, "register.person where id = '" + person + "'")).isFalse();
        assertThat(has(there, "retention.erasure where subject_id = '" + person + "' and policy = 'restored'"))
                .isTrue();
        assertThat(has(there, "register.person where name_latin = '" + NAME + "'"))
                .isFalse();
        assertThat(has(there, "sms.run where finished_at is null")).isFalse();
        assertThat(has(there, "restore.held")).isTrue();
        assertThat(has(there, "audit.entry where action = 'DATABASE_RESTORED'")).isTrue();
        assertThat(nextCnic(there)).isGreaterThanOrEqualTo(sequence + 1_000_000_000);

        serve(before);
        assertThat(run(before)).isZero();
        assertThat(said.toString()).contains("Nothing is to be done");
        assertThatThrownBy(() -> serve(database))
                .as("the folder belongs to the restored database now")
                .isInstanceOf(LaunchException.class);
    }

    @Test
    void thePublicIsNotToldOnTheRegisterByADatabaseThatWasPutBackUntilTwoPeopleOpenTheChannelAgain() throws Exception {
        serve(database);
        raise(database, 3);
        TestDatabase open = database.copy();
        TestDatabase closed = database.copy();
        client(closed.superuser()).sql("""
                insert into release.policy (channel, version, open, reason)
                select channel, max(version) + 1, false, 'Closed before' from release.policy group by channel
                """).update();
        raise(database, 2);

        assertThat(run(open, "--dry-run")).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("To be closed: the public's answers about CNICs");
        assertThat(run(open)).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("The public's answers about CNICs are closed");
        JdbcClient there = client(open.superuser());
        String last = "(select distinct on (channel) channel, open, reason from release.policy"
                + " order by channel, version desc) p where channel = '%s' and %s";
        assertThat(has(there, last.formatted("SMS_CNIC", "not open and reason like '%put back%'")))
                .isTrue();
        assertThat(has(there, last.formatted("SMS_AREA", "open"))).isTrue();
        assertThat(has(there, last.formatted("STATISTICS", "not open and reason like '%published again%'")))
                .as("a month may have been published since")
                .isTrue();
        assertThat(has(there, "audit.entry where action = 'RELEASE_CHANNEL_SWITCHED'"))
                .isTrue();

        assertThat(run(closed, "--anyway")).as(warned.toString()).isZero();
        assertThat(said.toString()).doesNotContain("CNICs").doesNotContain("published figures");
        assertThat(has(client(closed.superuser()), last.formatted("SMS_CNIC", "reason like '%put back%'")))
                .isFalse();
    }

    @Test
    void campaignsThatHadBegunAreStoppedAndThoseToComeAreNot() throws Exception {
        serve(database);
        raise(database, 3);
        JdbcClient superuser = client(database.superuser());
        List.of("SENDING -1", "PLANNED 0", "PLANNED 2", "ENDED -9")
                .forEach(each -> superuser
                        .sql("""
                        insert into outreach.campaign (id, title, english, begins_on, ends_on, most_parts, rests_on, decided_at,
                            state, end_cause, ended_at)
                        values (gen_random_uuid(), 'Ask by SMS', 'Text', current_date + :day, current_date + :day + 5, 100,
                            gen_random_uuid(), now(), :state, case when :state = 'ENDED' then 'BUDGET' end,
                            case when :state = 'ENDED' then now() end)
                        """)
                        .param("state", each.split(" ")[0])
                        .param("day", Integer.parseInt(each.split(" ")[1]))
                        .update());
        TestDatabase before = database.copy();
        raise(database, 2);

        assertThat(run(before, "--dry-run")).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("To be stopped: 2 awareness campaigns");
        assertThat(run(before)).as(warned.toString()).isZero();
        assertThat(said.toString())
                .contains("2 awareness campaigns were stopped", "Whoever sent STOP after that moment");
        JdbcClient there = client(before.superuser());
        assertThat(there.sql("select state || ' ' || coalesce(end_cause, '') from outreach.campaign order by begins_on")
                        .query(String.class)
                        .list())
                .containsExactly("ENDED BUDGET", "ENDED STOPPED", "ENDED STOPPED", "PLANNED ");
        assertThat(there.sql("select count(*) from audit.entry where action = 'CAMPAIGN_STOPPED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatWasInterruptedOnceTheDatabaseWasPutRightGoesOnWithoutDoingItAgain() throws Exception {
        UUID person = somebodyAmongOthers();
        settings.put("NSOR_WITNESSES", "auditors=" + WITNESS);
        settings.put("NSOR_TRAIL_ORIGIN", "nsor.gov.pk/trail,nsor.gov.pk/trail/2");
        serve(database);
        raise(database, 3);
        write(5);
        TestDatabase before = database.copy();
        ErasedPerson.erase(client(database.application()), keys, person);
        raise(database, 2);
        DatabaseMark noted = DatabaseMark.read(database.data()).orElseThrow();
        assertThat(run(before)).as(warned.toString()).isZero();
        DatabaseMark mark = DatabaseMark.read(database.data()).orElseThrow();
        JdbcClient there = client(before.superuser());
        String restorations = "select count(*) || ' ' || max(erased_again) from restore.restoration";
        assertThat(there.sql(restorations).query(String.class).single()).isEqualTo("1 1");

        noted.write(database.data());
        mark.writeNext(database.data());
        assertThat(run(before, "--dry-run")).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("put right already", "Nothing was changed");
        assertThatThrownBy(() -> serve(before)).isInstanceOf(LaunchException.class);
        assertThat(run(before)).as(warned.toString()).isZero();
        assertThat(there.sql(restorations).query(String.class).single()).isEqualTo("1 1");
        assertThat(there.sql("select count(*) from audit.entry where action = 'DATABASE_RESTORED'")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(DatabaseMark.read(database.data())).contains(mark);
        assertThat(DatabaseMark.readNext(database.data())).isEmpty();
        serve(before);
    }

    @Test
    void nobodyIsSignedInByADatabaseThatWasPutBackAndTheOperatorIsToldToCloseWhatWasClosedSince() throws Exception {
        serve(database);
        raise(database, 3);
        JdbcClient superuser = client(database.superuser());
        superuser.sql("""
                        with client as (
                            insert into access.machine_client (id, name, agency, feed, created_at)
                            values (gen_random_uuid(), 'closed-later', 'COURTS', 'COURT', now()) returning id
                        ),
                        credential as (
                            insert into access.client_credential (id, client_id, secret_hash, made_at)
                            select gen_random_uuid(), id, sha256('secret'), now() from client returning id
                        )
                        insert into access.client_token (token_hash, credential_id, scopes, issued_at, expires_at)
                        select sha256('token'), id, '{court}', now(), now() + interval '1 hour' from credential
                        """).update();
        superuser.sql("""
                        insert into access.session (id, token_hash, created_at, last_seen_at, wrapped_key, content)
                        values (gen_random_uuid(), sha256('session'), now(), now(), '\\x00', '\\x00')
                        """).update();
        TestDatabase before = database.copy();
        raise(database, 2);

        assertThat(run(before, "--dry-run")).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("To be ended: everybody's sign-in");
        JdbcClient there = client(before.superuser());
        assertThat(has(there, "access.session")).isTrue();
        assertThat(run(before)).as(warned.toString()).isZero();
        assertThat(said.toString())
                .contains("before any server starts", "bin/nsor user disable NAME", "bin/nsor client disable NAME")
                .contains("a passkey or a telephone that was removed since, and a pass-phrase that was replaced");
        assertThat(has(there, "access.session")).isFalse();
        assertThat(has(there, "access.client_token")).isFalse();
    }

    @Test
    void theChannelIsClosedOnlyTogetherWithWhatTheTrailSaysOfIt() throws Exception {
        serve(database);
        raise(database, 3);
        TestDatabase before = database.copy();
        raise(database, 2);
        JdbcClient there = client(before.superuser());
        String closed = "release.policy where channel = 'SMS_CNIC' and reason like '%put back%'";
        there.sql("alter table audit.entry add constraint taken check (action <> 'RELEASE_CHANNEL_SWITCHED') not valid")
                .update();
        assertThat(run(before)).isOne();
        assertThat(warned.toString()).contains("The trail takes no entries", "Nothing was changed");
        assertThat(has(there, closed)).isFalse();
        assertThat(has(there, "audit.entry where action = 'DATABASE_RESTORED'")).isFalse();

        there.sql("alter table audit.entry drop constraint taken").update();
        assertThat(run(before)).as(warned.toString()).isZero();
        assertThat(has(there, closed)).isTrue();
        assertThat(has(there, "audit.entry where action = 'RELEASE_CHANNEL_SWITCHED'"))
                .isTrue();
    }

    @Test
    void whoseKeyIsLostIsNamedAndGetsANewOneOnlyWhereSomebodySaysSo() throws Exception {
        UUID person = somebodyAmongOthers();
        client(database.superuser())
                .sql("insert into audit.content_key (id, wrapped_key) values (?, ?) on conflict (id) do update"
                        + " set wrapped_key = excluded.wrapped_key")
                .params(person, keys.newRecordKey(person))
                .update();
        serve(database);
        raise(database, 3);
        TestDatabase before = database.copy();
        raise(database, 2);
        Path half =
                database.data().resolve("secrets/records/" + person.toString().substring(34) + "/" + person + ".key");
        Files.delete(half);

        RecordKeys records = new RecordKeys(client(before.superuser()), keys);
        assertThatThrownBy(() -> records.of(person)).isInstanceOf(RecordKeys.LostKeyException.class);
        assertThat(half).as("no other half is made").doesNotExist();
        assertThat(run(before, "--dry-run")).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("do not open what is kept of 1 people: " + person);
        assertThat(run(before)).isOne();
        assertThat(warned.toString()).contains("--lost-keys 1 goes on", "Nothing was changed");
        assertThat(run(before, "--lost-keys", "2")).isOne();

        DatabaseMark noted = DatabaseMark.read(database.data()).orElseThrow();
        assertThat(run(before, "--lost-keys", "1")).as(warned.toString()).isZero();
        noted.write(database.data());
        assertThat(run(before, "--lost-keys", "1"))
                .as("the same again, as after an interruption: %s", warned)
                .isZero();
        serve(before);
        byte[] text = {1, 2, 3};
        assertThat(records.of(person).encrypt(text, text)).isNotEmpty();
        assertThat(new RecordKeys(client(before.superuser()), keys).find(person))
                .isPresent();
    }

    @Test
    void aFolderThatIsACopyFromBeforeOrAnothersIsRefusedUnlessSomebodyServes() throws Exception {
        somebodyAmongOthers();
        serve(database);
        raise(database, 3);
        DatabaseMark before = DatabaseMark.read(database.data()).orElseThrow();
        raise(database, 2);
        before.write(database.data());
        assertThatThrownBy(() -> serve(database)).hasMessageContaining("is a copy from before");

        StringWriter told = new StringWriter();
        assertThatThrownBy(() ->
                        RestoreCheck.beforeServing(folder, database.application(), SHORT, new PrintWriter(told, true)))
                .hasMessageContaining("no other server serves it");
        assertThat(told.toString()).contains("is waited for");
        assertThat(folder).isEmptyDirectory();

        Thread serving = Thread.ofPlatform().start(() -> {
            try {
                for (int times = 0; times < 40 && !Thread.currentThread().isInterrupted(); times++) {
                    Thread.sleep(250);
                    client(database.application())
                            .sql("update restore.mark set number = number + 1")
                            .update();
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            RestoreCheck.beforeServing(
                    folder, database.application(), Duration.ofSeconds(20), new PrintWriter(told, true));
        } finally {
            serving.interrupt();
            serving.join();
        }
        assertThat(DatabaseMark.read(folder)).isPresent();
        assertThat(RestoreCheck.fit(folder, database.application())).isNotEqualTo(RestoreCheck.Fit.STRANGE);
    }

    @Test
    void withoutTheLogOfDestructionsItIsNotPutRight() throws Exception {
        serve(database);
        Files.delete(database.data().resolve("secrets").resolve(DestructionLog.FILE));
        assertThat(run(database)).isOne();
        assertThat(warned.toString()).contains("There is no destroyed.log");
        assertThat(run(database, "--without-log", "--dry-run")).isZero();
        assertThat(database.data().resolve("secrets").resolve(DestructionLog.FILE))
                .doesNotExist();
        assertThat(run(database, "--without-log")).isZero();
        assertThat(said.toString()).contains("A new log of destructions is begun");
        assertThat(run(database)).isZero();
    }

    @Test
    void whereAWitnessHasSeenMoreLeavesTheTrailGoesOnUnderANewOrigin() throws Exception {
        settings.put("NSOR_WITNESSES", "outside=file:" + folder.resolve("witness.txt"));
        serve(database);
        raise(database, 3);
        write(5);
        TestDatabase before = database.copy();
        TestDatabase again = database.copy();
        write(4);
        raise(database, 2);
        serve(database);

        assertThat(run(before, "--dry-run")).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("Lost are the leaves 5 to 8 of the trail: somebody has seen 9");
        assertThat(run(before)).isOne();
        assertThat(warned.toString())
                .contains("NSOR_TRAIL_ORIGIN=nsor.gov.pk/trail,nsor.gov.pk/trail/2. Nothing was changed.");
        settings.put("NSOR_TRAIL_ORIGIN", "nsor.gov.pk/trail/2");
        assertThat(run(before)).isOne();
        assertThat(warned.toString()).contains("has to name it before nsor.gov.pk/trail/2");
        settings.put("NSOR_TRAIL_ORIGIN", "nsor.gov.pk/trail,,nsor.gov.pk/trail/2");
        assertThat(run(before)).isOne();
        assertThat(warned.toString()).contains("between two commas there is no name");
        assertThat(has(client(before.superuser()), "audit.entry where action = 'DATABASE_RESTORED'"))
                .isFalse();

        settings.put("NSOR_TRAIL_ORIGIN", "nsor.gov.pk/trail,nsor.gov.pk/trail/2");
        assertThat(run(before)).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("From leaf 5 on the trail is nsor.gov.pk/trail/2", "nsor.gov.pk/trail/2+");
        assertThat(has(
                        client(before.superuser()),
                        "audit.checkpoint where size = 5 and starts_with(note, 'nsor.gov.pk/trail/2' || E'\\n')"))
                .isTrue();

        // Put back once more: the name is another tree's now.
        TrailCheckpoints.Made made = signed(before, settings.get("NSOR_TRAIL_ORIGIN"));
        assertThat(made.checkpoint().origin()).isEqualTo("nsor.gov.pk/trail/2");
        assertThat(run(again)).isOne();
        assertThat(warned.toString())
                .contains("had the origin nsor.gov.pk/trail/2 already")
                .contains(
                        "NSOR_TRAIL_ORIGIN=nsor.gov.pk/trail,nsor.gov.pk/trail/2,nsor.gov.pk/trail/3. Nothing was changed.");
        settings.put("NSOR_TRAIL_ORIGIN", "nsor.gov.pk/trail,nsor.gov.pk/trail/2,nsor.gov.pk/trail/3");
        assertThat(run(again)).as(warned.toString()).isZero();
    }

    @Test
    void leavesThatWereSealedInThePlaceOfLostOnesAreSeenWhateverTheirNumber() throws Exception {
        settings.put("NSOR_WITNESSES", "outside=file:" + folder.resolve("witness.txt"));
        serve(database);
        raise(database, 3);
        write(5);
        TestDatabase before = database.copy();
        write(4);
        raise(database, 2);
        try (SealedTrail another = new SealedTrail(before)) {
            another.add(7);
            another.sealer(100).sealAll();
        }

        assertThat(run(before)).isOne();
        assertThat(warned.toString())
                .contains("the first 9 are not those that somebody has seen")
                .contains("NSOR_TRAIL_ORIGIN=nsor.gov.pk/trail,nsor.gov.pk/trail/2. Nothing was changed.");
        settings.put("NSOR_TRAIL_ORIGIN", "nsor.gov.pk/trail,nsor.gov.pk/trail/2");
        assertThat(run(before)).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("From leaf 12 on the trail is nsor.gov.pk/trail/2");
    }

    @Test
    void noCommandSignsTheTrailOfADatabaseThatWasPutBackBeforeItIsPutRight() throws Exception {
        settings.put("NSOR_WITNESSES", "outside=file:" + folder.resolve("witness.txt"));
        serve(database);
        raise(database, 3);
        write(5);
        TestDatabase before = database.copy();
        write(4);
        raise(database, 2);
        try (SealedTrail another = new SealedTrail(before)) {
            another.add(7);
        }

        assertThat(execute(AuditCommand.of(environment(before)), "checkpoint")).isOne();
        assertThat(warned.toString()).contains("put back to an earlier moment", "Nothing was signed");
        Path export = folder.resolve("export");
        assertThat(execute(AuditCommand.of(environment(before)), "export", export.toString()))
                .as(warned.toString())
                .isZero();
        assertThat(warned.toString()).contains("it ends with the newest there is");
        assertThat(said.toString()).startsWith("5 leaves and 1 checkpoints");
        assertThat(execute(AuditCommand.of(environment(database)), "checkpoint"))
                .as(warned.toString())
                .isZero();
    }

    @Test
    void whereNothingIsKnownOfWhatAWitnessHoldsTheTrailDoesNotGoOnUnderTheSameOrigin() throws Exception {
        Path witness = folder.resolve("witness.txt");
        settings.put("NSOR_WITNESSES", "outside=file:" + witness);
        serve(database);
        raise(database, 3);
        write(5);
        TestDatabase before = database.copy();
        TestDatabase whole = database.copy();
        raise(database, 2);
        settings.put("NSOR_WITNESSES", "auditors=" + WITNESS + ",gone=file:" + folder.resolve("gone.txt"));

        assertThat(run(before)).isOne();
        assertThat(warned.toString())
                .contains("nothing was read of what these witnesses hold: auditors, gone")
                .contains("--checkpoint FILE", "NSOR_TRAIL_ORIGIN=nsor.gov.pk/trail,nsor.gov.pk/trail/2")
                .contains("Nothing was changed");
        assertThat(run(before, "--checkpoint", witness.toString()))
                .as(warned.toString())
                .isZero();

        settings.put("NSOR_TRAIL_ORIGIN", "nsor.gov.pk/trail,nsor.gov.pk/trail/2");
        assertThat(run(whole)).as(warned.toString()).isZero();
        assertThat(said.toString()).contains("From leaf 5 on the trail is nsor.gov.pk/trail/2");
    }

    /** Entries that are sealed, signed and handed to the witness. */
    private void write(int entries) {
        try (SealedTrail trail = new SealedTrail(database)) {
            trail.add(entries);
        }
        assertThat(signed(database, "").witnesses()).hasSize(1);
    }

    private TrailCheckpoints.Made signed(TestDatabase on, String origins) {
        DatabaseAccess access = on.application();
        DriverManagerDataSource connections =
                new DriverManagerDataSource(access.url(), access.user(), access.password());
        return TrailCheckpoints.of(
                        new JdbcTemplate(connections),
                        new DataSourceTransactionManager(connections),
                        keys,
                        Clock.systemUTC(),
                        TrailOrigins.parse(origins),
                        settings.getOrDefault("NSOR_WITNESSES", ""))
                .now()
                .orElseThrow();
    }

    private void serve(TestDatabase served) {
        RestoreCheck.beforeServing(database.data(), served.application(), SHORT, new PrintWriter(said, true));
    }

    /** As the job of a server does it. */
    private void raise(TestDatabase served, int times) {
        for (int i = 0; i < times; i++) {
            DatabaseMark noted = DatabaseMark.read(database.data()).orElseThrow();
            client(served.application())
                    .sql("update restore.mark set number = number + 1, written_at = now() where folder = ?")
                    .param(noted.folder())
                    .update();
            new DatabaseMark(noted.folder(), noted.number() + 1, Instant.now()).write(database.data());
        }
    }

    private UUID somebodyAmongOthers() {
        DatabaseAccess access = database.application();
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        try (SyntheticNation nation = SyntheticNation.on(connection, keys, Clock.system(Day.ZONE))) {
            nation.fill(new SyntheticNation.Order(PEOPLE, 7, LocalDate.of(2026, 11, 1), false), there -> {});
            JdbcClient superuser = client(database.superuser());
            UUID person = superuser
                    .sql("select id from register.person order by serial limit 1")
                    .query(UUID.class)
                    .single();
            superuser
                    .sql("update register.person set name_latin = ?, registered_at = '2010-01-01' where id = ?")
                    .params(NAME, person)
                    .update();
            superuser
                    .sql("update registration.standing set was_registrable = true, first_day = '2009-01-01',"
                            + " last_day = '2010-01-01', stands_since = '2010-01-02' where person_id = ?")
                    .param(person)
                    .update();
            return person;
        } finally {
            connection.destroy();
        }
    }

    /** An answer that the SMSC has not confirmed, one that it has, and a message. */
    private void somethingWaits() {
        JdbcClient superuser = client(database.superuser());
        superuser.sql("""
                        with run as (insert into sms.run (started_at) values (now()) returning id),
                        answers as (
                            insert into sms.exchange (run_id, received_at, key_day, due, content)
                            select id, now(), current_date, true, '\\x00' from run, generate_series(1, 2) returning id, run_id
                        )
                        insert into sms.settled (first_id, last_id, settled_at, run_id)
                        select min(id), min(id), now(), min(run_id) from answers
                        """).update();
        superuser.sql("""
                        insert into sms.message (id, queued_at, due_at, valid_until, key_day, content, state)
                        values (gen_random_uuid(), now(), now(), now() + interval '1 hour', current_date, '\\x00', 'QUEUED')
                        """).update();
    }

    private static long nextCnic(JdbcClient jdbc) {
        return jdbc.sql("select nextval(pg_get_serial_sequence('register.person_cnic', 'id'))")
                .query(Long.class)
                .single();
    }

    private static boolean has(JdbcClient jdbc, String from) {
        return jdbc.sql("select exists (select from " + from + ")")
                .query(Boolean.class)
                .single();
    }

    private int run(TestDatabase on, String... arguments) throws SQLException {
        return execute(new CommandLine(new AfterRestoreCommand(environment(on))), arguments);
    }

    private Map<String, String> environment(TestDatabase on) throws SQLException {
        Map<String, String> environment = new HashMap<>();
        environment.put("NSOR_DATA", database.data().toString());
        environment.put("NSOR_DB_URL", on.application().url());
        environment.put("NSOR_DB_USER", on.application().user());
        environment.put("NSOR_DB_PASSWORD", on.application().password());
        environment.put("NSOR_DB_OWNER_USER", on.owner().user());
        environment.put("NSOR_DB_OWNER_PASSWORD", on.owner().password());
        environment.putAll(settings);
        return environment;
    }

    private int execute(CommandLine command, String... arguments) {
        said.getBuffer().setLength(0);
        warned.getBuffer().setLength(0);
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(warned, true));
        command.setExecutionExceptionHandler((failure, failed, parsed) -> {
            assertThat(failure).isInstanceOf(LaunchException.class);
            failed.getErr().println(failure.getMessage());
            return 1;
        });
        return command.execute(arguments);
    }

    private static JdbcClient client(DatabaseAccess access) {
        return JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
    }
}
