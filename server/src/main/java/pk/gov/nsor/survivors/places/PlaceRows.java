package pk.gov.nsor.survivors.places;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import tools.jackson.databind.json.JsonMapper;

/**
 * Places in the database. There are as many rows and keys as the vault was made with, whether or not somebody is in them. With each
 * change of a few places others are written anew, chosen by lot; with each place that is emptied some get another key in which
 * nobody was. So neither what was written nor what was destroyed shows where somebody is or was.
 *
 * @param <T> what is in a place
 */
public final class PlaceRows<T> {

    /** How many places are written at least with each change. */
    private static final int LEAST = 16;

    /** How many places where nobody was get another key, at most, with each one that is emptied. */
    private static final int MOST_EMPTIED_BESIDE = 3;

    /**
     * Where they lie.
     *
     * @param part of the vault, by which the process is known that has it
     * @param name of the table, with the columns number, id and content
     * @param keys the purpose of the places' keys
     * @param padded how large they are
     */
    public record Table(String part, String name, String keys, Padded padded) {}

    private final Table table;
    private final Class<T> type;
    private final JdbcTemplate jdbc;
    /** What follows a commit has a transaction of its own. */
    private final TransactionTemplate afterwards;

    private final Keys keys;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();
    private final UUID owner = UUID.randomUUID();

    /** The keys of all places, by the places' names, as committed. */
    private final Map<UUID, Encryption> places = new ConcurrentHashMap<>();

    /**
     * Takes the part from whichever process had it before.
     *
     * @param wanted how many places there are to be at least; they are made once, there can be more later and never fewer
     */
    public PlaceRows(
            Table table,
            Class<T> type,
            int wanted,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            JsonMapper json) {
        this.table = table;
        this.type = type;
        this.jdbc = jdbc;
        this.afterwards = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.keys = keys;
        this.json = json;
        int _ = jdbc.update("update survivors.owner set process = ? where part = ?", owner, table.part());
        destroyEmptied();
        make(wanted);
    }

    private void make(int wanted) {
        int there = jdbc.queryForObject("select count(*) from " + table.name(), Integer.class) instanceof Integer many
                ? many
                : 0;
        List<Object[]> rows = new ArrayList<>();
        for (int number = there + 1; number <= wanted; number++) {
            UUID id = UUID.randomUUID();
            rows.add(new Object[] {number, id, table.padded().encrypt(keys.ofOne(table.keys(), id), id, "")});
        }
        if (!rows.isEmpty()) {
            int[] _ = jdbc.batchUpdate("insert into " + table.name() + " (number, id, content) values (?, ?, ?)", rows);
        }
    }

    /**
     * Holds this part of the vault until the transaction ends.
     *
     * @throws IllegalStateException where another process has begun since, whose memory this one does not know
     */
    public void hold() {
        UUID last = jdbc.queryForObject(
                "select process from survivors.owner where part = ? for update", UUID.class, table.part());
        if (!owner.equals(last)) {
            throw new IllegalStateException("Another process has the vault now: this one has to be stopped");
        }
    }

    public int size() {
        return places.size();
    }

    /**
     * Everything that is in a place. Where an older copy of the database was restored, places that were emptied since are emptied
     * again.
     *
     * @throws IllegalStateException where the keys are older than the database
     */
    public void read(Consumer<T> there) {
        Map<UUID, Encryption> found = new HashMap<>();
        List<UUID> withoutKey = new ArrayList<>();
        jdbc.query("select id, content from " + table.name(), row -> {
            UUID id = row.getObject("id", UUID.class);
            Optional<Encryption> known = keys.findOfOne(table.keys(), id);
            if (known.isEmpty()) {
                withoutKey.add(id);
                return;
            }
            found.put(id, known.get());
            table.padded()
                    .decrypt(known.get(), id, row.getBytes("content"))
                    .map(text -> json.readValue(text, type))
                    .ifPresent(there);
        });
        found.putAll(emptyAgain(withoutKey));
        places.putAll(found);
        places.keySet().retainAll(found.keySet());
    }

    /** Nobody is any more in a place whose key was destroyed. */
    private Map<UUID, Encryption> emptyAgain(List<UUID> withoutKey) {
        if (withoutKey.isEmpty()) {
            return Map.of();
        }
        if (!keys.destroyedOfOne(table.keys()).containsAll(withoutKey)) {
            throw new IllegalStateException(
                    "Places of " + table.name()
                            + " have no keys, and the log of destroyed keys does not name them: the keys are older than the database");
        }
        Map<UUID, Encryption> anew = new HashMap<>();
        List<Object[]> rows = new ArrayList<>();
        for (UUID place : withoutKey) {
            UUID next = UUID.randomUUID();
            Encryption key = keys.ofOne(table.keys(), next);
            anew.put(next, key);
            rows.add(new Object[] {next, table.padded().encrypt(key, next, ""), place});
        }
        afterwards.executeWithoutResult(_ -> {
            int[] _ = jdbc.batchUpdate("update " + table.name() + " set id = ?, content = ? where id = ?", rows);
        });
        return anew;
    }

    /**
     * A place that is free, chosen by lot.
     *
     * @return empty where all are taken
     */
    public Optional<UUID> free(Predicate<UUID> isTaken) {
        List<UUID> free =
                places.keySet().stream().filter(place -> !isTaken.test(place)).toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(free.get(random.nextInt(free.size())));
    }

    /**
     * Writes places, and others with them.
     *
     * @param changed empty where nobody is there any more
     * @param kept what is in another place by what was changed in this transaction so far; null for nobody
     * @param gone places that have another name since a change of this transaction
     * @return the new names of places that were emptied, by their old ones
     */
    public Map<UUID, UUID> write(Map<UUID, Optional<T>> changed, Function<UUID, @Nullable T> kept, Set<UUID> gone) {
        if (changed.isEmpty()) {
            return Map.of();
        }
        Map<UUID, UUID> renamed = new HashMap<>();
        Map<UUID, Optional<T>> all = new HashMap<>(changed);
        Set<UUID> emptied = new HashSet<>();
        changed.forEach((place, content) -> {
            if (content.isEmpty()) {
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
            if (!all.containsKey(other) && !gone.contains(other)) {
                Optional<T> there = Optional.ofNullable(kept.apply(other));
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
            rows.add(new Object[] {next, table.padded().encrypt(key, next, text), place});
        }
        int[] written = jdbc.batchUpdate("update " + table.name() + " set id = ?, content = ? where id = ?", rows);
        if (Arrays.stream(written).anyMatch(count -> count != 1)) {
            throw new IllegalStateException("A place is no longer there: nothing is written");
        }
        if (!emptied.isEmpty()) {
            int[] _ = jdbc.batchUpdate(
                    "insert into survivors.emptied (id, keys) values (?, ?)",
                    emptied.stream()
                            .map(place -> new Object[] {place, table.keys()})
                            .toList());
        }
        return renamed;
    }

    private Encryption keyOf(UUID place) {
        Encryption known = places.get(place);
        return known != null ? known : keys.ofOne(table.keys(), place);
    }

    /** Follows what was committed, and destroys the keys of places that were emptied. */
    public void emptied(Map<UUID, UUID> renamed) {
        if (renamed.isEmpty()) {
            return;
        }
        renamed.forEach((before, after) -> {
            places.remove(before);
            places.put(after, keys.ofOne(table.keys(), after));
        });
        destroyEmptied();
    }

    /** Destroys the keys of places that were emptied, also those that a process left when it was killed. */
    public void destroyEmptied() {
        for (UUID place :
                jdbc.queryForList("select id from survivors.emptied where keys = ?", UUID.class, table.keys())) {
            keys.destroyOfOne(table.keys(), place);
            afterwards.executeWithoutResult(_ -> jdbc.update("delete from survivors.emptied where id = ?", place));
        }
    }
}
