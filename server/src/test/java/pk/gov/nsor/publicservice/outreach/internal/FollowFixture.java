package pk.gov.nsor.publicservice.outreach.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Outreach on the register's database, each batch in its transaction, with a telephone of its own, at a time that is set. */
final class FollowFixture {

    private static final Pattern CODE = Pattern.compile("YES ([0-9]{4})");

    final JdbcClient jdbc;
    final Keys keys;
    final Messages messages;
    final PolicyValues policy;
    final TransactionTemplate transaction;
    /** Tomorrow, so that nothing is over that the running register removes. */
    final LocalDate day;

    final StillClock clock;
    final String phone = number();
    final FollowHandler handler;

    FollowFixture(ApplicationContext context) {
        jdbc = context.getBean(JdbcClient.class);
        keys = context.getBean(Keys.class);
        messages = context.getBean(Messages.class);
        policy = context.getBean(PolicyValues.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        day = LocalDate.now(context.getBean(TestClock.class)).plusDays(1);
        clock = new StillClock(day.atTime(12, 0, 30).atZone(Day.ZONE).toInstant());
        handler = handler(CnicFormat.SYNTHETIC);
    }

    /** What LANG has set, by sender. */
    final Map<SenderHash, TextLanguage> chosen = new HashMap<>();

    FollowHandler handler(CnicFormat format) {
        AreaNames names = AreaNames.reading(jdbc, clock);
        return new FollowHandler(
                names,
                new FollowerRepository(jdbc, keys, messages),
                new SenderDays(jdbc, keys),
                new FollowPolicy(policy),
                new FollowMessages(names),
                senders -> chosen,
                format,
                keys,
                clock);
    }

    @Nullable
    String ask(String text) {
        return askAs(phone, text);
    }

    @Nullable
    String askAs(String sender, String text) {
        Question question = question(sender, text);
        assertThat(handler.takes(question)).isTrue();
        Map<Question, String> texts = new IdentityHashMap<>();
        answer(handler, List.of(question), texts);
        return texts.get(question);
    }

    void answer(FollowHandler asked, List<Question> batch, Map<Question, String> texts) {
        transaction.executeWithoutResult(status -> asked.answer(batch, new Answers() {
            @Override
            public void answer(Question question, String text) {
                throw new AssertionError("It would be kept for 30 days");
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
                throw new AssertionError("Nothing of help is asked here");
            }
        }));
    }

    Question question(String sender, String text) {
        return new Question(
                sender,
                new SenderHash(Arrays.copyOf(sender.getBytes(StandardCharsets.US_ASCII), 32)),
                text,
                clock.instant());
    }

    static String code(@Nullable String asked) {
        Matcher code = CODE.matcher(String.valueOf(asked));
        assertThat(code.find()).as("a code in %s", asked).isTrue();
        return code.group(1);
    }

    static String other(String code, int by) {
        return "%04d".formatted((Integer.parseInt(code) + by) % 10_000);
    }

    static String number() {
        return Samples.phone();
    }

    long subscriptions() {
        return count("select count(*) from outreach.subscription where follower_hash = ?");
    }

    long pending() {
        return count("select count(*) from outreach.pending where follower_hash = ?");
    }

    long count(String sql) {
        return jdbc.sql(sql).param(follower()).query(Long.class).single();
    }

    long counted(byte[] hash) {
        return jdbc.sql("select count(*) from outreach.sender_day where sender_hash = ?")
                .param(hash)
                .query(Long.class)
                .single();
    }

    byte[] follower() {
        KeyedHash hash = keys.keyedHash("outreach-follower");
        return hash.of(MobileNumber.parse(phone).e164());
    }

    /** Stands still until it is set. */
    static final class StillClock extends Clock {
        volatile Instant now;

        StillClock(Instant start) {
            now = start;
        }

        void after(Duration duration) {
            now = now.plus(duration);
        }

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
