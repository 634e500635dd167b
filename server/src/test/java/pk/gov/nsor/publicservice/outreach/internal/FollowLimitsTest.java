package pk.gov.nsor.publicservice.outreach.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.publicservice.outreach.internal.FollowPolicy.Limits;
import pk.gov.nsor.testing.RegisterTest;

/** How often a number is answered, whoever texts in its name. */
@RegisterTest
class FollowLimitsTest {

    @Autowired
    private ApplicationContext context;

    private FollowFixture desk;

    @BeforeEach
    void open() {
        desk = new FollowFixture(context);
    }

    @Test
    void whoForgesASenderCannotFloodATelephone() {
        int texts = 0;
        int askings = 0;
        List<String> areas = List.of("Lahore", "Quetta", "Multan", "Sukkur", "Larkana", "Chitral", "Karachi");
        for (int i = 0; i < 200; i++) {
            desk.clock.after(Duration.ofMinutes(2));
            String text = desk.ask(
                    switch (i % 4) {
                        case 0 -> "FOLLOW " + areas.get(i % areas.size());
                        case 1 -> "STOP";
                        case 2 -> "YES 0000";
                        default -> "FOLLOW xqzwv";
                    });
            texts += text == null ? 0 : 1;
            askings += text != null && text.contains("reply YES ") ? 1 : 0;
        }
        assertThat(askings).isEqualTo(3);
        assertThat(texts).isEqualTo(10);
        desk.clock.after(Duration.ofHours(24));
        assertThat(desk.ask("FOLLOW Multan")).as("the next day").contains("YES");
    }

    @Test
    void theSameFollowIsAskedAboutOnceAndAFourthAreaIsToldOnceToWait() {
        desk.ask("FOLLOW Lahore");
        desk.clock.after(Duration.ofHours(1));
        assertThat(desk.ask("follow LAHORE district")).isNull();
        assertThat(desk.ask("FOLLOW Quetta")).contains("YES");
        assertThat(desk.ask("FOLLOW Multan")).contains("YES");
        assertThat(desk.ask("FOLLOW Sukkur")).startsWith("That is as many areas as can be asked for in a day");
        assertThat(desk.ask("FOLLOW Larkana")).isNull();
        assertThat(desk.pending()).isEqualTo(3);
    }

    @Test
    void stopCountsThoughTheNumberIsNotAnsweredAnyMore() {
        desk.ask("YES " + FollowFixture.code(desk.ask("FOLLOW Lahore")));
        for (int i = 0; i < 10; i++) {
            desk.ask("FOLLOW xqzwv" + i);
        }
        assertThat(desk.subscriptions()).isOne();
        assertThat(desk.ask("STOP")).isNull();
        assertThat(desk.subscriptions()).isZero();
    }

    @Test
    void theSameTextWithinAMinuteGetsOneAnswer() {
        String code = FollowFixture.code(desk.ask("FOLLOW Lahore"));
        assertThat(desk.ask("YES " + code)).isNotNull();
        assertThat(desk.ask("YES " + code)).as("delivered twice").isNull();
        assertThat(desk.ask("STOP")).isNotNull();
        desk.clock.after(Duration.ofMinutes(1).minusMillis(1));
        assertThat(desk.ask("STOP")).isNull();
        desk.clock.after(Duration.ofMillis(1));
        assertThat(desk.ask("STOP")).isNotNull();
    }

    @Test
    void twoForgedTextsAtOnceAreAskedAboutOnce() throws Exception {
        Callable<Integer> once = () -> {
            Map<Question, String> texts = new IdentityHashMap<>();
            desk.answer(desk.handler, List.of(desk.question(desk.phone, "FOLLOW Lahore")), texts);
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
            assertThat(desk.askAs(sender, "FOLLOW Lahore")).as(sender).isNull();
        }
        FollowHandler live = desk.handler(CnicFormat.LIVE);
        Map<Question, String> texts = new IdentityHashMap<>();
        desk.answer(live, List.of(desk.question(desk.phone, "FOLLOW Lahore")), texts);
        assertThat(texts).isEmpty();
    }

    @Test
    void whatWasCountedIsRemovedWithItsKeyWhenTheDayAfterIsOver() {
        // Far from the days of other tests, which share the keys.
        LocalDate day = LocalDate.of(2019, 3, 1);
        desk.clock.now = day.atTime(12, 0).atZone(Day.ZONE).toInstant();
        SenderDays days = new SenderDays(desk.jdbc, desk.keys);
        MobileNumber number = MobileNumber.parse(desk.phone);
        desk.transaction.executeWithoutResult(status -> days.lock(List.of(number), day));
        byte[] hash = desk.keys.keyedHash("outreach-limit", day).of(number.e164());
        days.forgetBefore(day);
        assertThat(desk.counted(hash)).isOne();
        days.forgetBefore(day.plusDays(1));
        assertThat(desk.counted(hash)).isZero();
        assertThat(desk.keys.keyedHash("outreach-limit", day).of(number.e164())).isNotEqualTo(hash);
    }

    @Test
    void theLimitsAreThreeAskingsAndTenAnswersADayBothAssumedAndAtMostAHundred() {
        FollowPolicy limits = new FollowPolicy(desk.policy);
        assertThat(limits.on(LocalDate.of(2026, 11, 25))).isEqualTo(new Limits(3, 10));
        var present = desk.policy.get(FollowPolicy.ASKINGS, LocalDate.of(2026, 11, 25));
        assertThat(present.isAssumed()).isTrue();
        limits.validate(present, "100", LocalDate.of(2026, 11, 26));
        assertThatThrownBy(() -> limits.validate(present, "101", LocalDate.of(2026, 11, 26)))
                .isInstanceOf(InvalidValueException.class);
    }
}
