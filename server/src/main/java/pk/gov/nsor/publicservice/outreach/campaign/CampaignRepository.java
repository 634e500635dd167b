package pk.gov.nsor.publicservice.outreach.campaign;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign.EndCause;

/** The tables of campaigns. Each call is one statement, in the caller's transaction. */
@Repository
class CampaignRepository {

    private static final String COLUMNS = """
            select id, 'C-' || serial as number, title, english, roman_urdu, urdu, begins_on, ends_on, most_parts, rests_on, state,
                end_cause, ended_at, stopped_because, recipients, handed, parts, delivered, failed
            from outreach.campaign
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CampaignRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest first. */
    List<Campaign> all() {
        return jdbc.sql(COLUMNS + " order by serial desc").query(Campaign.class).list();
    }

    Optional<Campaign> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(Campaign.class)
                .optional();
    }

    /** Locked until the transaction ends. */
    Optional<Campaign> lock(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ? for update")
                .param(id)
                .query(Campaign.class)
                .optional();
    }

    /** Those that have not ended, the first approved first. */
    List<UUID> open() {
        return jdbc.sql("select id from outreach.campaign where state <> 'ENDED' order by serial")
                .query(UUID.class)
                .list();
    }

    /** Those that ended before then and whose list is still there, or has never been counted. */
    List<UUID> toCount(OffsetDateTime before) {
        return jdbc.sql("""
                        select id from outreach.campaign c where state = 'ENDED' and ended_at < ? and (delivered is null
                            or exists (select from outreach.campaign_recipient r where r.campaign = c.id))
                        order by serial
                        """).param(before).query(UUID.class).list();
    }

    void insert(UUID id, CampaignPlan plan, Collection<String> told, UUID proposal) {
        CampaignTexts texts = plan.texts();
        jdbc.sql("""
                        insert into outreach.campaign (id, title, english, roman_urdu, urdu, begins_on, ends_on, most_parts,
                            rests_on, decided_at, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED')
                        """)
                .param(1, id)
                .param(2, plan.title())
                .param(3, texts.english(), Types.VARCHAR)
                .param(4, texts.romanUrdu(), Types.VARCHAR)
                .param(5, texts.urdu(), Types.VARCHAR)
                .param(6, plan.beginsOn())
                .param(7, plan.endsOn())
                .param(8, plan.mostParts())
                .param(9, proposal)
                .param(10, OffsetDateTime.now(clock))
                .update();
        jdbc.sql("""
                        insert into outreach.campaign_district (campaign, district, is_told)
                        select ?, district, district = any (?) from unnest(?) as part (district)
                        """)
                .param(id)
                .param(told.toArray(String[]::new))
                .param(plan.districts().toArray(String[]::new))
                .update();
    }

    /** Which districts are told, and which are compared with them. */
    Map<String, Boolean> districts(UUID campaign) {
        return jdbc.sql("select district, is_told from outreach.campaign_district where campaign = ?")
                .param(campaign)
                .query(KeyedRows.of(String.class, Boolean.class));
    }

    void begin(UUID campaign) {
        jdbc.sql("update outreach.campaign set state = 'SENDING' where id = ?")
                .param(campaign)
                .update();
    }

    /**
     * Writes down some more of whom to tell, each telephone once, in the language of what it has followed longest. Whoever is
     * written down cannot be removed until the transaction ends, so these are parts.
     *
     * @param heldBack what is followed in districts that are told nothing: whoever follows one of them, too, is left out
     * @return whether there are more
     */
    boolean list(
            UUID campaign,
            Collection<String> areas,
            Collection<String> heldBack,
            Collection<TextLanguage> languages,
            int most) {
        return jdbc.sql("""
                        with part as (
                            select distinct follower_hash from outreach.subscription followed
                            where follower_hash > (select listed_to from outreach.campaign where id = :campaign)
                              and area = any (:areas) and language = any (:languages)
                              and not exists (select from outreach.subscription other
                                  where other.follower_hash = followed.follower_hash and other.area = any (:heldBack))
                            order by follower_hash limit :most),
                        listed as (
                            insert into outreach.campaign_recipient (id, campaign, subscription, language)
                            select gen_random_uuid(), :campaign, first.id, first.language
                            from part cross join lateral (
                                select s.id, s.language from outreach.subscription s
                                where s.follower_hash = part.follower_hash
                                  and s.area = any (:areas) and s.language = any (:languages)
                                order by s.since, s.id limit 1) first
                            returning id)
                        update outreach.campaign set
                            recipients = recipients + (select count(*) from listed),
                            listed_to = coalesce(
                                (select follower_hash from part order by follower_hash desc limit 1), listed_to),
                            is_listed = (select count(*) from part) < :most
                        where id = :campaign and not is_listed
                        returning not is_listed
                        """)
                .param("campaign", campaign)
                .param("areas", areas.toArray(String[]::new))
                .param("heldBack", heldBack.toArray(String[]::new))
                .param("languages", languages.stream().map(TextLanguage::name).toArray(String[]::new))
                .param("most", most)
                .query(Boolean.class)
                .single();
    }

    boolean isListed(UUID campaign) {
        return jdbc.sql("select is_listed from outreach.campaign where id = ?")
                .param(campaign)
                .query(Boolean.class)
                .single();
    }

    /** Somebody who is to be told, with the sealed number. */
    record Recipient(UUID id, UUID subscription, TextLanguage language, byte[] wrappedKey, byte[] number) {}

    /** The next, locked, so that a STOP at the same moment waits for them, and they leave out whoever is being removed. */
    List<Recipient> next(UUID campaign, int most) {
        return jdbc.sql("""
                        select r.id, s.id as subscription, r.language, s.wrapped_key, s.number
                        from outreach.campaign_recipient r join outreach.subscription s on s.id = r.subscription
                        where r.campaign = ? and r.handed_at is null order by r.id limit ?
                        for update of r skip locked
                        """).params(campaign, most).query(Recipient.class).list();
    }

    boolean isAnybodyLeft(UUID campaign) {
        return jdbc.sql("""
                        select exists (select from outreach.campaign_recipient where campaign = ? and handed_at is null)
                        """).param(campaign).query(Boolean.class).single();
    }

    void handed(UUID campaign, Collection<UUID> recipients, int parts) {
        jdbc.sql("update outreach.campaign_recipient set handed_at = ? where id = any (?)")
                .param(OffsetDateTime.now(clock))
                .param(recipients.toArray(UUID[]::new))
                .update();
        jdbc.sql("update outreach.campaign set handed = handed + ?, parts = parts + ? where id = ?")
                .params(recipients.size(), parts, campaign)
                .update();
    }

    /** Those of whom the gateway was given a message since then. */
    List<UUID> handedSince(UUID campaign, OffsetDateTime from) {
        return jdbc.sql("select id from outreach.campaign_recipient where campaign = ? and handed_at >= ?")
                .params(campaign, from)
                .query(UUID.class)
                .list();
    }

    /** Those of whom the gateway was given a message since then, whatever the campaign, the last first. */
    List<UUID> handedLast(OffsetDateTime from, int most) {
        return jdbc.sql("""
                        select id from outreach.campaign_recipient where handed_at >= ? order by handed_at desc limit ?
                        """).params(from, most).query(UUID.class).list();
    }

    void forget(Collection<UUID> recipients) {
        jdbc.sql("delete from outreach.campaign_recipient where id = any (?)")
                .param(recipients.toArray(UUID[]::new))
                .update();
    }

    void end(UUID campaign, EndCause cause, @Nullable String because) {
        jdbc.sql("""
                        update outreach.campaign set state = 'ENDED', end_cause = ?, ended_at = ?, stopped_because = ?
                        where id = ?
                        """)
                .param(1, cause.name())
                .param(2, OffsetDateTime.now(clock))
                .param(3, because, Types.VARCHAR)
                .param(4, campaign)
                .update();
    }

    /** Some of those on the list, whether told or not; with when they were handed. */
    List<UUID> some(UUID campaign, int most) {
        return jdbc.sql("select id from outreach.campaign_recipient where campaign = ? limit ?")
                .params(campaign, most)
                .query(UUID.class)
                .list();
    }

    void counted(UUID campaign, int delivered, int failed) {
        jdbc.sql("""
                        update outreach.campaign
                        set delivered = coalesce(delivered, 0) + ?, failed = coalesce(failed, 0) + ? where id = ?
                        """).params(delivered, failed, campaign).update();
    }

    /** Campaigns of one of these districts, at least, of which a day is between the two. */
    List<Campaign> over(Collection<String> districts, LocalDate from, LocalDate until) {
        return jdbc.sql(COLUMNS + """
                        where begins_on <= :until and ends_on >= :from and exists (
                            select from outreach.campaign_district d where d.campaign = id and d.district = any (:districts))
                        order by serial
                        """)
                .param("districts", districts.toArray(String[]::new))
                .param("from", from)
                .param("until", until)
                .query(Campaign.class)
                .list();
    }

    /** How often texts named these districts, from one Monday to another, by topic, week and district. */
    List<Asked> asked(Collection<String> districts, LocalDate fromWeek, LocalDate toWeek) {
        return jdbc.sql("""
                        select week, district, topic, asked from outreach.district_questions
                        where district = any (?) and week between ? and ?
                        """)
                .param(districts.toArray(String[]::new))
                .param(fromWeek)
                .param(toWeek)
                .query(Asked.class)
                .list();
    }

    /** @param topic a name of {@link pk.gov.nsor.publicservice.outreach.DistrictQuestions.Topic} */
    record Asked(LocalDate week, String district, String topic, int asked) {}

    /** Those whose last day is before a day and of which it is not kept what they brought. */
    List<Campaign> toMeasure(LocalDate before) {
        return jdbc.sql(COLUMNS + " where measured is null and ends_on < ? order by serial")
                .param(before)
                .query(Campaign.class)
                .list();
    }

    /** Keeps what a campaign brought, as JSON, unless it is kept already. */
    void measured(UUID campaign, String found) {
        jdbc.sql("update outreach.campaign set measured = ?::jsonb where id = ? and measured is null")
                .params(found, campaign)
                .update();
    }

    /** What a campaign brought, as JSON; empty where it is not kept yet. */
    Optional<String> measured(UUID campaign) {
        return jdbc.sql("select measured::text from outreach.campaign where id = ? and measured is not null")
                .param(campaign)
                .query(String.class)
                .optional();
    }

    int forgetQuestions(LocalDate beforeWeek) {
        return jdbc.sql("delete from outreach.district_questions where week < ?")
                .param(beforeWeek)
                .update();
    }
}
