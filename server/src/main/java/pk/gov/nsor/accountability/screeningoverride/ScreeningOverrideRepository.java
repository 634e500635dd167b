package pk.gov.nsor.accountability.screeningoverride;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride.State;
import pk.gov.nsor.foundation.screening.Stop;

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
    boolean insert(ScreeningOverride asked, byte[] hash, Sealed kept) {
        return jdbc.sql("""
                        insert into screeningoverride.screening_override
                            (id, asker_id, text_hash, place, field, kind, state, province_code, district_code,
                             wrapped_key, text, reason, asked_at, ends_at)
                        values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?)
                        on conflict (asker_id, text_hash) where state = 'WAITING' do nothing
                        """)
                        .param(asked.id())
                        .param(asked.asker())
                        .param(hash)
                        .param(asked.where())
                        .param(asked.field())
                        .param(asked.kind().name())
                        .param(asked.province())
                        .param(asked.district())
                        .param(kept.wrappedKey())
                        .param(kept.text())
                        .param(kept.reason())
                        .param(at(asked.askedAt()))
                        .param(at(asked.endsAt()))
                        .update()
                == 1;
    }

    Optional<ScreeningOverride> find(UUID id) {
        return jdbc.sql("select * from screeningoverride.screening_override where id = ?")
                .param(id)
                .query(ScreeningOverrideRepository::override)
                .optional();
    }

    /** As {@link #find}; nobody else decides it until the transaction ends. */
    Optional<ScreeningOverride> lock(UUID id) {
        return jdbc.sql("select * from screeningoverride.screening_override where id = ? for update")
                .param(id)
                .query(ScreeningOverrideRepository::override)
                .optional();
    }

    /** Empty where it is decided or has expired. */
    Optional<Sealed> kept(UUID id) {
        return jdbc.sql(
                        "select wrapped_key, text, reason from screeningoverride.screening_override where id = ? and text is not null")
                .param(id)
                .query((row, at) -> new Sealed(row.getBytes(1), row.getBytes(2), row.getBytes(3)))
                .optional();
    }

    /** What is stored of this text, the latest first. */
    List<ScreeningOverride> ofText(byte[] hash) {
        return jdbc.sql(
                        "select * from screeningoverride.screening_override where text_hash = ? order by asked_at desc, id")
                .param(hash)
                .query(ScreeningOverrideRepository::override)
                .list();
    }

    List<ScreeningOverride> ofAsker(UUID asker, int limit) {
        return jdbc.sql(
                        "select * from screeningoverride.screening_override where asker_id = ? order by asked_at desc, id limit ?")
                .params(asker, limit)
                .query(ScreeningOverrideRepository::override)
                .list();
    }

    /** What waits, the longest first. */
    List<ScreeningOverride> waiting(Instant now) {
        return jdbc.sql("""
                        select * from screeningoverride.screening_override where state = 'WAITING' and ends_at > ? order by asked_at, id
                        """)
                .param(at(now))
                .query(ScreeningOverrideRepository::override)
                .list();
    }

    /** Destroys the text with its key. */
    void decided(UUID id, State state, UUID by, Instant now, Instant ends) {
        jdbc.sql("""
                        update screeningoverride.screening_override
                        set state = ?, decided_by = ?, decided_at = ?, ends_at = ?, wrapped_key = null, text = null,
                            reason = null
                        where id = ?
                        """).params(state.name(), by, at(now), at(ends), id).update();
    }

    /** @return whether it was the first time */
    boolean passed(UUID id, Instant now) {
        return jdbc.sql(
                                "update screeningoverride.screening_override set passed_at = ? where id = ? and passed_at is null")
                        .params(at(now), id)
                        .update()
                == 1;
    }

    /** @return whether nobody used it before; waits for whoever is about to */
    boolean used(UUID id, Instant now) {
        return jdbc.sql("""
                        update screeningoverride.screening_override set state = 'USED', passed_at = coalesce(passed_at, ?)
                        where id = ? and state = 'ALLOWED'
                        """).params(at(now), id).update() == 1;
    }

    /** Destroys the texts that nobody decided in time, with their keys. */
    List<ScreeningOverride> expire(Instant now) {
        return jdbc.sql("""
                        update screeningoverride.screening_override
                        set state = 'EXPIRED', wrapped_key = null, text = null, reason = null
                        where (state = 'WAITING' or (state = 'ALLOWED' and passed_at is null)) and ends_at <= ?
                        returning *
                        """)
                .param(at(now))
                .query(ScreeningOverrideRepository::override)
                .list();
    }

    private static ScreeningOverride override(ResultSet row, int at) throws SQLException {
        Instant askedAt = instant(row, "asked_at");
        Instant endsAt = instant(row, "ends_at");
        if (askedAt == null || endsAt == null) {
            throw new SQLException("An override without its times");
        }
        return new ScreeningOverride(
                row.getObject("id", UUID.class),
                row.getObject("asker_id", UUID.class),
                row.getString("place"),
                row.getString("field"),
                Stop.Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getString("province_code"),
                row.getString("district_code"),
                askedAt,
                endsAt,
                row.getObject("decided_by", UUID.class),
                instant(row, "decided_at"),
                instant(row, "passed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
