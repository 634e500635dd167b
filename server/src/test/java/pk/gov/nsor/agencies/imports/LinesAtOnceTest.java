package pk.gov.nsor.agencies.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.imports.file.FileLimits;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.record.conviction.LegalFactRecorded;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** Lines of a file that are sent side by side. */
@RegisterTest
class LinesAtOnceTest {

    /** Lines in the first transaction of a file. */
    private static final int FIRST_LINES = 4;

    @Autowired
    private Batches batches;

    @Autowired
    private BatchRun run;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConfigurableApplicationContext context;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private final Listening listening = new Listening();
    private Actor registrar;

    @BeforeEach
    void nobodyIsAtWork(Officers officers) {
        registrar = officers.with(Role.REGISTRAR).actor();
        int _ = jdbc.sql("delete from access.session").update();
        context.addApplicationListener(listening);
    }

    @AfterEach
    void stopListening() {
        context.removeApplicationListener(listening);
    }

    /** What is done within the transaction of each line. */
    private static final class Listening implements ApplicationListener<ApplicationEvent> {

        private volatile Consumer<Thread> then = thread -> {};

        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            if (event instanceof PayloadApplicationEvent<?> payload
                    && payload.getPayload() instanceof LegalFactRecorded
                    && Thread.currentThread().getName().startsWith("import-")) {
                then.accept(Thread.currentThread());
            }
        }
    }

    private Batch started(List<String> lines) throws IOException {
        Path file = Files.writeString(
                folder.resolve(UUID.randomUUID() + ".csv"), PaperRegister.file(lines.toArray(String[]::new)));
        var source = clients.create(
                "file-" + UUID.randomUUID(),
                Feed.COURT,
                "COURTS",
                ClientScope.COUNTRY,
                ClientCredentials.newSecret(),
                Actor.system("test"));
        BatchId id = batches.copy(source, file, FileLimits.USUAL, registrar).id();
        Batch _ = batches.check(id, registrar);
        run.check(id, () -> true, batch -> {});
        return batches.start(id, registrar);
    }

    private static List<String> lines(int number) {
        return new ArrayList<>(PaperRegister.many(number).lines().skip(1).toList());
    }

    private Batch run(Batch batch) {
        run.run(batch.id(), () -> true, now -> {});
        return batches.find(batch.id()).orElseThrow();
    }

    @Test
    void whileNobodyIsAtWorkTransactionsRunSideBySideAndTheirLinesAreCountedInOrder() throws Exception {
        Batch batch = started(lines(30));
        CountDownLatch two = new CountDownLatch(2);
        Set<Thread> met = Collections.synchronizedSet(new HashSet<>());
        listening.then = thread -> {
            if (met.add(thread)) {
                two.countDown();
            }
            try {
                boolean _ = two.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                thread.interrupt();
            }
        };

        Batch done = run(batch);

        assertThat(two.getCount()).as("transactions that did not meet").isZero();
        assertThat(done.recorded()).isEqualTo(30);
        assertThat(jdbc.sql("select line from imports.outcome where batch_id = ? order by line")
                        .param(batch.id().value())
                        .query(Integer.class)
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    void whileSomebodyIsAtWorkOneTransactionFollowsTheOther(Officers officers) throws Exception {
        Officer atWork = officers.with(Role.REGISTRAR);
        new WebSession(port).signIn(atWork.name(), Officers.PASSWORD);
        Batch batch = started(lines(12));
        Set<String> positions = Collections.synchronizedSet(new HashSet<>());
        Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());
        listening.then = thread -> {
            boolean _ = threads.add(thread);
            boolean _ = positions.add(
                    String.valueOf(batches.find(batch.id()).orElseThrow().position()));
        };

        Batch done = run(batch);

        assertThat(done.recorded()).isEqualTo(12);
        // Each has seen what the one before it has committed.
        assertThat(positions).hasSameSizeAs(threads);
    }

    @Test
    void linesThatAreInEachOthersWayAreRecordedAllTheSame() throws Exception {
        List<String> lines = lines(8);
        Cnic cnic = Samples.cnic();
        String judgment = PaperRegister.line(cnic, "15-01-2023");
        for (int other = 0; other < 8; other++) {
            lines.add(judgment.replace("SC ", "SC " + other)
                    .replace("123/2022", (200 + other) + "/2022")
                    .replace("15-01-2023", "1" + other + "-02-2023"));
            // Born on one day, but not the same person.
            lines.add(PaperRegister.line());
        }
        lines.add(PaperRegister.line().replace("2 March 2022", "2 March 2099"));

        Batch done = run(started(lines));

        assertThat(done.recorded()).isEqualTo(24);
        assertThat(done.bad()).isEqualTo(1);
        assertThat(jdbc.sql("""
                        select count(distinct o.person_id) from imports.outcome o
                        join register.person_cnic c on c.person_id = o.person_id where o.batch_id = ? and c.cnic = ?
                        """)
                        .params(done.id().value(), cnic.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoeverIsAlikeAndWithoutTheirCnicWaitsAsIfOneLineHadFollowedTheOther() throws Exception {
        List<String> lines = lines(40);
        String somebody = PaperRegister.line().replace("1-5-1990", "7-3-1971");
        String withoutCnic = somebody.replaceFirst(",9\\d{4}-\\d{7}-\\d,", ",,");
        lines.set(1, somebody);
        // By another clerk, who took the seventh for the first.
        lines.set(
                6,
                withoutCnic
                        .replace("7-3-1971", "1-3-1971")
                        .replace("SC ", "SC 7")
                        .replace("123/2022", "77/2022"));
        lines.set(20, withoutCnic.replace("SC ", "SC 8").replace("123/2022", "78/2022"));

        Batch batch = started(lines);
        Map<Thread, Integer> recorded = Collections.synchronizedMap(new LinkedHashMap<>());
        listening.then = thread -> {
            int so = recorded.merge(thread, 1, Integer::sum);
            if (so == FIRST_LINES && thread.equals(recorded.keySet().iterator().next())) {
                // The first transaction is as good as over, while the next ones are at work.
                LockSupport.parkNanos(500_000_000);
            }
        };

        Batch done = run(batch);

        assertThat(withoutCnic).isNotEqualTo(somebody);
        assertThat(done.bad()).isZero();
        assertThat(jdbc.sql("select line from imports.outcome where batch_id = ? and person_id is null order by line")
                        .param(done.id().value())
                        .query(Integer.class)
                        .list())
                .containsExactly(7, 21);
    }
}
