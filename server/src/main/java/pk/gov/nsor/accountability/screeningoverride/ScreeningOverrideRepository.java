package pk.gov.nsor.accountability.screeningoverride;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride.State;
import pk.gov.nsor.foundation.screening.ScreenRule;

/** The rows of {@code screeningoverride.screening_override}. */
@Component
class ScreeningOverrideRepository {

    private final JdbcClient jdbc;

    ScreeningOverrideRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A text and why it is to be allowed, under the key of theirs. */
    record Sealed(byte[] wrappedKey, byte[] text, byte[] reason) {}

    /** @return whether it is new: the asker has not asked for the same text already */
    boolean insert(ScreeningOverride asked, ScreenRule rule, byte[] hash, Sealed kept) {
        return jdbc.sql("""
                        insert into screeningoverride.screening_override
                            (id, asker_id, text_hash, place, field, kind, rule, state, province_code,
                             district_code, wrapped_key, text, reason, asked_at, ends_at)
                        values (:id, :asker, :hash, :where, :field, :kind, :rule, 'WAITING', :province, :district,
                             :wrappedKey, :text, :reason, :askedAt, :endsAt)
                        on conflict (asker_id, text_hash) where state = 'WAITING' do nothing
                        """)
                        .paramSource(asked)
                        .paramSource(kept)
                        .param("hash", hash)
                        .param("rule", rule.name())
                        .update()
                == 1;
    }

    Optional<ScreeningOverride> find(UUID id) {
        return jdbc.sql("select *, place as where from screeningoverride.screening_override where id = ?")
                .param(id)
                .query(ScreeningOverride.class)
                .optional();
    }

    /** As {@link #find}; nobody else decides it until the transaction ends. */
    Optional<ScreeningOverride> lock(UUID id) {
        return jdbc.sql("select *, place as where from screeningoverride.screening_override where id = ? for update")
                .param(id)
                .query(ScreeningOverride.class)
                .optional();
    }

    /** Empty where it is decided or has expired. */
    Optional<Sealed> kept(UUID id) {
        return jdbc.sql(
                        "select wrapped_key, text, reason from screeningoverride.screening_override where id = ? and text is not null")
                .param(id)
                .query(Sealed.class)
                .optional();
    }

    /** What is stored of this text, the latest first. */
    List<ScreeningOverride> ofText(byte[] hash) {
        return jdbc.sql(
                        "select *, place as where from screeningoverride.screening_override where text_hash = ? order by asked_at desc, id")
                .param(hash)
                .query(ScreeningOverride.class)
                .list();
    }

    List<ScreeningOverride> ofAsker(UUID asker, int limit) {
        return jdbc.sql(
                        "select *, place as where from screeningoverride.screening_override where asker_id = ? order by asked_at desc, id limit ?")
                .params(asker, limit)
                .query(ScreeningOverride.class)
                .list();
    }

    /** What waits, the longest first. */
    List<ScreeningOverride> waiting(Instant now) {
        return jdbc.sql("""
                        select *, place as where from screeningoverride.screening_override where state = 'WAITING' and ends_at > ? order by asked_at, id
                        """).param(now).query(ScreeningOverride.class).list();
    }

    /** Destroys the text with its key. */
    void decided(UUID id, State state, UUID by, Instant now, Instant ends) {
        jdbc.sql("""
                        update screeningoverride.screening_override
                        set state = ?, decided_by = ?, decided_at = ?, ends_at = ?, wrapped_key = null, text = null,
                            reason = null
                        where id = ?
                        """).params(state.name(), by, now, ends, id).update();
    }

    /** @return whether it was the first time */
    boolean passed(UUID id, Instant now) {
        return jdbc.sql(
                                "update screeningoverride.screening_override set passed_at = ? where id = ? and passed_at is null")
                        .params(now, id)
                        .update()
                == 1;
    }

    /** @return whether nobody used it before; waits for whoever is about to */
    boolean used(UUID id, Instant now) {
        return jdbc.sql("""
                        update screeningoverride.screening_override set state = 'USED', passed_at = coalesce(passed_at, ?)
                        where id = ? and state = 'ALLOWED'
                        """).params(now, id).update() == 1;
    }

    /** What found it; empty for what was asked before this was kept. */
    Optional<ScreenRule> rule(UUID id) {
        return jdbc.sql("select rule from screeningoverride.screening_override where id = ? and rule is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(ScreenRule::valueOf);
    }

    /** By what found them and as what: how many were decided, those first that were allowed most. */
    List<ContestedRule> contested() {
        return jdbc.sql("""
                        select rule, kind, count(*) filter (where state <> 'REFUSED') as allowed,
                            count(*) filter (where state = 'REFUSED') as refused
                        from screeningoverride.screening_override
                        where rule is not null and decided_by is not null
                        group by rule, kind order by allowed desc, refused, rule, kind
                        """).query(ContestedRule.class).list();
    }

    /** Destroys the texts that nobody decided in time, with their keys. */
    List<ScreeningOverride> expire(Instant now) {
        return jdbc.sql("""
                        update screeningoverride.screening_override
                        set state = 'EXPIRED', wrapped_key = null, text = null, reason = null
                        where (state = 'WAITING' or (state = 'ALLOWED' and passed_at is null)) and ends_at <= ?
                        returning *, place as where
                        """).param(now).query(ScreeningOverride.class).list();
    }
}
