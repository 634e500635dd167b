package pk.gov.nsor.accountability.screeningoverride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride.State;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.ScreenRule;
import pk.gov.nsor.foundation.screening.Stop;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.TodaySource;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;

@RegisterTest
class StoppedTextsTest {

    private static final String REASON = "This is what the shop is called, and of nobody";

    @Autowired
    private StoppedTexts texts;

    @Autowired
    private OverrideUse overrideUse;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private List<TodaySource> sources;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RecordKeys keys;

    @Autowired
    private TestClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private final UUID record = UUID.randomUUID();
    private final StoppedText text =
            new StoppedText("The victim Ayesha was seen on " + record, "seen", "/people/" + record);
    private @Nullable Officer asker;
    private @Nullable Officer supervisor;

    @BeforeEach
    void anOfficerAndTheirSupervisor() {
        asker = officer(new OfDistrict("jhelum"), Role.SUPERVISING_OFFICER);
        supervisor = officer(new OfDistrict("jhelum"), Role.DISTRICT_SUPERVISOR);
    }

    @AfterEach
    void putTheClockBack() {
        accounts.disable(supervisor().name(), supervisor().actor());
    }

    @Test
    void anAllowedTextPassesForItsAskerInItsPlaceOnceAndNoOther() {
        UUID id = ask();
        assertThat(passes(text)).isFalse();
        texts.decide(id, true, supervisor().signedIn(), supervisor().actor());
        assertThat(passes(text)).isTrue();
        assertThat(overrideUse.passes(
                        text, supervisor().account().id(), supervisor().actor()))
                .isFalse();
        assertThat(passes(new StoppedText(text.text() + ".", "seen", text.where())))
                .isFalse();
        assertThat(passes(new StoppedText(text.text(), "note", text.where()))).isFalse();
        assertThat(passes(new StoppedText(text.text(), "seen", "/people/" + UUID.randomUUID())))
                .isFalse();
        assertThat(stored(false)).isTrue();
        assertThat(passes(text)).isFalse();
        assertThat(stored(false)).isFalse();
        assertThat(state(id)).isEqualTo(State.USED);
    }

    @Test
    void whatWasRefusedComesBackToItsAskerForTwoWeeks() {
        UUID id = ask();
        assertThat(cameBack()).isEmpty();
        texts.decide(id, false, supervisor().signedIn(), supervisor().actor());
        assertThat(cameBack()).containsExactly("/screening-overrides/" + id);
        clock.move(Duration.ofDays(TodayPart.DAYS_BACK - 1));
        assertThat(cameBack()).containsExactly("/screening-overrides/" + id);
        clock.move(Duration.ofDays(2));
        assertThat(cameBack()).isEmpty();
    }

    @Test
    void whatNobodyDecidedInTimeComesBackToItsAsker() {
        UUID id = ask();
        clock.move(Duration.between(
                clock.instant(), texts.own(asker().signedIn(), 1).getFirst().endsAt()));
        assertThat(cameBack()).containsExactly("/screening-overrides/" + id);
    }

    private List<String> cameBack() {
        return sources.stream()
                .flatMap(source -> source.sectionsFor(asker().signedIn()).stream())
                .filter(section -> section.part() == TodayPart.CAME_BACK)
                .filter(section -> section.content().titleKey().equals("screening-override.today.own"))
                .flatMap(section -> section.content().rows().stream())
                .map(TodayList.Row::path)
                .toList();
    }

    @Test
    void aTransactionThatIsUndoneGivesItBack() {
        UUID id = ask();
        texts.decide(id, true, supervisor().signedIn(), supervisor().actor());
        assertThat(stored(true)).isTrue();
        assertThat(state(id)).isEqualTo(State.ALLOWED);
        assertThat(stored(false)).isTrue();
    }

    @Test
    void twoWhoStoreItAtOnceStoreItOnce() throws Exception {
        UUID id = ask();
        texts.decide(id, true, supervisor().signedIn(), supervisor().actor());
        assertThat(atOnce(() -> stored(false))).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whereAPageLetItPassItPassesForAQuarterOfAnHourAndNoLonger() {
        UUID id = ask();
        texts.decide(id, true, supervisor().signedIn(), supervisor().actor());
        assertThat(passes(text)).isTrue();
        move(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(passes(text)).isTrue();
        move(Duration.ofSeconds(1));
        assertThat(passes(text)).isFalse();
        assertThat(state(id)).isEqualTo(State.USED);
    }

    @Test
    void anAllowanceHoldsForADayAndATextWaitsForADay() {
        UUID id = ask();
        move(Duration.ofHours(24).minusSeconds(1));
        texts.decide(id, true, supervisor().signedIn(), supervisor().actor());
        move(Duration.ofHours(24).minusSeconds(1));
        assertThat(state(id)).isEqualTo(State.ALLOWED);
        move(Duration.ofSeconds(1));
        assertThat(passes(text)).isFalse();
        assertThat(state(id)).isEqualTo(State.EXPIRED);

        UUID again = ask();
        assertThat(again).isNotEqualTo(id);
        move(Duration.ofHours(24));
        assertThat(texts.waitingFor(supervisor().signedIn()))
                .extracting(ScreeningOverride::id)
                .doesNotContain(again);
        assertThat(refusal(() -> texts.decide(
                        again, true, supervisor().signedIn(), supervisor().actor())))
                .isEqualTo("screening-override.decided");
        assertThat(texts.text(texts.find(again, asker().signedIn()).orElseThrow()))
                .isEmpty();
        texts.expire();
        assertThat(kept(again)).isZero();
    }

    @Test
    void theTextIsEncryptedWhileItWaitsAndGoneWithItsKeyWhenItIsDecided() {
        UUID id = ask();
        ScreeningOverride waiting = texts.find(id, supervisor().signedIn()).orElseThrow();
        assertThat(texts.text(waiting)).contains(new StoppedTexts.Waiting(text.text(), REASON));
        assertThat(kept(id)).isEqualTo(1);
        assertThat(jdbc.sql("select a::text from screeningoverride.screening_override a where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .doesNotContain("Ayesha", hex("Ayesha"), hex("shop"));
        texts.decide(id, false, supervisor().signedIn(), supervisor().actor());
        assertThat(kept(id)).isZero();
        assertThat(texts.text(waiting)).isEmpty();
    }

    @Test
    void aSupervisorOfThePlaceOrOfTheNationDecidesAndNobodyTheirOwn() {
        UUID id = ask();
        Officer province = officer(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR);
        Officer nation = officer(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR);
        Officer elsewhere = officer(new OfDistrict("multan"), Role.DISTRICT_SUPERVISOR);
        Officer otherProvince = officer(new OfProvince("PK-SD"), Role.PROVINCIAL_SUPERVISOR);
        Officer colleague = officer(new OfDistrict("jhelum"), Role.SUPERVISING_OFFICER);
        Officer registrar = officer(Jurisdiction.NATIONAL, Role.REGISTRAR);
        for (Officer may : List.of(supervisor(), province, nation)) {
            assertThat(texts.waitingFor(may.signedIn()))
                    .extracting(ScreeningOverride::id)
                    .contains(id);
        }
        for (Officer mayNot : List.of(elsewhere, otherProvince, colleague, registrar)) {
            assertThat(texts.find(id, mayNot.signedIn())).isEmpty();
            assertThat(texts.waitingFor(mayNot.signedIn()))
                    .extracting(ScreeningOverride::id)
                    .doesNotContain(id);
            assertThat(refusal(() -> texts.decide(id, true, mayNot.signedIn(), mayNot.actor())))
                    .isEqualTo("screening-override.unknown");
        }
        assertThat(refusal(() -> texts.decide(id, true, asker().signedIn(), asker().actor())))
                .isEqualTo("screening-override.own");

        StoppedText own = new StoppedText(text.text(), "note", text.where());
        UUID ofSupervisor =
                texts.ask(own, REASON, supervisor().signedIn(), supervisor().actor());
        assertThat(texts.waitingFor(supervisor().signedIn()))
                .extracting(ScreeningOverride::id)
                .doesNotContain(ofSupervisor);
        assertThat(refusal(() -> texts.decide(
                        ofSupervisor,
                        true,
                        supervisor().signedIn(),
                        supervisor().actor())))
                .isEqualTo("screening-override.own");
        for (Officer one : List.of(province, nation, elsewhere, otherProvince, colleague, registrar)) {
            accounts.disable(one.name(), one.actor());
        }
    }

    @Test
    void twoWhoDecideAtOnceDecideOnce() throws Exception {
        UUID id = ask();
        List<String> came = atOnce(() -> refusal(() ->
                texts.decide(id, true, supervisor().signedIn(), supervisor().actor())));
        assertThat(came).containsExactlyInAnyOrder("", "screening-override.decided");
    }

    @Test
    void twoPressesAskOnce() throws Exception {
        List<UUID> asked = atOnce(this::ask);
        assertThat(asked.getFirst()).isEqualTo(asked.getLast());
        assertThat(ask()).isEqualTo(asked.getFirst());
        assertThat(texts.own(asker().signedIn(), 10)).hasSize(1);
    }

    @Test
    void whatWasRefusedIsNotAskedAgainByAnybodyForAMonth() {
        UUID id = ask();
        texts.decide(id, false, supervisor().signedIn(), supervisor().actor());
        assertThat(passes(text)).isFalse();
        assertThat(refusal(this::ask)).isEqualTo("screening-override.refused-before");
        assertThat(refusal(() -> texts.ask(
                        text, REASON, supervisor().signedIn(), supervisor().actor())))
                .isEqualTo("screening-override.refused-before");
        move(Duration.ofDays(30).minusSeconds(1));
        assertThat(refusal(this::ask)).isEqualTo("screening-override.refused-before");
        move(Duration.ofSeconds(1));
        assertThat(ask()).isNotEqualTo(id);
    }

    @Test
    void whatIsNotStoppedOrHasNoFitReasonIsNotAsked() {
        StoppedText harmless = new StoppedText("He keeps away from the victim's house", "seen", "/emergency-access");
        assertThat(refusal(() -> ask(harmless, REASON))).isEqualTo("screening-override.not-stopped");
        assertThat(refusal(() -> ask(text, "a".repeat(19)))).isEqualTo("screening-override.reason");
        assertThat(refusal(() -> ask(text, "a".repeat(1001)))).isEqualTo("screening-override.reason");
        assertThat(refusal(() -> ask(text, "The victim Ayesha is not meant here")))
                .isEqualTo("text.survivor.name");
        assertThat(refusal(() -> ask(text, "a".repeat(20)))).isEmpty();
    }

    @Test
    void allOfItIsOnTheTrailAndNoWordOfTheText() {
        TrailReader trail = new TrailReader(jdbc);
        long before = trail.last();
        UUID id = ask();
        texts.decide(id, true, supervisor().signedIn(), supervisor().actor());
        assertThat(passes(text)).isTrue();
        assertThat(passes(text)).isTrue();
        assertThat(stored(false)).isTrue();
        assertThat(trail.ofAfter(asker().account().id(), before))
                .containsExactly(
                        "SCREENING_OVERRIDE_ASKED DONE",
                        "SCREENING_OVERRIDE_PASSED DONE",
                        "SCREENING_OVERRIDE_USED DONE");
        for (TrailAction action : List.of(
                TrailAction.SCREENING_OVERRIDE_ASKED,
                TrailAction.SCREENING_OVERRIDE_PASSED,
                TrailAction.SCREENING_OVERRIDE_USED)) {
            String content = trail.contentsOf(asker().account().id(), action, before, keys)
                    .toString();
            assertThat(content).contains(id.toString(), "NAME", "seen").doesNotContain("Ayesha");
        }
        assertThat(trail.contentsOf(supervisor().account().id(), TrailAction.SCREENING_OVERRIDE_DECIDED, before, keys)
                        .toString())
                .contains("ALLOWED");
    }

    @Test
    void theDatabaseItselfRefusesOwnDecisionsAndTextsThatOutliveTheirWaiting() {
        UUID id = ask();
        assertThatThrownBy(() -> jdbc.sql("""
                                update screeningoverride.screening_override
                                set state = 'ALLOWED', decided_by = asker_id, decided_at = now(), wrapped_key = null,
                                    text = null, reason = null
                                where id = ?
                                """).param(id).update()).hasMessageContaining("decided_by_another");
        assertThatThrownBy(
                        () -> jdbc.sql("update screeningoverride.screening_override set state = 'EXPIRED' where id = ?")
                                .param(id)
                                .update())
                .hasMessageContaining("text_is_kept_while_it_waits");
    }

    @Test
    void whatIsDecidedCountsForTheRuleThatHadStoppedIt() {
        ContestedRule before = counted();
        texts.decide(ask(), true, supervisor().signedIn(), supervisor().actor());
        UUID refused = ask(new StoppedText(text.text(), "note", text.where()), REASON);
        texts.decide(refused, false, supervisor().signedIn(), supervisor().actor());
        UUID _ = ask(new StoppedText(text.text(), "reason", text.where()), REASON);
        assertThat(counted())
                .isEqualTo(new ContestedRule(
                        ScreenRule.AFTER, Stop.Kind.NAME, before.allowed() + 1, before.refused() + 1));
        assertThat(metrics.get("nsor.screening.contested")
                        .tags("rule", "after", "kind", "name", "decision", "refused")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void aRuleComesUpForChangeWhereItWasWrongMoreOftenThanRightInFiveDecisions() {
        assertThat(new ContestedRule(ScreenRule.BESIDE, Stop.Kind.NAME, 3, 2).isUpForChange())
                .isTrue();
        assertThat(new ContestedRule(ScreenRule.BESIDE, Stop.Kind.NAME, 4, 0).isUpForChange())
                .isFalse();
        assertThat(new ContestedRule(ScreenRule.BESIDE, Stop.Kind.NAME, 3, 3).isUpForChange())
                .isFalse();
    }

    private ContestedRule counted() {
        return texts.contestedRules().stream()
                .filter(each -> each.rule() == ScreenRule.AFTER && each.kind() == Stop.Kind.NAME)
                .findFirst()
                .orElse(new ContestedRule(ScreenRule.AFTER, Stop.Kind.NAME, 0, 0));
    }

    private UUID ask() {
        return ask(text, REASON);
    }

    private UUID ask(StoppedText stopped, String reason) {
        return texts.ask(stopped, reason, asker().signedIn(), asker().actor());
    }

    /** As a page screens it, outside of any transaction. */
    private boolean passes(StoppedText stopped) {
        return overrideUse.passes(stopped, asker().account().id(), asker().actor());
    }

    /** As a service screens it in the transaction that stores it, twice. */
    private boolean stored(boolean isUndone) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> {
            boolean isFirst = passes(text);
            assertThat(passes(text)).isEqualTo(isFirst);
            if (isUndone) {
                status.setRollbackOnly();
            }
            return isFirst;
        }));
    }

    private State state(UUID id) {
        return texts.find(id, asker().signedIn()).orElseThrow().stateAt(clock.instant());
    }

    private int kept(UUID id) {
        return jdbc.sql("""
                        select count(*) from screeningoverride.screening_override
                        where id = ? and (wrapped_key is not null or text is not null or reason is not null)
                        """).param(id).query(Integer.class).single();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String refusal(ThrowingCallable action) {
        Throwable thrown = catchThrowable(action);
        return thrown instanceof InvalidValueException refused
                ? refused.code()
                : thrown == null ? "" : thrown.toString();
    }

    private static <T> List<T> atOnce(Callable<T> action) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<T> came = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<T>> both = new ArrayList<>();
            for (int each = 0; each < 2; each++) {
                both.add(pool.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            for (Future<T> one : both) {
                came.add(one.get());
            }
        }
        return came;
    }

    private Officer officer(Jurisdiction jurisdiction, Role role) {
        return new Officers(accounts).of(jurisdiction, role);
    }

    private void move(Duration by) {
        clock.move(by);
    }

    private Officer asker() {
        return java.util.Objects.requireNonNull(asker);
    }

    private Officer supervisor() {
        return java.util.Objects.requireNonNull(supervisor);
    }
}
