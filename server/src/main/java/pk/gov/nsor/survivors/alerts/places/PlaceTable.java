package pk.gov.nsor.survivors.alerts.places;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.OffenderState;
import tools.jackson.databind.json.JsonMapper;

/**
 * The places in the database. There are as many rows and keys as the vault was made with, whether or not somebody is in them. With
 * each change of a few places others are written anew, chosen by lot; with each place that is emptied some get another key in
 * which nobody was. So neither what was written nor what was destroyed shows where somebody is or was.
 */
@Component
class PlaceTable {

    private static final String PURPOSE = "survivor-place";
    private static final UUID OFFENDERS = new UUID(0, 0);

    /** How many places are written at least with each change. */
    private static final int LEAST = 16;

    /** How many places where nobody was get another key, at most, with each one that is emptied. */
    private static final int MOST_EMPTIED_BESIDE = 3;

    private final JdbcTemplate jdbc;
    /** What follows a commit has a transaction of its own. */
    private final TransactionTemplate afterwards;

    private final Keys keys;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final UUID owner = UUID.randomUUID();
    private final Encryption offenders;

    /** The keys of all places, by the places' names, as committed. */
    private final Map<UUID, Encryption> places = new ConcurrentHashMap<>();

    PlaceTable(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            JsonMapper json,
            Clock clock,
            @Value("${nsor.vault.places}") int wanted) {
        this.jdbc = jdbc;
        this.afterwards = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.offenders = keys.ofOne("survivor-offenders", OFFENDERS);
        int _ = jdbc.update("update survivors.reading set owner = ?", owner);
        destroyEmptied();
        make(wanted);
    }

    /** The vault's places are made once; it can be given more, and never fewer. */
    private void make(int wanted) {
        int there = jdbc.queryForObject("select count(*) from survivors.place", Integer.class) instanceof Integer many
                ? many
                : 0;
        List<Object[]> rows = new ArrayList<>();
        for (int number = there + 1; number <= wanted; number++) {
            UUID id = UUID.randomUUID();
            rows.add(new Object[] {number, id, Padded.PLACE.encrypt(keys.ofOne(PURPOSE, id), id, "")});
        }
        if (!rows.isEmpty()) {
            int[] _ = jdbc.batchUpdate("insert into survivors.place (number, id, content) values (?, ?, ?)", rows);
        }
    }

    /**
     * Holds the vault until the transaction ends.
     *
     * @throws IllegalStateException where another process has begun since, whose memory this one does not know
     */
    void hold() {
        UUID last = jdbc.queryForObject("select owner from survivors.reading for update", UUID.class);
        if (!owner.equals(last)) {
            throw new IllegalStateException("Another process has the vault now: this one has to be stopped");
        }
    }

    int size() {
        return places.size();
    }

    /** Everything. */
    Known read() {
        Known known = new Known();
        jdbc.query("select id, content from survivors.place", row -> {
            UUID id = row.getObject("id", UUID.class);
            Encryption key = keys.ofOne(PURPOSE, id);
            places.put(id, key);
            Padded.PLACE
                    .decrypt(key, id, row.getBytes("content"))
                    .map(text -> json.readValue(text, Enrolment.class))
                    .ifPresent(known::put);
        });
        jdbc.query("select alias, content, stale from survivors.offender", row -> {
            UUID alias = row.getObject("alias", UUID.class);
            if (row.getBoolean("stale")) {
                known.stale().add(alias);
            }
            Padded.OFFENDER
                    .decrypt(offenders, alias, row.getBytes("content"))
                    .map(text -> json.readValue(text, OffenderState.class))
                    .ifPresent(state -> known.put(alias, state));
        });
        return known;
    }

    Optional<UUID> free(Predicate<UUID> isTaken) {
        List<UUID> free =
                places.keySet().stream().filter(place -> !isTaken.test(place)).toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(free.get(random.nextInt(free.size())));
    }

    /**
     * Writes places, and others with them.
     *
     * @param changed empty where nobody is there any more
     * @param kept what is in another place; null for nobody
     * @return the new names of places that were emptied, by their old ones
     */
    Map<UUID, UUID> write(Map<UUID, Optional<Enrolment>> changed, Function<UUID, @Nullable Enrolment> kept) {
        if (changed.isEmpty()) {
            return Map.of();
        }
        Map<UUID, UUID> renamed = new HashMap<>();
        Map<UUID, Optional<Enrolment>> all = new HashMap<>(changed);
        Set<UUID> emptied = new HashSet<>();
        changed.forEach((place, enrolment) -> {
            if (enrolment.isEmpty()) {
                emptied.add(place);
            }
        });
        List<UUID> others = new ArrayList<>(places.keySet());
        Collections.shuffle(others, random);
        int beside = emptied.isEmpty() ? 0 : random.nextInt(MOST_EMPTIED_BESIDE + 1);
        for (UUID other : others) {
            if (all.size() >= LEAST && beside == 0) {
                break;
            }
            if (!all.containsKey(other)) {
                Optional<Enrolment> there = Optional.ofNullable(kept.apply(other));
                all.put(other, there);
                if (there.isEmpty() && beside > 0) {
                    emptied.add(other);
                    beside--;
                }
            }
        }
        List<Object[]> rows = new ArrayList<>();
        List<UUID> ordered = new ArrayList<>(all.keySet());
        Collections.shuffle(ordered, random);
        for (UUID place : ordered) {
            UUID next = emptied.contains(place) ? UUID.randomUUID() : place;
            if (!next.equals(place)) {
                renamed.put(place, next);
            }
            Encryption key = keyOf(next);
            String text = all.getOrDefault(place, Optional.empty())
                    .map(json::writeValueAsString)
                    .orElse("");
            rows.add(new Object[] {next, Padded.PLACE.encrypt(key, next, text), place});
        }
        int[] _ = jdbc.batchUpdate("update survivors.place set id = ?, content = ? where id = ?", rows);
        if (!emptied.isEmpty()) {
            int[] _ = jdbc.batchUpdate(
                    "insert into survivors.emptied (id) values (?)",
                    emptied.stream().map(place -> new Object[] {place}).toList());
        }
        return renamed;
    }

    private Encryption keyOf(UUID place) {
        Encryption known = places.get(place);
        return known != null ? known : keys.ofOne(PURPOSE, place);
    }

    void writeOffenders(Map<UUID, Optional<OffenderState>> states) {
        List<Object[]> there = new ArrayList<>();
        List<Object[]> gone = new ArrayList<>();
        states.forEach((alias, state) -> state.ifPresentOrElse(
                said -> there.add(
                        new Object[] {alias, Padded.OFFENDER.encrypt(offenders, alias, json.writeValueAsString(said))}),
                () -> gone.add(new Object[] {alias})));
        if (!there.isEmpty()) {
            int[] _ = jdbc.batchUpdate("""
                    insert into survivors.offender (alias, content) values (?, ?)
                    on conflict (alias) do update set content = excluded.content
                    """, there);
        }
        if (!gone.isEmpty()) {
            int[] _ = jdbc.batchUpdate("delete from survivors.offender where alias = ?", gone);
        }
    }

    void beginAnew() {
        int _ = jdbc.update("update survivors.offender set stale = true");
        int _ = jdbc.update("update survivors.reading set cursor = null");
    }

    void read(String cursor) {
        int _ = jdbc.update(
                "update survivors.reading set cursor = ?, answered_at = ?", cursor, OffsetDateTime.now(clock));
    }

    /** Follows what was committed, and destroys the keys of places that were emptied. */
    void emptied(Map<UUID, UUID> renamed) {
        renamed.forEach((before, after) -> {
            places.remove(before);
            places.put(after, keys.ofOne(PURPOSE, after));
        });
        destroyEmptied();
    }

    /** Also those that a process left when it was killed. */
    private void destroyEmptied() {
        for (UUID place : jdbc.queryForList("select id from survivors.emptied", UUID.class)) {
            keys.destroyOfOne(PURPOSE, place);
            afterwards.executeWithoutResult(_ -> jdbc.update("delete from survivors.emptied where id = ?", place));
        }
    }
}
