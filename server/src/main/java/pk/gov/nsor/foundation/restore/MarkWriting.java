package pk.gov.nsor.foundation.restore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import pk.gov.nsor.foundation.jobs.Job;

/**
 * Raises the mark of the data folder, in the database first and then in the folder. Where the two do not fit, the database was put
 * back, or the folder exchanged, under a running server: from then on nothing is sent, and no server starts.
 */
@Configuration(proxyBeanMethods = false)
class MarkWriting {

    /** What may be lost unnoticed when a database is restored. */
    static final Duration EVERY = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(MarkWriting.class);

    @Bean
    Job databaseMarkJob(JdbcClient jdbc, Restorations restorations, Clock clock, @Value("${nsor.data}") Path data) {
        return Job.inEveryProcess("restore.mark", EVERY).does(() -> raise(jdbc, restorations, clock, data));
    }

    /** Raises it once, unless another process is about to, or the folder has none, as that of a test. */
    static void raise(JdbcClient jdbc, Restorations restorations, Clock clock, Path data) {
        if (DatabaseMark.read(data).isEmpty()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(data.resolve(DatabaseMark.FILE), StandardOpenOption.WRITE);
                FileLock lock = tried(channel)) {
            if (lock != null) {
                raiseAlone(jdbc, restorations, clock, data);
            }
        } catch (DataAccessException | TransactionException away) {
            // Others say that the database is away. Whether it has the next number is seen at the next try.
            LOG.debug("The mark of the database was not raised", away);
        } catch (IOException unusable) {
            LOG.warn("The mark of the database could not be raised: {}", unusable.getMessage());
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException another) {
            return null;
        }
    }

    private static void raiseAlone(JdbcClient jdbc, Restorations restorations, Clock clock, Path data) {
        Optional<DatabaseMark> noted = DatabaseMark.read(data);
        if (noted.isEmpty()) {
            return;
        }
        DatabaseMark next = noted.get().next(clock.instant());
        // The one that is noted, or the next where this ended between the database and the folder.
        int raised = jdbc.sql("""
                        update restore.mark set number = ?, written_at = now()
                        where folder = ? and number in (?, ?)
                        """)
                .params(next.number(), next.folder(), next.number() - 1, next.number())
                .update();
        if (raised == 1) {
            next.write(data);
        } else if (DatabaseMark.read(data).equals(noted)) {
            LOG.error(
                    "The database does not have the mark {} that is noted in {}: it was put back to an earlier moment under a"
                            + " running server. Nothing is sent from now on. Stop all servers and run bin/nsor after-restore",
                    noted.get().number(),
                    data);
            restorations.hold();
        }
    }
}
