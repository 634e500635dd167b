package pk.gov.nsor.agencies.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** What the server does about files: it goes on with those that were started, also after a crash, and destroys old lines. */
@Component
class BatchJobs {

    private static final Logger LOG = LoggerFactory.getLogger(BatchJobs.class);
    private static final Duration OFTEN = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    /** After its last step: of the class of data IMPORTED_FILES. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final BatchRepository batches;
    private final BatchRun run;
    private final BatchTakeBack takingBack;
    private final JdbcClient jdbc;
    private final PurgeRuns runs;
    private final Clock clock;

    BatchJobs(
            BatchRepository batches,
            BatchRun run,
            BatchTakeBack takingBack,
            JdbcClient jdbc,
            PurgeRuns runs,
            Clock clock) {
        this.batches = batches;
        this.run = run;
        this.takingBack = takingBack;
        this.jdbc = jdbc;
        this.runs = runs;
        this.clock = clock;
    }

    @Bean
    static Job importsJob(BatchJobs jobs) {
        return Job.inOneProcess("imports.run", OFTEN).within(LONGEST).doesWhile(jobs::goOn);
    }

    @Bean
    static Job importsPurgeJob(BatchJobs jobs) {
        return Job.inOneProcess("imports.purge", Duration.ofMinutes(10)).does(jobs::purge);
    }

    void goOn(BooleanSupplier mayGoOn) {
        for (BatchId id : batches.moving()) {
            try {
                run.check(id, mayGoOn, batch -> {});
                run.run(id, mayGoOn, batch -> {});
                takingBack.run(id, mayGoOn);
            } catch (InvalidValueException notNow) {
                LOG.info("File {} is not gone on with: {}", id, notNow.code());
            }
        }
    }

    @Transactional
    void purge() {
        if (!runs.mayErase()) {
            return;
        }
        OffsetDateTime before = OffsetDateTime.now(clock).minus(KEPT);
        int lines = 0;
        for (String table : List.of("part", "bad_line")) {
            lines += jdbc.sql("delete from imports." + table
                            + " l using imports.batch b where b.id = l.batch_id and b.moved_at < ?")
                    .param(before)
                    .update();
        }
        jdbc.sql("""
                        update imports.batch set state = 'FORGOTTEN', checking = null
                        where moved_at < ? and state in ('COPIED', 'CHECKED', 'STOPPED')
                        """).param(before).update();
        runs.ran(PurgeRuns.Purge.IMPORTED_FILES, lines);
    }
}
