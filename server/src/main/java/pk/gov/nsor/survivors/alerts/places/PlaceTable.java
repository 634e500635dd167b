package pk.gov.nsor.survivors.alerts.places;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.OffenderState;
import pk.gov.nsor.survivors.alerts.OpenEvent;
import pk.gov.nsor.survivors.places.Padded;
import pk.gov.nsor.survivors.places.PlaceRows;
import tools.jackson.databind.json.JsonMapper;

/** The database's side: the places of enrolments, the last state of everybody on the register, and the events that are open. */
@Component
class PlaceTable {

    private static final UUID OFFENDERS = new UUID(0, 0);
    private static final Padded PLACE = new Padded(4096, "survivor-place/1/");
    private static final Padded OFFENDER = new Padded(2048, "survivor-offender/1/", true);
    private static final Padded EVENT = new Padded(4096, "survivor-open-event/1/", true);

    private final PlaceRows<Enrolment> rows;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Encryption offenders;

    PlaceTable(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            JsonMapper json,
            Clock clock,
            @Value("${nsor.vault.places}") int wanted) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.offenders = keys.ofOne("survivor-offenders", OFFENDERS);
        this.rows = new PlaceRows<>(
                new PlaceRows.Table("alerts", "survivors.place", "survivor-place", PLACE),
                Enrolment.class,
                wanted,
                jdbc,
                transactions,
                keys,
                json);
    }

    PlaceRows<Enrolment> rows() {
        return rows;
    }

    /** The same, or as much of it as there is room for: who has no room keeps nobody else from being told. */
    Enrolment fitting(Enrolment enrolment) {
        Enrolment fitting = enrolment;
        while (!PLACE.hasRoomFor(json.writeValueAsString(fitting))) {
            Optional<Enrolment> shorter = fitting.shorter();
            if (shorter.isEmpty()) {
                break;
            }
            fitting = shorter.get();
        }
        return fitting;
    }

    /** Everything. */
    Known read() {
        Known known = new Known();
        rows.read(known::put);
        jdbc.query("select alias, content, stale, gone_at, end_untold from survivors.offender", row -> {
            UUID alias = row.getObject("alias", UUID.class);
            OffsetDateTime gone = row.getObject("gone_at", OffsetDateTime.class);
            boolean untold = row.getBoolean("end_untold");
            OFFENDER.decrypt(offenders, alias, row.getBytes("content"))
                    .map(text -> json.readValue(text, OffenderState.class))
                    .ifPresent(state -> {
                        if (gone == null) {
                            known.put(alias, state);
                        } else {
                            known.gone().put(alias, new Gone(state, gone.toInstant(), untold));
                        }
                    });
            if (row.getBoolean("stale")) {
                known.stale().add(alias);
            }
        });
        jdbc.query("select number, content from survivors.open_event", row -> {
            EVENT.decrypt(offenders, name(row.getLong("number")), row.getBytes("content"))
                    .map(text -> json.readValue(text, OpenEvent.class))
                    .ifPresent(known::put);
        });
        return known;
    }

    private static UUID name(long event) {
        return new UUID(0, event);
    }

    /** @param events empty for those that are closed */
    void writeEvents(Map<Long, Optional<OpenEvent>> events) {
        List<Object[]> open = new ArrayList<>();
        List<Object[]> closed = new ArrayList<>();
        events.forEach((number, event) -> event.ifPresentOrElse(
                one -> open.add(
                        new Object[] {number, EVENT.encrypt(offenders, name(number), json.writeValueAsString(one))}),
                () -> closed.add(new Object[] {number})));
        if (!open.isEmpty()) {
            int[] _ = jdbc.batchUpdate("""
                    insert into survivors.open_event (number, content) values (?, ?)
                    on conflict (number) do update set content = excluded.content
                    """, open);
        }
        if (!closed.isEmpty()) {
            int[] _ = jdbc.batchUpdate("delete from survivors.open_event where number = ?", closed);
        }
    }

    /**
     * Writes what is known of these people.
     *
     * @param states empty for those who are not on the register
     * @param gone what is kept of one of those; null for nothing
     */
    void writeOffenders(Map<UUID, Optional<OffenderState>> states, Function<UUID, @Nullable Gone> gone) {
        List<Object[]> there = new ArrayList<>();
        List<Object[]> forgotten = new ArrayList<>();
        states.forEach((alias, state) -> {
            Gone left = gone.apply(alias);
            if (state.isPresent()) {
                there.add(new Object[] {alias, encrypted(alias, state.get()), null, false});
            } else if (left != null) {
                there.add(new Object[] {
                    alias, encrypted(alias, left.state()), left.at().atOffset(ZoneOffset.UTC), left.untold()
                });
            } else {
                forgotten.add(new Object[] {alias});
            }
        });
        if (!there.isEmpty()) {
            int[] _ = jdbc.batchUpdate("""
                    insert into survivors.offender (alias, content, gone_at, end_untold) values (?, ?, ?, ?)
                    on conflict (alias) do update
                        set content = excluded.content, gone_at = excluded.gone_at,
                            end_untold = excluded.end_untold, stale = false
                    """, there);
        }
        if (!forgotten.isEmpty()) {
            int[] _ = jdbc.batchUpdate("delete from survivors.offender where alias = ?", forgotten);
        }
    }

    private byte[] encrypted(UUID alias, OffenderState state) {
        return OFFENDER.encrypt(offenders, alias, json.writeValueAsString(state));
    }

    void beginAnew() {
        int _ = jdbc.update("update survivors.offender set stale = true where gone_at is null");
        int _ = jdbc.update("update survivors.reading set cursor = null");
    }

    void namesAreTheSame() {
        int _ = jdbc.update("update survivors.offender set stale = false where stale");
    }

    void read(String cursor) {
        int _ = jdbc.update(
                "update survivors.reading set cursor = ?, answered_at = ?", cursor, OffsetDateTime.now(clock));
    }
}
