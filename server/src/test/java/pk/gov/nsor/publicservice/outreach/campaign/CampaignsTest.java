package pk.gov.nsor.publicservice.outreach.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.publicservice.outreach.DistrictQuestions;
import pk.gov.nsor.publicservice.outreach.Followers;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign.EndCause;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign.State;
import pk.gov.nsor.publicservice.outreach.campaign.CampaignMeasurement.Found;
import pk.gov.nsor.publicservice.outreach.internal.SealedNumbers;
import pk.gov.nsor.simulator.smsc.PhoneMessage;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** From the proposal to the telephones of the simulator, at noon of some day. */
@RegisterTest
class CampaignsTest {

    private static final Pattern CODE = Pattern.compile("[0-9]{4}");
    private static final CampaignTexts TEXTS =
            new CampaignTexts("Listen to your child.", "Apne bachay ki sunen.", "اپنے بچے کی سنیں۔");

    private static final List<String> EIGHT =
            List.of("kech", "gwadar", "panjgur", "awaran", "washuk", "kharan", "nushki", "chagai");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Proposals proposals;

    @Autowired
    private CampaignProposal kind;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private CampaignSending sending;

    @Autowired
    private CampaignMeasurement measurement;

    @Autowired
    private TransactionOperations transaction;

    private final TestClock clock;
    private final Officers officers;
    private RegisterLines lines;

    CampaignsTest(TestClock clock, Officers officers) {
        this.clock = clock;
        this.officers = officers;
    }

    @BeforeEach
    void atNoon() throws Exception {
        moveTo(LocalDate.now(clock), LocalTime.NOON);
        lines = new RegisterLines(context);
    }

    @AfterEach
    void endAll() {
        lines.close();
        jdbc.sql("delete from outreach.subscription where area = any (?)")
                .param(new String[] {"ziarat", "sibi"})
                .update();
        campaigns.all().stream()
                .filter(campaign -> campaign.state() != State.ENDED)
                .forEach(campaign -> campaigns.stop(
                        campaign.id(),
                        "The test is over",
                        officers.with(Role.REGISTRAR).actor()));
    }

    @Test
    void whoeverFollowsIsToldOnceInTheLanguageInWhichTheyFollow() throws Exception {
        String english = follower("FOLLOW Ziarat", "YES");
        follow(english, "FOLLOW Sibi", "YES");
        String urdu = follower("پیغام زیارت", "ہاں");
        UUID id = approved(plan(List.of("ziarat", "sibi"), 0, 100));
        assertThat(sending.hand(() -> true)).isEqualTo(2);
        assertThat(sending.hand(() -> true)).isZero();
        lines.settle();
        assertThat(campaignTexts(english)).containsExactly("Listen to your child. STOP ends these messages.");
        assertThat(campaignTexts(urdu)).containsExactly("اپنے بچے کی سنیں۔ روکنے کے لیے بند لکھیں۔");
        Campaign over = campaign(id);
        assertThat(over.endCause()).isEqualTo(EndCause.ALL_TOLD);
        assertThat(List.of(over.recipients(), over.handed(), over.parts(), over.percent()))
                .containsExactly(2, 2, 2, 100);
    }

    @Test
    void whoeverStopsIsNotToldAnyMoreAndIsOnNoList() throws Exception {
        String one = follower("FOLLOW Ziarat", "YES");
        UUID id = approved(plan(List.of("ziarat"), 0, 100));
        moveTo(LocalDate.now(clock), LocalTime.of(21, 0));
        assertThat(sending.hand(() -> true)).as("it is night").isZero();
        assertThat(listed(id)).isEqualTo(1);
        String unused = lines.ask(one, "STOP");
        assertThat(listed(id)).isZero();
        moveTo(LocalDate.now(clock).plusDays(1), LocalTime.NOON);
        assertThat(sending.hand(() -> true)).isZero();
        assertThat(campaignTexts(one)).isEmpty();
        assertThat(campaign(id).endCause()).isEqualTo(EndCause.ALL_TOLD);
    }

    @Test
    void aTextThatTheSmscHasPutOffIsNotSentToWhoeverStopsMeanwhile() throws Exception {
        String one = follower("FOLLOW Ziarat", "YES");
        UUID id = approved(plan(List.of("ziarat"), 0, 100));
        lines.unbind();
        assertThat(sending.hand(() -> true)).isEqualTo(1);
        jdbc.sql("""
                        update sms.message set due_at = due_at + interval '1 minute', attempts = 1, status = 69
                        where id = (select id from outreach.campaign_recipient where campaign = ?)
                        """).param(id).update();
        lines.bind();
        String unused = lines.ask(one, "STOP");
        clock.move(Duration.ofMinutes(2));
        lines.settle();
        assertThat(campaignTexts(one)).isEmpty();
    }

    @Test
    void aLongListIsWrittenInPartsAndEachTelephoneIsOnItOnce() throws Exception {
        UUID id = approved(plan(List.of("ziarat", "sibi"), 0, 10_000));
        jdbc.sql("""
                        insert into outreach.subscription
                            (id, follower_hash, area, language, wrapped_key, number, since)
                        select gen_random_uuid(), sha256(n::text::bytea), area, 'ENGLISH', '', '', current_date
                        from generate_series(1, 2345) as each (n), unnest(array['ziarat', 'sibi']) as district (area)
                        """).update();
        moveTo(LocalDate.now(clock), LocalTime.of(21, 0));
        AtomicInteger asked = new AtomicInteger();
        assertThat(sending.hand(() -> asked.incrementAndGet() <= 1)).isZero();
        assertThat(listed(id)).as("a server that stops has written a part").isEqualTo(1000);
        assertThat(sending.hand(() -> true)).isZero();
        assertThat(listed(id)).isEqualTo(2345);
        assertThat(campaign(id).recipients()).isEqualTo(2345);
        assertThat(jdbc.sql("""
                                select count(distinct s.follower_hash) from outreach.campaign_recipient r
                                join outreach.subscription s on s.id = r.subscription where r.campaign = ?
                                """).param(id).query(Integer.class).single()).isEqualTo(2345);
    }

    @Test
    void atNightNothingIsSentAndFromNineOnItIs() throws Exception {
        String unused = follower("FOLLOW Ziarat", "YES");
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        UUID id = approved(plan(List.of("ziarat"), 0, 100));
        moveTo(tomorrow, LocalTime.of(8, 59));
        assertThat(sending.hand(() -> true)).isZero();
        assertThat(campaign(id).state()).isEqualTo(State.SENDING);
        moveTo(tomorrow, LocalTime.of(9, 1));
        assertThat(sending.hand(() -> true)).isEqualTo(1);
    }

    @Test
    void theBudgetIsNeverPassed() throws Exception {
        String first = follower("FOLLOW Ziarat", "YES");
        String second = follower("FOLLOW Ziarat", "YES");
        UUID id = approved(plan(List.of("ziarat"), 0, 1));
        assertThat(sending.hand(() -> true)).isEqualTo(1);
        assertThat(sending.hand(() -> true)).isZero();
        lines.settle();
        assertThat(campaignTexts(first).size() + campaignTexts(second).size()).isEqualTo(1);
        assertThat(campaign(id).endCause()).isEqualTo(EndCause.BUDGET);
    }

    @Test
    void whatAProcessDidNotCommitIsSentByTheNextAndOnlyByIt() throws Exception {
        String one = follower("FOLLOW Ziarat", "YES");
        UUID id = approved(plan(List.of("ziarat"), 0, 100));
        transaction.executeWithoutResult(dying -> {
            assertThat(sending.hand(() -> true)).isEqualTo(1);
            dying.setRollbackOnly();
        });
        assertThat(campaign(id).handed()).isZero();
        assertThat(sending.hand(() -> true)).isEqualTo(1);
        lines.settle();
        assertThat(campaignTexts(one)).hasSize(1);
    }

    @Test
    void aCampaignThatIsStoppedSendsNothingMoreAndDoesNotGoOn() throws Exception {
        String one = follower("FOLLOW Ziarat", "YES");
        UUID id = approved(plan(List.of("ziarat"), 0, 100));
        var registrar = officers.with(Role.REGISTRAR).actor();
        assertThatThrownBy(() -> campaigns.stop(id, " ", registrar)).isInstanceOf(InvalidValueException.class);
        campaigns.stop(id, "A wrong word in it", registrar);
        assertThat(sending.hand(() -> true)).isZero();
        assertThat(campaignTexts(one)).isEmpty();
        assertThatThrownBy(() -> campaigns.stop(id, "Again", registrar))
                .extracting(refused -> ((InvalidValueException) refused).messageKey())
                .isEqualTo("invalid.campaign.ended");
    }

    @Test
    void whatWaitsAtTheGatewayIsNotSentAfterTheCampaignIsStopped() throws Exception {
        String one = follower("FOLLOW Ziarat", "YES");
        UUID id = approved(plan(List.of("ziarat"), 0, 100));
        lines.unbind();
        assertThat(sending.hand(() -> true)).isEqualTo(1);
        campaigns.stop(id, "A wrong word in it", officers.with(Role.REGISTRAR).actor());
        lines.bind();
        lines.settle();
        assertThat(campaignTexts(one)).isEmpty();
        assertThat(jdbc.sql("""
                                select m.state from sms.message m
                                join outreach.campaign_recipient r on r.id = m.id where r.campaign = ?
                                """).param(id).query(String.class).single()).isEqualTo("EXPIRED");
    }

    @Test
    void severalProcessesTogetherHaveThreeSecondsWorthWaitAtTheGateway() throws Exception {
        for (int follower = 0; follower < 5; follower++) {
            String unused = follower("FOLLOW Ziarat", "YES");
        }
        UUID id = approved(plan(List.of("ziarat"), 0, 100));
        lines.unbind();
        for (int process = 0; process < 5; process++) {
            AtomicInteger asked = new AtomicInteger();
            newProcess().work(() -> asked.incrementAndGet() <= 2);
        }
        assertThat(campaign(id).handed()).isEqualTo(3);
        lines.bind();
        lines.settle();
        AtomicInteger asked = new AtomicInteger();
        newProcess().work(() -> asked.incrementAndGet() <= 2);
        assertThat(campaign(id).handed()).isEqualTo(4);
    }

    /** That sends a message a second. */
    private CampaignSending newProcess() {
        return new CampaignSending(
                context.getBean(CampaignRepository.class),
                measurement,
                context.getBean(CampaignWording.class),
                context.getBean(Followers.class),
                context.getBean(Messages.class),
                context.getBean(SealedNumbers.class),
                context.getBean(Trail.class),
                transaction,
                clock,
                new CampaignPace(1, "9-20"));
    }

    @Test
    void theLotHoldsBackAsManyDistrictsAsWasSaidAndTheirFollowersAreToldNothing() throws Exception {
        String inZiarat = follower("FOLLOW Ziarat", "YES");
        String inSibi = follower("FOLLOW Sibi", "YES");
        UUID id = approved(plan(List.of("ziarat", "sibi"), 1, 100));
        assertThat(sending.hand(() -> true)).isEqualTo(1);
        lines.settle();
        boolean isZiaratTold = Boolean.TRUE.equals(campaigns.districts(id).get("ziarat"));
        assertThat(campaigns.districts(id)).containsEntry("sibi", !isZiaratTold);
        assertThat(campaignTexts(inZiarat)).hasSize(isZiaratTold ? 1 : 0);
        assertThat(campaignTexts(inSibi)).hasSize(isZiaratTold ? 0 : 1);
    }

    @Test
    void aDayAfterTheEndItIsCountedAndNobodyIsListedAnyMore() throws Exception {
        String unused = follower("FOLLOW Ziarat", "YES");
        UUID id = approved(plan(List.of("ziarat"), 0, 100));
        assertThat(sending.hand(() -> true) + sending.hand(() -> true)).isEqualTo(1);
        lines.settle();
        sending.count();
        assertThat(campaign(id).delivered()).as("reports may still come").isNull();
        clock.move(CampaignSending.COUNTED_AFTER.plusMinutes(1));
        sending.count();
        assertThat(campaign(id).failed()).isZero();
        assertThat(listed(id)).isZero();
    }

    @Test
    void whatACampaignBroughtIsTheSameAfterItsWeeksAreRemoved() {
        UUID id = approved(plan(EIGHT, 4, 100));
        LocalDate begun = LocalDate.now(clock).minusWeeks(70);
        LocalDate first = DistrictQuestions.week(begun);
        // In one transaction, before whoever removes old weeks sees them.
        List<Found> found = Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("update outreach.campaign set begins_on = ?, ends_on = ? where id = ?")
                    .params(begun, begun.plusDays(20), id)
                    .update();
            for (int week = -CampaignMeasurement.WEEKS; week < 7; week++) {
                jdbc.sql("""
                                insert into outreach.district_questions (week, district, topic, asked)
                                select ?, district, topic, case when is_told then ? else 20 end + length(district)
                                from outreach.campaign_district, unnest(array['AREA', 'HELP']) as each (topic)
                                where campaign = ?
                                """)
                        .params(first.plusWeeks(week), week < 0 ? 20 : 45, id)
                        .update();
            }
            return measurement.of(campaign(id)).orElseThrow();
        }));
        assertThat(found).allMatch(each -> each.percent() != null && each.percent() > 50);
        sending.work(() -> false);
        assertThat(jdbc.sql("select count(*) from outreach.district_questions where week < ?")
                        .param(first.plusWeeks(7))
                        .query(Integer.class)
                        .single())
                .as("the weeks are removed")
                .isZero();
        assertThat(measurement.of(campaign(id))).contains(found);
    }

    @Test
    void whatACampaignBroughtIsKeptOnceItsLastWeekIsOver() {
        UUID id = approved(plan(EIGHT, 4, 100));
        LocalDate end = DistrictQuestions.week(LocalDate.now(clock).plusDays(5)).plusWeeks(CampaignMeasurement.WEEKS);
        moveTo(end.plusWeeks(1), LocalTime.NOON);
        measurement.keep();
        assertThat(isKept(id))
                .as("what was asked on its last day may be on its way")
                .isFalse();
        moveTo(end.plusWeeks(2), LocalTime.NOON);
        measurement.keep();
        assertThat(isKept(id)).isTrue();
    }

    private boolean isKept(UUID campaign) {
        return jdbc.sql("select measured is not null from outreach.campaign where id = ?")
                .param(campaign)
                .query(Boolean.class)
                .single();
    }

    @Test
    void afterItsLastDayNothingIsSent() throws Exception {
        String one = follower("FOLLOW Ziarat", "YES");
        UUID id = approved(plan(List.of("ziarat"), 0, 100));
        moveTo(LocalDate.now(clock).plusDays(10), LocalTime.NOON);
        assertThat(sending.hand(() -> true)).isZero();
        assertThat(campaignTexts(one)).isEmpty();
        assertThat(campaign(id).endCause()).isEqualTo(EndCause.PERIOD);
    }

    @Test
    void whatCannotBeIsRefusedWithTheField() {
        LocalDate today = LocalDate.now(clock);
        assertRefused("begins", new CampaignPlan("A", TEXTS, List.of("sibi"), 0, today.minusDays(1), today, 1));
        assertRefused("ends", new CampaignPlan("A", TEXTS, List.of("sibi"), 0, today, today.minusDays(1), 1));
        assertRefused("ends", new CampaignPlan("A", TEXTS, List.of("sibi"), 0, today, today.plusDays(60), 1));
        assertRefused("compared", new CampaignPlan("A", TEXTS, List.of("sibi"), 1, today, today, 1));
        assertRefused("districts", new CampaignPlan("A", TEXTS, List.of("nowhere"), 0, today, today, 1));
        assertRefused(
                "english",
                new CampaignPlan("A", new CampaignTexts(null, null, null), List.of("sibi"), 0, today, today, 1));
        kind.validate(new CampaignPlan("A", TEXTS, List.of("sibi"), 0, today, today.plusDays(59), 1), today);
    }

    @Test
    void whatIsMeasuredInADistrictIsNotDisturbedByAnotherCampaignUntilItsLastWeekIsOver() {
        LocalDate today = LocalDate.now(clock);
        UUID measured = approved(plan(EIGHT, 4, 100));
        LocalDate over = today.plusDays(5).plusWeeks(CampaignMeasurement.WEEKS);
        assertRefused("districts", new CampaignPlan("A", TEXTS, List.of("kech"), 0, today, over.plusDays(9), 1));
        assertRefused("districts", new CampaignPlan("A", TEXTS, List.of("kech"), 0, over, over.plusDays(9), 1));
        kind.validate(new CampaignPlan("A", TEXTS, List.of("sibi"), 0, today, over, 1), today);
        kind.validate(
                new CampaignPlan("A", TEXTS, List.of("kech"), 0, over.plusWeeks(1), over.plusWeeks(2), 1),
                over.plusWeeks(1));
        LocalDate apart = over.plusWeeks(CampaignMeasurement.WEEKS);
        assertRefused("districts", new CampaignPlan("A", TEXTS, EIGHT, 4, apart, apart.plusDays(9), 1));
        kind.validate(
                new CampaignPlan("A", TEXTS, EIGHT, 4, apart.plusWeeks(1), apart.plusWeeks(2), 1), apart.plusWeeks(1));
        campaigns.stop(measured, "Not this time", officers.with(Role.REGISTRAR).actor());
        assertThat(measurement.of(campaign(measured)))
                .as("nobody was told anything")
                .isEmpty();
        kind.validate(new CampaignPlan("A", TEXTS, List.of("kech"), 0, today, over, 1), today);
    }

    @Test
    void whoeverAlsoFollowsADistrictThatIsHeldBackIsNotTold() throws Exception {
        String both = follower("FOLLOW Ziarat", "YES");
        follow(both, "FOLLOW Sibi", "YES");
        UUID id = approved(plan(List.of("ziarat", "sibi"), 1, 100));
        assertThat(sending.hand(() -> true)).isZero();
        assertThat(campaignTexts(both)).isEmpty();
        assertThat(campaign(id).endCause()).isEqualTo(EndCause.ALL_TOLD);
    }

    @Test
    void howMuchOfASmallBudgetIsUsedIsNotSaidAndOfALargerOneInTens() {
        assertThat(used(99, 33, 40).usedPercent()).isNull();
        assertThat(used(100, 33, 40).usedPercent()).isEqualTo(30);
        assertThat(used(1000, 1000, 1000).usedPercent()).isEqualTo(100);
        assertThat(used(1000, 39, 40).percent()).isEqualTo(90);
    }

    private Campaign used(int budget, int parts, int recipients) {
        LocalDate today = LocalDate.now(clock);
        return new Campaign(
                UUID.randomUUID(),
                "C-1",
                "A",
                TEXTS,
                today,
                today,
                budget,
                UUID.randomUUID(),
                State.SENDING,
                null,
                null,
                null,
                recipients,
                parts,
                parts,
                null,
                null);
    }

    private void assertRefused(String field, CampaignPlan plan) {
        assertThatThrownBy(() -> kind.validate(plan, plan.beginsOn()))
                .isInstanceOf(InvalidValueException.class)
                .extracting(refused -> ((InvalidValueException) refused).field())
                .isEqualTo(field);
    }

    private CampaignPlan plan(List<String> districts, int compared, int budget) {
        LocalDate today = LocalDate.now(clock);
        return new CampaignPlan("Listen", TEXTS, districts, compared, today, today.plusDays(5), budget);
    }

    private UUID approved(CampaignPlan plan) {
        UUID proposal = proposals.propose(
                kind,
                plan,
                plan.beginsOn(),
                "As planned",
                officers.with(Role.REGISTRAR).actor());
        proposals.approve(proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor());
        return campaigns.all().getFirst().id();
    }

    private Campaign campaign(UUID id) {
        return campaigns.find(id).orElseThrow();
    }

    private int listed(UUID campaign) {
        return jdbc.sql("select count(*) from outreach.campaign_recipient where campaign = ?")
                .param(campaign)
                .query(Integer.class)
                .single();
    }

    private void moveTo(LocalDate day, LocalTime time) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        clock.move(Duration.between(now, day.atTime(time).atZone(now.getZone())));
    }

    private String follower(String follow, String yes) throws InterruptedException {
        String phone = Samples.phone();
        follow(phone, follow, yes);
        return phone;
    }

    private void follow(String phone, String follow, String yes) throws InterruptedException {
        Matcher code = CODE.matcher(lines.ask(phone, follow));
        assertThat(code.find()).isTrue();
        String unused = lines.ask(phone, yes + " " + code.group());
    }

    private List<String> campaignTexts(String phone) {
        return lines.received(phone).stream()
                .map(PhoneMessage::text)
                .filter(text -> Arrays.asList("Listen", "Apne", "اپنے").stream().anyMatch(text::startsWith))
                .toList();
    }
}
