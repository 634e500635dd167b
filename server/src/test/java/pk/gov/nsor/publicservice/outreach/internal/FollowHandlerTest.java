package pk.gov.nsor.publicservice.outreach.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.testing.RegisterTest;

/** What is answered to FOLLOW, its code and STOP, and what is kept of it. */
@RegisterTest
class FollowHandlerTest {

    @Autowired
    private ApplicationContext context;

    private FollowFixture desk;

    @BeforeEach
    void open() {
        desk = new FollowFixture(context);
    }

    @Test
    void onlyTheRightCodeMakesAFollowerWhoseNumberIsSealed() {
        String code = FollowFixture.code(desk.ask("FOLLOW Lahore"));
        assertThat(desk.subscriptions()).as("asked only").isZero();
        assertThat(desk.ask("yes " + code))
                .isEqualTo(
                        "You get awareness messages of Lahore district. They are about safety, never about a person. STOP"
                                + " ends it.");
        assertThat(desk.jdbc
                        .sql("select wrapped_key, number, id, language, area, since from outreach.subscription"
                                + " where follower_hash = ?")
                        .param(desk.follower())
                        .query((row, at) -> {
                            String owner = "outreach/" + row.getString("id");
                            byte[] opened = desk.keys
                                    .unwrap(row.getBytes("wrapped_key"), owner)
                                    .decrypt(row.getBytes("number"), "outreach/1".getBytes(StandardCharsets.US_ASCII));
                            return List.of(
                                    new String(opened, StandardCharsets.US_ASCII),
                                    row.getString("language"),
                                    row.getString("area"),
                                    row.getString("since"));
                        })
                        .single())
                .containsExactly("+92" + desk.phone.substring(1), "ENGLISH", "lahore", desk.day.toString());
        assertThat(desk.pending()).as("the code is used").isZero();
        desk.clock.after(Duration.ofMinutes(2));
        assertThat(desk.ask("FOLLOW Lahore")).as("followed already").startsWith("You get awareness messages of Lahore");
    }

    @Test
    void whoHasChosenALanguageIsAnsweredInItWhateverTheKeyword() {
        desk.chosen.put(desk.question(desk.phone, "").senderHash(), pk.gov.nsor.foundation.sms.TextLanguage.URDU);
        for (String text : List.of("FOLLOW Lahore", "YES", "STOP")) {
            assertThat(desk.ask(text)).as(text).matches("(?s).*\\p{IsArabic}.*");
        }
        assertThat(desk.askAs(FollowFixture.number(), "STOP")).startsWith("You get no");
    }

    @Test
    void keywordsInUrduAreReadHoweverTheyAreTyped() {
        for (String text : List.of("پیغام لاہور", "پَیغام لاہور", "پيغام لاهور", "پیـغام\u200C لاہور")) {
            assertThat(FollowGrammar.read(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            FollowCommand.Follow.class,
                            follow -> assertThat(follow.language())
                                    .isEqualTo(pk.gov.nsor.foundation.sms.TextLanguage.URDU));
        }
        for (String text : List.of("بند", "بَند کریں", "روکیں", "ختم")) {
            assertThat(FollowGrammar.read(text)).as(text).isInstanceOf(FollowCommand.Stop.class);
        }
    }

    @Test
    void stopRemovesEverythingAndSaysTheSameWhereThereIsNothing() {
        desk.ask("YES " + FollowFixture.code(desk.ask("FOLLOW Lahore")));
        String open = FollowFixture.code(desk.ask("FOLLOW Quetta"));
        String told = desk.ask("STOP");
        assertThat(told).startsWith("You get no awareness messages any more");
        assertThat(desk.subscriptions()).isZero();
        assertThat(desk.pending()).isZero();
        assertThat(desk.ask("YES " + open)).as("its code is no use any more").startsWith("That is not the code");
        assertThat(desk.subscriptions()).isZero();
        assertThat(desk.askAs(FollowFixture.number(), "stop")).isEqualTo(told);
    }

    @Test
    void aThirdWrongCodeMakesTheRightOneUselessAndTheAreaSilentUntilItsTimeIsOver() {
        String code = FollowFixture.code(desk.ask("FOLLOW Lahore"));
        assertThat(desk.ask("YES " + FollowFixture.other(code, 1))).startsWith("That is not the code");
        assertThat(desk.ask("YES")).as("no code is no try").startsWith("That is not the code");
        assertThat(desk.ask("YES " + FollowFixture.other(code, 2))).startsWith("That is not the code");
        assertThat(desk.ask("YES " + FollowFixture.other(code, 3))).startsWith("Too many wrong codes");
        assertThat(desk.ask("YES " + code)).startsWith("Too many wrong codes");
        assertThat(desk.subscriptions()).isZero();
        assertThat(desk.ask("FOLLOW Lahore")).isNull();
        desk.clock.after(FollowHandler.CODE_GOOD_FOR);
        assertThat(desk.ask("YES " + FollowFixture.code(desk.ask("FOLLOW Lahore"))))
                .startsWith("You get awareness messages");
    }

    @Test
    void theRightCodeAfterTwoWrongOnesCounts() {
        String code = FollowFixture.code(desk.ask("FOLLOW Lahore"));
        desk.ask("YES " + FollowFixture.other(code, 1));
        desk.ask("YES " + FollowFixture.other(code, 2));
        assertThat(desk.ask("YES " + code)).startsWith("You get awareness messages");
    }

    @Test
    void aCodeIsGoodFor24HoursAndNotAMomentLonger() {
        String late = FollowFixture.code(desk.ask("FOLLOW Lahore"));
        desk.clock.after(FollowHandler.CODE_GOOD_FOR);
        assertThat(desk.ask("YES " + late)).startsWith("That is not the code, or its 24 hours are over");
        assertThat(desk.subscriptions()).isZero();
        String code = FollowFixture.code(desk.ask("FOLLOW Lahore"));
        desk.clock.after(FollowHandler.CODE_GOOD_FOR.minusMillis(1));
        assertThat(desk.ask("YES " + code)).startsWith("You get awareness messages");
    }

    @Test
    void codesThatAreOverAreRemoved() {
        desk.ask("FOLLOW Lahore");
        FollowerRepository store = new FollowerRepository(desk.jdbc, desk.keys, desk.messages);
        desk.clock.after(FollowHandler.CODE_GOOD_FOR.minusMillis(1));
        store.forgetOver(desk.clock.instant().atZone(Day.ZONE).toOffsetDateTime());
        assertThat(desk.pending()).isOne();
        desk.clock.after(Duration.ofMillis(1));
        store.forgetOver(desk.clock.instant().atZone(Day.ZONE).toOffsetDateTime());
        assertThat(desk.pending()).isZero();
    }

    @Test
    void aTextOfAListThatIsBeingWrittenWhileItsFollowerStopsIsWithdrawn() {
        desk.ask("YES " + FollowFixture.code(desk.ask("FOLLOW Lahore")));
        UUID text = UUID.randomUUID();
        CompletableFuture<?> stopping = desk.transaction.execute(_ -> {
            list(text);
            CompletableFuture<?> stop = CompletableFuture.supplyAsync(() -> desk.ask("STOP"));
            await().until(() -> desk.jdbc.sql("""
                            select exists (select from pg_stat_activity
                                where wait_event_type = 'Lock' and query like '%outreach.subscription%')
                            """).query(Boolean.class).single());
            return stop;
        });
        Object _ = Objects.requireNonNull(stopping).join();
        assertThat(desk.subscriptions()).isZero();
        assertThat(desk.messages.of(List.of(text)).values())
                .extracting(MessageState::state)
                .containsExactly(MessageState.State.EXPIRED);
    }

    /** As a campaign that is listed and whose text waits. */
    private void list(UUID text) {
        UUID campaign = UUID.randomUUID();
        desk.jdbc
                .sql("""
                        insert into outreach.campaign (id, title, english, begins_on, ends_on, most_parts, rests_on, decided_at, state)
                        values (?, 'Listen', 'Listen', ?, ?, 1, ?, now(), 'SENDING')
                        """)
                .params(campaign, desk.day, desk.day, UUID.randomUUID())
                .update();
        desk.jdbc.sql("""
                        insert into outreach.campaign_recipient (id, campaign, subscription, language)
                        select ?, ?, id, 'ENGLISH' from outreach.subscription where follower_hash = ?
                        """).params(text, campaign, desk.follower()).update();
        Instant tomorrow = desk.clock.instant();
        desk.messages.send(new NewMessage(
                SmscLink.PUBLIC,
                text,
                MobileNumber.parse(desk.phone),
                "Listen",
                tomorrow,
                tomorrow.plus(Duration.ofHours(1))));
        desk.jdbc
                .sql(
                        "update outreach.campaign set state = 'ENDED', end_cause = 'STOPPED', ended_at = now() where id = ?")
                .param(campaign)
                .update();
    }

    @Test
    void aCodeOfAnotherNumberIsNone() {
        String code = FollowFixture.code(desk.ask("FOLLOW Lahore"));
        String other = FollowFixture.number();
        String othersCode = FollowFixture.code(desk.askAs(other, "FOLLOW Lahore"));
        if (!othersCode.equals(code)) {
            assertThat(desk.askAs(other, "YES " + code)).startsWith("That is not the code");
        }
        assertThat(desk.subscriptions()).isZero();
    }

    @Test
    void oneBatchIsAnsweredInItsOrder() {
        Map<Question, String> texts = new IdentityHashMap<>();
        List<Question> batch = List.of(desk.question(desk.phone, "FOLLOW Lahore"), desk.question(desk.phone, "STOP"));
        desk.answer(desk.handler, batch, texts);
        assertThat(texts).hasSize(2);
        assertThat(desk.pending()).isZero();
    }

    @Test
    void aNameOfSeveralAreasIsAnsweredWithExactNames() {
        assertThat(desk.ask("FOLLOW Karachi"))
                .startsWith("Karachi: send FOLLOW and one of Karachi Central, Karachi East");
        assertThat(desk.pending()).isZero();
        assertThat(desk.ask("FOLLOW Karachi East")).contains("Karachi East district", "YES");
        assertThat(desk.ask("FOLLOW Fisalabda"))
                .startsWith("No such area is known.")
                .contains("Faisalabad");
        assertThat(desk.ask("FOLLOW xqzwv")).startsWith("No such district or tehsil is known");
        assertThat(desk.ask("FOLLOW")).startsWith("To get awareness messages send FOLLOW");
    }

    @Test
    void aNumberIsTheSameHoweverTheNetworkWritesIt() {
        String code = FollowFixture.code(desk.ask("FOLLOW Lahore"));
        assertThat(desk.askAs("92" + desk.phone.substring(1), "YES " + code)).startsWith("You get awareness messages");
        assertThat(desk.askAs("+92" + desk.phone.substring(1), "STOP")).startsWith("You get no");
        assertThat(desk.subscriptions()).isZero();
    }
}
