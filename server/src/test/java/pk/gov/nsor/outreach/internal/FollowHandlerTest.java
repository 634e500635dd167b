package pk.gov.nsor.outreach.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.MobileNumber;
import pk.gov.nsor.keys.KeyedHash;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.outreach.internal.FollowPolicy.Limits;
import pk.gov.nsor.reference.AreaNames;
import pk.gov.nsor.reference.PolicyValues;
import pk.gov.nsor.sms.Answers;
import pk.gov.nsor.sms.Question;
import pk.gov.nsor.sms.SenderHash;
import pk.gov.nsor.testing.RegisterTest;

/** What is answered to FOLLOW and STOP, how often, and what is kept of it. */
@RegisterTest
class FollowHandlerTest {

    private static final Instant START = Instant.parse("2026-11-25T07:00:30Z");
    private static final Pattern CODE = Pattern.compile("YES ([0-9]{4})");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Keys keys;

    @Autowired
    private PolicyValues policy;

    private final StillClock clock = new StillClock();
    private final String phone = number();
    private FollowHandler handler;

    @BeforeEach
    void make() {
        handler = handler(CnicFormat.WITH_SYNTHETIC);
    }

    @Test
    void onlyTheRightCodeMakesAFollowerWhoseNumberIsSealed() {
        String code = code(ask("FOLLOW Lahore"));
        assertThat(subscriptions()).as("asked only").isZero();
        assertThat(ask("yes " + code))
                .isEqualTo(
                        "You get awareness messages of Lahore district. They are about safety, never about a person. STOP"
                                + " ends it.");
        assertThat(jdbc.sql("select wrapped_key, number, id, language, area, since from outreach.subscription"
                                + " where follower_hash = ?")
                        .param(follower())
                        .query((row, at) -> {
                            String owner = "outreach/" + row.getString("id");
                            byte[] opened = keys.unwrap(row.getBytes("wrapped_key"), owner)
                                    .decrypt(row.getBytes("number"), FollowerStore.CONTEXT);
                            return List.of(
                                    new String(opened, StandardCharsets.US_ASCII),
                                    row.getString("language"),
                                    row.getString("area"),
                                    row.getString("since"));
                        })
                        .single())
                .containsExactly("+92" + phone.substring(1), "ENGLISH", "lahore", "2026-11-25");
        assertThat(pending()).as("the code is used").isZero();
        clock.after(Duration.ofMinutes(2));
        assertThat(ask("FOLLOW Lahore")).as("followed already").startsWith("You get awareness messages of Lahore");
    }

    @Test
    void stopRemovesEverythingAndSaysTheSameWhereThereIsNothing() {
        ask("YES " + code(ask("FOLLOW Lahore")));
        String open = code(ask("FOLLOW Quetta"));
        String told = ask("STOP");
        assertThat(told).startsWith("You get no awareness messages any more");
        assertThat(subscriptions()).isZero();
        assertThat(pending()).isZero();
        assertThat(ask("YES " + open)).as("its code is no use any more").startsWith("That is not the code");
        assertThat(subscriptions()).isZero();
        assertThat(askAs(number(), "stop")).isEqualTo(told);
    }

    @Test
    void aThirdWrongCodeMakesTheRightOneUselessAndTheAreaSilentUntilItsTimeIsOver() {
        String code = code(ask("FOLLOW Lahore"));
        assertThat(ask("YES " + other(code, 1))).startsWith("That is not the code");
        assertThat(ask("YES")).as("no code is no try").startsWith("That is not the code");
        assertThat(ask("YES " + other(code, 2))).startsWith("That is not the code");
        assertThat(ask("YES " + other(code, 3))).startsWith("Too many wrong codes");
        assertThat(ask("YES " + code)).startsWith("Too many wrong codes");
        assertThat(subscriptions()).isZero();
        assertThat(ask("FOLLOW Lahore")).isNull();
        clock.after(FollowHandler.CODE_GOOD_FOR);
        assertThat(ask("YES " + code(ask("FOLLOW Lahore")))).startsWith("You get awareness messages");
    }

    @Test
    void theRightCodeAfterTwoWrongOnesCounts() {
        String code = code(ask("FOLLOW Lahore"));
        ask("YES " + other(code, 1));
        ask("YES " + other(code, 2));
        assertThat(ask("YES " + code)).startsWith("You get awareness messages");
    }

    @Test
    void aCodeIsGoodFor24HoursAndNotAMomentLonger() {
        String late = code(ask("FOLLOW Lahore"));
        clock.after(FollowHandler.CODE_GOOD_FOR);
        assertThat(ask("YES " + late)).startsWith("That is not the code, or its 24 hours are over");
        assertThat(subscriptions()).isZero();
        String code = code(ask("FOLLOW Lahore"));
        clock.after(FollowHandler.CODE_GOOD_FOR.minusMillis(1));
        assertThat(ask("YES " + code)).startsWith("You get awareness messages");
    }

    @Test
    void codesThatAreOverAreRemoved() {
        ask("FOLLOW Lahore");
        FollowerStore store = new FollowerStore(jdbc, keys);
        clock.after(FollowHandler.CODE_GOOD_FOR.minusMillis(1));
        store.forgetOver(clock.instant().atZone(Day.ZONE).toOffsetDateTime());
        assertThat(pending()).isOne();
        clock.after(Duration.ofMillis(1));
        store.forgetOver(clock.instant().atZone(Day.ZONE).toOffsetDateTime());
        assertThat(pending()).isZero();
    }

    @Test
    void aCodeOfAnotherNumberIsNone() {
        String code = code(ask("FOLLOW Lahore"));
        String other = number();
        String othersCode = code(askAs(other, "FOLLOW Lahore"));
        if (!othersCode.equals(code)) {
            assertThat(askAs(other, "YES " + code)).startsWith("That is not the code");
        }
        assertThat(subscriptions()).isZero();
    }

    @Test
    void whoForgesASenderCannotFloodATelephone() {
        int texts = 0;
        int askings = 0;
        List<String> areas = List.of("Lahore", "Quetta", "Multan", "Sukkur", "Larkana", "Chitral", "Karachi");
        for (int i = 0; i < 200; i++) {
            clock.after(Duration.ofMinutes(2));
            String text = ask(
                    switch (i % 4) {
                        case 0 -> "FOLLOW " + areas.get(i % areas.size());
                        case 1 -> "STOP";
                        case 2 -> "YES 0000";
                        default -> "FOLLOW xqzwv";
                    });
            texts += text == null ? 0 : 1;
            askings += text != null && CODE.matcher(text).find() ? 1 : 0;
        }
        assertThat(askings).isEqualTo(3);
        assertThat(texts).isEqualTo(10);
        clock.after(Duration.ofHours(24));
        assertThat(ask("FOLLOW Multan")).as("the next day").contains("YES");
    }

    @Test
    void theSameFollowIsAskedAboutOnceAndAFourthAreaIsToldOnceToWait() {
        ask("FOLLOW Lahore");
        clock.after(Duration.ofHours(1));
        assertThat(ask("follow LAHORE district")).isNull();
        assertThat(ask("FOLLOW Quetta")).contains("YES");
        assertThat(ask("FOLLOW Multan")).contains("YES");
        assertThat(ask("FOLLOW Sukkur")).startsWith("That is as many areas as can be asked for in a day");
        assertThat(ask("FOLLOW Larkana")).isNull();
        assertThat(pending()).isEqualTo(3);
    }

    @Test
    void stopCountsThoughTheNumberIsNotAnsweredAnyMore() {
        ask("YES " + code(ask("FOLLOW Lahore")));
        for (int i = 0; i < 10; i++) {
            ask("FOLLOW xqzwv" + i);
        }
        assertThat(subscriptions()).isOne();
        assertThat(ask("STOP")).isNull();
        assertThat(subscriptions()).isZero();
    }

    @Test
    void theSameTextWithinAMinuteGetsOneAnswer() {
        String code = code(ask("FOLLOW Lahore"));
        assertThat(ask("YES " + code)).isNotNull();
        assertThat(ask("YES " + code)).as("delivered twice").isNull();
        assertThat(ask("STOP")).isNotNull();
        clock.after(Duration.ofMinutes(1).minusMillis(1));
        assertThat(ask("STOP")).isNull();
        clock.after(Duration.ofMillis(1));
        assertThat(ask("STOP")).isNotNull();
    }

    @Test
    void oneBatchIsAnsweredInItsOrder() {
        Map<Question, String> texts = new IdentityHashMap<>();
        List<Question> batch = List.of(question(phone, "FOLLOW Lahore"), question(phone, "STOP"));
        answer(handler, batch, texts);
        assertThat(texts).hasSize(2);
        assertThat(pending()).isZero();
    }

    @Test
    void aNameOfSeveralAreasIsAnsweredWithExactNames() {
        assertThat(ask("FOLLOW Karachi")).startsWith("Karachi: send FOLLOW and one of Karachi Central, Karachi East");
        assertThat(pending()).isZero();
        assertThat(ask("FOLLOW Karachi East")).contains("Karachi East district", "YES");
        assertThat(ask("FOLLOW Fisalabda")).startsWith("No such area is known.").contains("Faisalabad");
        assertThat(ask("FOLLOW xqzwv")).startsWith("No such district or tehsil is known");
        assertThat(ask("FOLLOW")).startsWith("To get awareness messages send FOLLOW");
    }

    @Test
    void twoForgedTextsAtOnceAreAskedAboutOnce() throws Exception {
        Callable<Integer> once = () -> {
            Map<Question, String> texts = new IdentityHashMap<>();
            answer(handler, List.of(question(phone, "FOLLOW Lahore")), texts);
            return texts.size();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            int asked = 0;
            for (var answered : threads.invokeAll(List.of(once, once, once, once))) {
                asked += answered.get();
            }
            assertThat(asked).isOne();
        }
    }

    @Test
    void whatCouldNotBeTextedGetsSilence() {
        for (String sender : List.of("7000", "HBL", "+447700900123", "923001234567", "")) {
            assertThat(askAs(sender, "FOLLOW Lahore")).as(sender).isNull();
        }
        FollowHandler live = handler(CnicFormat.LIVE);
        Map<Question, String> texts = new IdentityHashMap<>();
        answer(live, List.of(question(phone, "FOLLOW Lahore")), texts);
        assertThat(texts).isEmpty();
    }

    @Test
    void aNumberIsTheSameHoweverTheNetworkWritesIt() {
        String code = code(ask("FOLLOW Lahore"));
        assertThat(askAs("92" + phone.substring(1), "YES " + code)).startsWith("You get awareness messages");
        assertThat(askAs("+92" + phone.substring(1), "STOP")).startsWith("You get no");
        assertThat(subscriptions()).isZero();
    }

    @Test
    void whatWasCountedIsRemovedWithItsKeyWhenTheDayAfterIsOver() {
        // Far from the days of other tests, which share the keys.
        LocalDate day = LocalDate.of(2019, 3, 1);
        clock.now = day.atTime(12, 0).atZone(Day.ZONE).toInstant();
        SenderDays days = new SenderDays(jdbc, keys);
        MobileNumber number = MobileNumber.parse(phone);
        new TransactionTemplate(transactions).executeWithoutResult(status -> days.lock(List.of(number), day));
        byte[] hash = keys.keyedHash("outreach-limit", day).of(number.e164());
        days.forgetBefore(day);
        assertThat(counted(hash)).isOne();
        days.forgetBefore(day.plusDays(1));
        assertThat(counted(hash)).isZero();
        assertThat(keys.keyedHash("outreach-limit", day).of(number.e164())).isNotEqualTo(hash);
    }

    @Test
    void theLimitsAreThreeAskingsAndTenAnswersADayBothAssumedAndAtMostAHundred() {
        FollowPolicy limits = new FollowPolicy(policy);
        assertThat(limits.on(LocalDate.of(2026, 11, 25))).isEqualTo(new Limits(3, 10));
        var present = policy.get(FollowPolicy.ASKINGS, LocalDate.of(2026, 11, 25));
        assertThat(present.isAssumed()).isTrue();
        limits.validate(present, "100", LocalDate.of(2026, 11, 26));
        assertThatThrownBy(() -> limits.validate(present, "101", LocalDate.of(2026, 11, 26)))
                .isInstanceOf(InvalidValueException.class);
    }

    private FollowHandler handler(CnicFormat format) {
        AreaNames names = AreaNames.reading(jdbc, clock);
        return new FollowHandler(
                names,
                new FollowerStore(jdbc, keys),
                new SenderDays(jdbc, keys),
                new FollowPolicy(policy),
                new FollowWording(names),
                format,
                keys,
                clock);
    }

    private @Nullable String ask(String text) {
        return askAs(phone, text);
    }

    private @Nullable String askAs(String sender, String text) {
        Question question = question(sender, text);
        assertThat(handler.takes(question)).isTrue();
        Map<Question, String> texts = new IdentityHashMap<>();
        answer(handler, List.of(question), texts);
        return texts.get(question);
    }

    private void answer(FollowHandler asked, List<Question> batch, Map<Question, String> texts) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> asked.answer(batch, new Answers() {
                    @Override
                    public void answer(Question question, String text) {
                        throw new AssertionError("It would be kept for 30 days");
                    }

                    @Override
                    public void answerAndForget(Question question, String text) {
                        texts.put(question, text);
                    }
                }));
    }

    private Question question(String sender, String text) {
        return new Question(sender, new SenderHash(new byte[32]), text, clock.instant());
    }

    private static String code(@Nullable String asked) {
        Matcher code = CODE.matcher(String.valueOf(asked));
        assertThat(code.find()).as("a code in %s", asked).isTrue();
        return code.group(1);
    }

    private static String other(String code, int by) {
        return "%04d".formatted((Integer.parseInt(code) + by) % 10_000);
    }

    private static String number() {
        return "0399%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
    }

    private long subscriptions() {
        return count("select count(*) from outreach.subscription where follower_hash = ?");
    }

    private long pending() {
        return count("select count(*) from outreach.pending where follower_hash = ?");
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(follower()).query(Long.class).single();
    }

    private long counted(byte[] hash) {
        return jdbc.sql("select count(*) from outreach.sender_day where sender_hash = ?")
                .param(hash)
                .query(Long.class)
                .single();
    }

    private byte[] follower() {
        KeyedHash hash = keys.keyedHash("outreach-follower");
        return hash.of(MobileNumber.parse(phone).e164());
    }

    /** Stands still until it is set. */
    private static final class StillClock extends Clock {
        private volatile Instant now = START;

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
