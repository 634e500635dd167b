package pk.gov.nsor.agencies.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.imports.file.FileLimits;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.merged.SameJudgment;
import pk.gov.nsor.record.merging.Merging;
import pk.gov.nsor.record.merging.PartedRecords;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;

/** A wrong file is taken back as a whole, also where one of its records was joined with another meanwhile. */
@RegisterTest
class TakenBackWhenJoinedTest {

    @Autowired
    private Batches batches;

    @Autowired
    private BatchRun run;

    @Autowired
    private FileTakeBack takeBack;

    @Autowired
    private BatchJobs jobs;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Proposals proposals;

    @Autowired
    private PartedRecords parting;

    @Autowired
    private MergedRecords merged;

    @Autowired
    private Convictions convictions;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path folder;

    private JoinedRecords joined;
    private Officer registrar;
    private Officer supervisor;
    private Officer second;
    private PersonId leading;
    private PersonId part;
    private Cnic cnic;
    private Batch batch;

    @BeforeEach
    void aFileAboutSomebody(Officers officers, JoinedRecords together) throws IOException {
        joined = together;
        registrar = officers.with(Role.REGISTRAR);
        second = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        leading = new Supervised(
                        context.getBean(OffenderRegistration.class),
                        context.getBean(FactRecording.class),
                        jdbc,
                        Actor.system("test"))
                .in("lahore");
        cnic = Samples.cnic();
        batch = run(PaperRegister.file(PaperRegister.line(cnic, "15-01-2023")));
        part = people.withCnic(cnic).orElseThrow();
    }

    @Test
    void whatTheOtherRecordHasStaysAndIsNamed() {
        join(List.of());
        assertThat(convictions.of(leading)).hasSize(2);
        takeBack();
        assertThat(convictions.of(leading)).hasSize(1);
        assertThat(batches.recordsWithMore(batch.id()))
                .containsExactly(people.get(part).number());
    }

    @Test
    void aJudgmentThatWasSetAsideDoesNotComeBackWhenTheRecordsAreParted() {
        join(List.of(new SameJudgment(
                convictions.of(part).getFirst().id(),
                convictions.of(leading).getFirst().id())));
        takeBack();
        assertThat(convictions.of(leading)).as("the other's own").hasSize(1);
        part(Merging.Going.NOTHING);
        assertThat(convictions.of(part)).isEmpty();
        assertThat(convictions.of(leading)).hasSize(1);
    }

    @Test
    void whatCameWhileTheyWereJoinedIsTakenBackAlsoWhereTheRecordsWerePartedSince() throws IOException {
        join(List.of());
        UUID own = ownOfFile();
        String[] line = PaperRegister.line(cnic, "15-02-2023")
                .replace("123/2022", "987/2022")
                .split(",");
        Identity known = people.get(leading).identity();
        line[5] = known.name().latin();
        line[6] = known.fatherName().latin();
        batch = run(PaperRegister.file(String.join(",", line)));
        UUID came = ownOfFile();
        assertThat(came).isNotEqualTo(own);
        part(new Merging.Going(List.of(came), List.of(), false, List.of(), List.of()));
        assertThat(convictions.of(part)).hasSize(2);
        takeBack();
        assertThat(convictions.of(part)).extracting(each -> each.id().value()).containsExactly(own);
        assertThat(convictions.of(leading)).hasSize(1);
        assertThat(batches.recordsWithMore(batch.id()))
                .containsExactly(people.get(part).number());
    }

    @Test
    void aJudgmentStaysThatCountsForOneWhichTheFileDidNotBring() {
        PersonId file = part;
        PersonId newer = new Supervised(
                        context.getBean(OffenderRegistration.class),
                        context.getBean(FactRecording.class),
                        jdbc,
                        Actor.system("test"))
                .in("lahore");
        leading = file;
        part = newer;
        join(List.of(new SameJudgment(
                convictions.of(part).getFirst().id(),
                convictions.of(leading).getFirst().id())));
        takeBack();
        assertThat(convictions.of(leading)).hasSize(1);
        assertThat(batches.recordsWithMore(batch.id()))
                .containsExactly(people.get(leading).number());
        part(Merging.Going.NOTHING);
        assertThat(convictions.of(part)).hasSize(1);
    }

    /** What the file's only line recorded. */
    private UUID ownOfFile() {
        return jdbc.sql("select fact_id from imports.outcome where batch_id = ?")
                .param(batch.id().value())
                .query(UUID.class)
                .single();
    }

    private void part(Merging.Going going) {
        UUID asked = parting.ask(
                merged.ofPart(part).orElseThrow(),
                going,
                "Their fingerprints differ",
                LocalDate.now(),
                registrar.actor());
        proposals.approve(asked, "", supervisor.actor());
    }

    private void join(List<SameJudgment> same) {
        joined.join(leading, part, same);
    }

    private void takeBack() {
        UUID proposal = takeBack.ask(batch.id(), "The wrong file was sent by mistake.", registrar.actor());
        proposals.approve(proposal, "", second.actor());
        jobs.goOn(() -> true);
        assertThat(batches.find(batch.id()).orElseThrow().state()).isEqualTo(BatchState.TAKEN_BACK);
    }

    private Batch run(String text) throws IOException {
        MachineClient source = clients.create(
                "file-" + UUID.randomUUID(),
                Feed.COURT,
                "COURTS",
                ClientScope.COUNTRY,
                ClientCredentials.newSecret(),
                Actor.system("test"));
        Path file = Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text);
        BatchId id = batches.check(
                        batches.copy(source, file, FileLimits.USUAL, registrar.actor())
                                .id(),
                        registrar.actor())
                .id();
        run.check(id, () -> true, done -> {});
        BatchId started = batches.start(id, registrar.actor()).id();
        run.run(started, () -> true, done -> {});
        return batches.find(started).orElseThrow();
    }
}
