package pk.gov.nsor.publicservice.enquiry.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.testing.TestDatabase;

/** The enquiry on a database of its own: each batch in its transaction, as the gateway has it, at a time that is set. */
public final class EnquiryFixture implements AutoCloseable {

    /** In the middle of a day, in the middle of a minute. */
    public static final Instant START = Instant.parse("2026-11-25T07:00:30Z");

    private final TestDatabase database = TestDatabase.migrated();
    public final HikariDataSource dataSource = dataSource(database);
    public final JdbcClient jdbc = RecordClient.of(dataSource);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    public final StillClock clock = new StillClock();
    public final TestEnquiry release = new TestEnquiry();
    public final Path secrets = database.data().resolve("secrets");
    public final Keys keys = new Keys(new SecretDirectory(secrets));
    public final TestEnquiry.Process process = release.process(dataSource, keys, clock);
    public final QuestionHandler handler = process.handler;

    public String ask(String sender, String text) {
        Question question = question(sender, text);
        return ask(handler, List.of(question)).get(question);
    }

    public Map<Question, String> ask(QuestionHandler asked, List<Question> batch) {
        Map<Question, String> texts = new IdentityHashMap<>();
        transaction.executeWithoutResult(status -> asked.answer(batch, new Answers() {
            @Override
            public void answer(Question question, String text) {
                texts.put(question, text);
            }

            @Override
            public void answerAndForget(Question question, String text) {
                texts.put(question, text);
            }

            @Override
            public void expires(Question question) {
                // Nothing is late here.
            }

            @Override
            public void forget(Question question) {
                // Nothing is stored here.
            }
        }));
        return texts;
    }

    /** Answers a batch whose transaction fails at its end. */
    void undone(List<Question> batch) {
        transaction.executeWithoutResult(status -> {
            ask(handler, batch);
            throw new IllegalStateException("undone");
        });
    }

    public Question question(String sender, String text) {
        SenderHash hash = new SenderHash(keys.keyedHash("sms-sender").of(sender));
        return new Question(sender, hash, text, clock.instant());
    }

    public long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private static HikariDataSource dataSource(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.application().url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(10);
        return pool;
    }

    /** Stands still until it is set. */
    public static final class StillClock extends Clock {
        public volatile Instant now = START;

        @Override
        public ZoneId getZone() {
            return Day.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The register has one zone");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
