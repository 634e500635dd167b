package pk.gov.nsor.agencies.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.imports.file.FileLimits;
import pk.gov.nsor.agencies.intake.quarantine.Assessor;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailUnavailableException;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

@RegisterTest
class BatchRunTest {

    @Autowired
    private Batches batches;

    @Autowired
    private BatchRun run;

    @Autowired
    private FileLines lines;

    @Autowired
    private BadLines badLines;

    @Autowired
    private MachineClients clients;

    @Autowired
    private FileTakeBack takeBack;

    @Autowired
    private Proposals proposals;

    @Autowired
    private BatchJobs jobs;

    @Autowired
    private Convictions convictions;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FactRecording facts;

    @Autowired
    private LegalRecord record;

    @Autowired
    private Assessor assessor;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private DataSource dataSource;

    @TempDir
    private Path folder;

    private Actor registrar;
    private MachineClient source;

    @BeforeEach
    void aSource(Officers officers) {
        registrar = officers.with(Role.REGISTRAR).actor();
        source = client(ClientScope.COUNTRY);
    }

    private MachineClient client(ClientScope scope) {
        return clients.create(
                "file-" + UUID.randomUUID(),
                Feed.COURT,
                "COURTS",
                scope,
                ClientCredentials.newSecret(),
                Actor.system("test"));
    }

    private Batch copied(String text) throws IOException {
        Path file = Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text);
        return batches.copy(source, file, FileLimits.USUAL, registrar);
    }

    private Batch checked(String text) throws IOException {
        BatchId id = batches.check(copied(text).id(), registrar).id();
        run.check(id, () -> true, batch -> {});
        return batches.find(id).orElseThrow();
    }

    private Batch run(String text) throws IOException {
        BatchId id = batches.start(checked(text).id(), registrar).id();
        run.run(id, () -> true, batch -> {});
        return batches.find(id).orElseThrow();
    }

    @Test
    void aLineBecomesAConvictionWithAnUnconfirmedIdentity() throws IOException {
        Cnic cnic = Samples.cnic();

        Batch done = run(PaperRegister.file(PaperRegister.line(cnic, "15 January 2023")));

        assertThat(done.state()).isEqualTo(BatchState.DONE);
        assertThat(done.recorded()).isEqualTo(1);
        assertThat(jdbc.sql("""
                        select c.status from imports.outcome o join register.person_cnic c on c.person_id = o.person_id
                        where o.batch_id = ? and o.fact_id is not null
                        """).param(done.id().value()).query(String.class).list())
                .containsExactly("UNCONFIRMED");
        assertThat(jdbc.sql("select count(*) from imports.part where batch_id = ?")
                        .param(done.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        PersonId person = people.withCnic(cnic).orElseThrow();
        assertThat(transaction.<Boolean>execute(status -> lines.holds(person, cnic)))
                .as("one person has sent it: NADRA alone must not confirm it")
                .isTrue();
        assertThat(transaction.<Boolean>execute(status -> lines.holds(PersonId.next(), cnic)))
                .isFalse();
    }

    @Test
    void aDryRunSaysWhatWouldBecomeOfTheLinesAndSendsNone() throws IOException {
        int before = jdbc.sql("select count(*) from feeds.received")
                .query(Integer.class)
                .single();

        Batch checked = checked(PaperRegister.file(
                PaperRegister.line(),
                PaperRegister.line().replace("sessions-court-lahore", "Court of Nowhere"),
                PaperRegister.line(Samples.cnic(), "31-02-2023"),
                PaperRegister.line("4.21E+12", "15-01-2023", "376 PPC"),
                PaperRegister.line("=1+1", "15-01-2023", "376")));

        DryRun found = checked.checking();
        assertThat(found.recorded()).isEqualTo(1);
        assertThat(found.waiting()).isEqualTo(1);
        assertThat(found.bad()).isEqualTo(3);
        assertThat(found.reasons()).isEqualTo(Map.of("UNKNOWN_COURT", 1));
        assertThat(found.faults().stream()
                        .map(fault -> fault.line() + " " + fault.problem().field() + " "
                                + fault.problem().code()))
                .containsExactly(
                        "4 JUDGMENT_ON day.unreadable",
                        "5 CNIC import.cell.rounded",
                        "6 SECTIONS import.cell.law",
                        "6 CNIC import.cell.formula");
        assertThat(found.examples()).contains("sessions-court-lahore", "Male");
        assertThat(jdbc.sql("select count(*) from feeds.received")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void badLinesAreWrittenWithWhatIsWrongAndAreTakenWhenTheyAreMended() throws IOException {
        Batch done = run(PaperRegister.file(PaperRegister.line(), PaperRegister.line(Samples.cnic(), "31-02-2023")));
        StringWriter bad = new StringWriter();

        badLines.write(done.id(), bad, registrar);

        assertThat(done.bad()).isEqualTo(1);
        assertThat(bad.toString().lines().toList())
                .hasSize(2)
                .element(1)
                .asString()
                .contains("31-02-2023", "Date of Judgment:");
        Batch mended = run(bad.toString().replace("31-02-2023", "28-02-2023"));
        assertThat(mended.recorded()).isEqualTo(1);
        assertThat(mended.headings()).isEqualTo(done.headings());
    }

    @Test
    void aLineCountsOnceHoweverOftenTheFileIsStopped() throws IOException {
        Batch batch = batches.start(checked(PaperRegister.many(7)).id(), registrar);
        for (int stops = 0; stops < 9; stops++) {
            int[] may = {2};
            run.run(batch.id(), () -> may[0]-- > 0, now -> {});
        }
        run.run(batch.id(), () -> true, now -> {});

        Batch done = batches.find(batch.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(BatchState.DONE);
        assertThat(done.recorded()).isEqualTo(7);
        assertThat(jdbc.sql("select count(*) from feeds.received where client_id = ?")
                        .param(source.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    void onlyOneProcessIsAtWorkOnAFile() throws IOException {
        Batch batch = batches.start(checked(PaperRegister.many(3)).id(), registrar);
        List<String> refused = new ArrayList<>();

        run.run(
                batch.id(),
                () -> {
                    if (refused.isEmpty()) {
                        assertThatThrownBy(() -> run.run(batch.id(), () -> true, now -> {}))
                                .isInstanceOfSatisfying(
                                        InvalidValueException.class, another -> refused.add(another.code()));
                    }
                    return true;
                },
                now -> {});

        assertThat(refused).containsExactly("import.at-work");
        assertThat(batches.find(batch.id()).orElseThrow().recorded()).isEqualTo(3);
    }

    @Test
    void aFileThatWasStoppedSendsNoMoreLines() throws IOException {
        Batch batch = batches.start(checked(PaperRegister.many(40)).id(), registrar);
        int[] seen = {0};
        int[] atStop = {-1};

        run.run(
                batch.id(),
                () -> {
                    if (seen[0]++ == 2) {
                        atStop[0] = batches.stop(batch.id(), registrar).position();
                    }
                    return true;
                },
                now -> {});

        assertThat(batches.find(batch.id()).orElseThrow().state()).isEqualTo(BatchState.STOPPED);
        assertThat(batches.find(batch.id()).orElseThrow().position())
                .isEqualTo(atStop[0])
                .isLessThan(40);
        assertThat(jdbc.sql("select count(*) from feeds.received where client_id = ?")
                        .param(source.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(atStop[0]);
    }

    @Test
    void theSameFileIsNotCopiedInTwice() throws IOException {
        String text = PaperRegister.file(PaperRegister.line());
        Batch _ = copied(text);

        assertThatThrownBy(() -> copied(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("copied in before");
    }

    @Test
    void aMappingIsRememberedForTheNextFileOfTheSource() throws IOException {
        String headings = PaperRegister.HEADINGS.replace("Case No", "Docket");
        Batch first = copied(headings + "\n" + PaperRegister.line());
        assertThatThrownBy(() -> batches.check(first.id(), registrar)).hasMessageContaining("case-number");

        Batch _ = batches.take(first.id(), Map.of("docket", "case-number"), "paper", registrar);

        assertThat(copied(headings + "\n" + PaperRegister.line()).columns().missing())
                .isEmpty();
        Batch another = copied(headings.replace("Docket", "File") + "\n" + PaperRegister.line());
        assertThat(another.columns().missing()).hasSize(1);
        assertThat(batches.takeAs(another.id(), "paper", registrar).columns().missing())
                .isEmpty();
    }

    @Test
    void whatTheClientDoesNotSpeakForIsBad() throws IOException {
        source = client(ClientScope.parse("district multan"));

        Batch done = run(PaperRegister.file(PaperRegister.line()));

        assertThat(done.bad()).isEqualTo(1);
    }

    @Test
    void aDryRunSaysThatTheNameIsTakenForTheFathersName() throws IOException {
        String[] lines = new String[5];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = PaperRegister.line();
        }
        Batch batch = copied(PaperRegister.file(lines));
        Batch swapped = batches.take(batch.id(), Map.of("Name", "father-name", "Father's Name", "name"), "", registrar);
        Batch _ = batches.check(swapped.id(), registrar);
        run.check(swapped.id(), () -> true, now -> {});

        List<String> doubts = batches.find(batch.id()).orElseThrow().checking().doubts().stream()
                .map(doubt -> doubt.field() + " " + doubt.code())
                .toList();
        assertThat(doubts).containsExactly("NAME import.doubt.heading", "FATHER_NAME import.doubt.heading");
    }

    @Test
    void whatIsRefusedWaitsAndTheLinesBesideItAreRecorded(Officers officers) throws IOException {
        Cnic cnic = Samples.cnic();
        String known = PaperRegister.line(cnic, "15-01-2023");
        Batch before = run(PaperRegister.file(known));
        PersonId person = new PersonId(jdbc.sql("select person_id from imports.outcome where batch_id = ?")
                .param(before.id().value())
                .query(UUID.class)
                .single());
        FactId _ = facts.record(person, new Death(LocalDate.of(2023, 2, 1), Death.Source.PRISON), registrar);
        facts.establish(person, officers.with(Role.REGISTRAR).actor());
        String afterDeath = known.replace("SC ", "SC 9")
                .replace("123/2022", "124/2023")
                .replace("2 March 2022", "2 March 2023")
                .replace("15-01-2023", "16-01-2024");

        Batch done = run(PaperRegister.file(
                PaperRegister.line(), PaperRegister.line(), afterDeath, PaperRegister.line(), PaperRegister.line()));

        assertThat(done.recorded()).isEqualTo(4);
        assertThat(done.waiting()).isEqualTo(1);
        assertThat(jdbc.sql("select line from imports.outcome where batch_id = ? and person_id is null")
                        .param(done.id().value())
                        .query(Integer.class)
                        .list())
                .containsExactly(3);
    }

    @Test
    void twoLinesOfOnePersonAreRecordedInTheirOrder() throws IOException {
        Cnic cnic = Samples.cnic();
        String first = PaperRegister.line(cnic, "15-01-2023");
        String second =
                first.replace("SC ", "SC 9").replace("123/2022", "124/2022").replace("15-01-2023", "16-02-2023");

        Batch done = run(PaperRegister.file(PaperRegister.line(), first, second, PaperRegister.line()));

        assertThat(done.recorded()).isEqualTo(4);
        assertThat(jdbc.sql("""
                        select count(distinct person_id) = 1 and count(distinct fact_id) = 2
                        from imports.outcome where batch_id = ? and line in (2, 3)
                        """).param(done.id().value()).query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void aFileGivesWayToWhoeverHoldsWhatItNeeds() throws Exception {
        Batch batch = batches.start(checked(PaperRegister.many(4)).id(), registrar);
        CountDownLatch isHeld = new CountDownLatch(1);
        Thread other = Thread.ofVirtual()
                .start(() -> transaction.executeWithoutResult(status -> {
                    // Whoever records somebody born on that day.
                    assessor.hold(new Identity(
                            PersonName.latin("Somebody"), null, Sex.MALE, LocalDate.of(1990, 5, 1), "PK", List.of()));
                    isHeld.countDown();
                    try {
                        Thread.sleep(400);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                }));
        isHeld.await();

        run.run(batch.id(), () -> true, now -> {});

        assertThat(batches.find(batch.id()).orElseThrow().recorded()).isEqualTo(4);
        other.join();
    }

    @Test
    void whileTheTrailTakesNoEntriesAFileWaitsAndNoneOfItsLinesIsBad() throws Exception {
        Batch batch = batches.start(checked(PaperRegister.many(3)).id(), registrar);
        refuseEntriesOf(registrar.id());
        try {
            assertThatThrownBy(() -> run.run(batch.id(), () -> true, now -> {}))
                    .isInstanceOf(TrailUnavailableException.class);
            Batch waits = batches.find(batch.id()).orElseThrow();
            assertThat(waits.state()).isEqualTo(BatchState.RUNNING);
            assertThat(waits.position()).isZero();
            assertThat(waits.bad()).isZero();
            assertThat(jdbc.sql("select count(*) from feeds.received where client_id = ?")
                            .param(source.id())
                            .query(Integer.class)
                            .single())
                    .isZero();
        } finally {
            refuseEntriesOf(null);
        }

        run.run(batch.id(), () -> true, now -> {});

        assertThat(batches.find(batch.id()).orElseThrow().recorded()).isEqualTo(3);
    }

    private void refuseEntriesOf(@Nullable UUID actor) {
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        superuser.sql("drop trigger if exists refused_of_file on audit.entry").update();
        if (actor != null) {
            superuser.sql("""
                            create or replace function public.refused_of_file() returns trigger language plpgsql as $$
                            begin raise exception 'could not extend file' using errcode = '53100'; end $$
                            """).update();
            superuser
                    .sql(
                            "create trigger refused_of_file before insert on audit.entry for each row when (new.actor_id = '"
                                    + actor + "') execute function public.refused_of_file()")
                    .update();
        }
    }

    private void takenBack(Batch batch, Officers officers) {
        UUID proposal = takeBack.ask(batch.id(), "The wrong file was sent by mistake.", registrar);
        Officers.Officer second = officers.with(Role.REGISTRAR);
        proposals.approve(proposal, "", second.actor());
        jobs.goOn(() -> true);
    }

    private List<UUID> recorded(Batch batch) {
        return jdbc.sql("select person_id from imports.outcome where batch_id = ?")
                .param(batch.id().value())
                .query(UUID.class)
                .list();
    }

    @Test
    void aFileThatWasStoppedAndForgottenCanStillBeTakenBack(Officers officers) throws IOException {
        Batch batch = batches.start(checked(PaperRegister.many(40)).id(), registrar);
        boolean[] stopped = {false};
        run.run(
                batch.id(),
                () -> {
                    if (!stopped[0] && !recorded(batch).isEmpty()) {
                        stopped[0] = true;
                        Batch _ = batches.stop(batch.id(), registrar);
                    }
                    return true;
                },
                now -> {});
        List<UUID> recorded = recorded(batch);
        assertThat(recorded).isNotEmpty().hasSizeLessThan(40);
        jdbc.sql("update imports.batch set moved_at = moved_at - interval '91 days' where id = ?")
                .param(batch.id().value())
                .update();
        jobs.purge();
        assertThat(batches.find(batch.id()).orElseThrow().state()).isEqualTo(BatchState.FORGOTTEN);

        takenBack(batch, officers);

        assertThat(batches.find(batch.id()).orElseThrow().state()).isEqualTo(BatchState.TAKEN_BACK);
        assertThat(recorded)
                .allSatisfy(person ->
                        assertThat(convictions.of(new PersonId(person))).isEmpty());
        Batch none = checked(PaperRegister.many(2));
        jdbc.sql("update imports.batch set moved_at = moved_at - interval '91 days' where id = ?")
                .param(none.id().value())
                .update();
        jobs.purge();
        assertThatThrownBy(() -> takeBack.ask(none.id(), "Nothing of it was sent.", registrar))
                .isInstanceOf(InvalidValueException.class);
    }

    private Batch prison(String... lines) throws IOException {
        source = clients.create(
                "file-" + UUID.randomUUID(),
                Feed.PRISON,
                "PRISONS",
                ClientScope.COUNTRY,
                ClientCredentials.newSecret(),
                Actor.system("test"));
        return run("CNIC,Event,Date,Prison,Reason\n" + String.join("\n", lines) + "\n");
    }

    private static String inPrison(Cnic cnic, String event, String on, String reason) {
        return String.join(",", cnic.formatted(), event, on, "Camp Jail Lahore", reason);
    }

    private PersonId convicted(Cnic cnic) throws IOException {
        Batch _ = run(PaperRegister.file(PaperRegister.line(cnic, "15-01-2023")));
        return people.withCnic(cnic).orElseThrow();
    }

    private List<CustodyPeriod> stays(PersonId person) {
        return record.file(person).custodyPeriods();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 1 2 3", "3 2 1 0", "1 0 3 2", "2 0 1 3"})
    void aStayThatTheFileBroughtGoesAsAWholeWhenTheFileIsTakenBack(String order, Officers officers) throws IOException {
        Cnic cnic = Samples.cnic();
        PersonId person = convicted(cnic);
        List<String> happened = List.of(
                inPrison(cnic, "Admitted", "16-01-2023", ""),
                inPrison(cnic, "Release", "1-3-2024", "On bail"),
                inPrison(cnic, "Admitted", "16-06-2024", ""),
                inPrison(cnic, "Release", "1-3-2025", "On parole"));
        Batch batch = prison(Stream.of(order.split(" "))
                .map(at -> happened.get(Integer.parseInt(at)))
                .toArray(String[]::new));
        assertThat(stays(person)).hasSize(2).noneMatch(CustodyPeriod::isOpen);

        takenBack(batch, officers);

        assertThat(batches.find(batch.id()).orElseThrow())
                .matches(after -> after.state() == BatchState.TAKEN_BACK && after.takenBack() == 4);
        assertThat(stays(person)).isEmpty();
        assertThat(batches.recordsWithMore(batch.id()))
                .as("the judgment is another file's")
                .containsExactly(people.get(person).number());
    }

    @Test
    void whatStandsOnALineOfTheFileKeepsItAndIsNamed(Officers officers) throws IOException {
        Cnic cnic = Samples.cnic();
        PersonId person = convicted(cnic);
        Batch batch = prison(inPrison(cnic, "Admitted", "16-01-2023", ""));
        Batch _ = prison(inPrison(cnic, "Release", "1-3-2024", "On parole"));

        takenBack(batch, officers);

        assertThat(batches.find(batch.id()).orElseThrow().state()).isEqualTo(BatchState.TAKEN_BACK);
        assertThat(stays(person)).singleElement().matches(stay -> !stay.isOpen());
        assertThat(batches.recordsWithMore(batch.id()))
                .containsExactly(people.get(person).number());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeathThatCameWithAReleaseGoesWithTheFile(boolean isInOrder, Officers officers) throws IOException {
        Cnic cnic = Samples.cnic();
        PersonId person = convicted(cnic);
        String admitted = inPrison(cnic, "Admitted", "16-01-2023", "");
        String died = inPrison(cnic, "Release", "1-3-2024", "Death");
        Batch batch = isInOrder ? prison(admitted, died) : prison(died, admitted);
        assertThat(record.of(person).deathReportedOn()).isEqualTo(LocalDate.of(2024, 3, 1));

        takenBack(batch, officers);

        assertThat(record.of(person).deathReportedOn()).isNull();
        assertThat(stays(person)).isEmpty();
        FactId _ = facts.record(person, new Death(LocalDate.of(2026, 3, 1), Death.Source.NADRA), registrar);
        assertThat(record.file(person).deaths())
                .as("the first of two sources")
                .singleElement()
                .matches(death -> death.inForce() && !death.now().established());
    }

    @Test
    void aDeathThatWasConfirmedSinceStaysWhenTheFileIsTakenBack(Officers officers) throws IOException {
        Cnic cnic = Samples.cnic();
        PersonId person = convicted(cnic);
        Batch batch =
                prison(inPrison(cnic, "Admitted", "16-01-2023", ""), inPrison(cnic, "Release", "1-3-2024", "Death"));
        facts.establish(person, officers.with(Role.REGISTRAR).actor());

        takenBack(batch, officers);

        assertThat(record.file(person).deaths())
                .singleElement()
                .matches(death -> death.inForce() && death.now().established());
        assertThat(batches.recordsWithMore(batch.id())).hasSize(1);
    }

    @Test
    void twoPeopleTakeBackAFileAndWhatOthersAddedStaysAndIsNamed(Officers officers) throws IOException {
        Batch first = run(PaperRegister.file(PaperRegister.line()));
        Batch second = run(PaperRegister.file(
                PaperRegister.line(),
                PaperRegister.line(),
                PaperRegister.line().replace("sessions-court-lahore", "Court of Nowhere")));
        assertThat(second.recorded()).isEqualTo(2);
        assertThat(second.waiting()).isEqualTo(1);
        PersonId person = new PersonId(jdbc.sql("select person_id from imports.outcome where batch_id = ? and line = 1")
                .param(second.id().value())
                .query(UUID.class)
                .single());
        ConvictionId _ = convictions.record(person, Offenders.judged("PPC 377B", LocalDate.of(2021, 6, 1)), registrar);

        takenBack(second, officers);

        Batch after = batches.find(second.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(BatchState.TAKEN_BACK);
        assertThat(batches.recordsWithMore(second.id()))
                .containsExactly(people.get(person).number());
        assertThat(convictions.of(person)).hasSize(1);
        assertThat(jdbc.sql("""
                        select m.status from imports.outcome o join intake.message m on m.receipt = o.receipt
                        where o.batch_id = ? order by o.line
                        """).param(second.id().value()).query(String.class).list())
                .containsExactly("RECORDED", "RECORDED", "WITHDRAWN");
        assertThat(batches.find(first.id()).orElseThrow().state()).isEqualTo(BatchState.DONE);
    }
}
