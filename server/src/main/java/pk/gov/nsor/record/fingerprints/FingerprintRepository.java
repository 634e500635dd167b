package pk.gov.nsor.record.fingerprints;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;

/** The rows of prints, with their templates under the record's key. */
@Component
public class FingerprintRepository {

    private final JdbcClient jdbc;
    private final RecordKeys keys;

    FingerprintRepository(JdbcClient jdbc, RecordKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * A print that counts, to be searched.
     *
     * @param number grows with each print that is taken
     * @param sex a name of the enum Sex
     * @param bornIn the year of birth; null where it is unknown
     */
    public record Searchable(
            long number,
            UUID person,
            Finger finger,
            String sex,
            @Nullable Integer bornIn,
            PrintTemplate template) {}

    /**
     * Some prints that count.
     *
     * @param unreadable the numbers of those whose key was destroyed
     * @param last the number of the last; 0 where there are no more
     */
    public record Batch(List<Searchable> readable, List<Long> unreadable, long last) {}

    /**
     * What of the prints that count can be told without reading them.
     *
     * @param latest the number of the latest, 0 where there is none
     */
    public record State(long count, long latest) {}

    /** All prints of the person, the latest first, withdrawn ones included. */
    List<Fingerprint> of(PersonId person) {
        return jdbc.sql("""
                        select id, person_id, finger, recorded_at, recorded_by, withdrawal_reason,
                               withdrawn_at as withdrawal_recorded_at, withdrawn_by as withdrawal_recorded_by
                        from fingerprints.print where person_id = ? order by number desc
                        """).param(person.value()).query(Fingerprint.class).list();
    }

    /** The templates that count, by finger; none where the record's key was destroyed. */
    Map<Finger, PrintTemplate> templates(PersonId person) {
        Map<Finger, PrintTemplate> templates = new EnumMap<>(Finger.class);
        keys.find(person.value())
                .ifPresent(key -> jdbc.sql("""
                        select id, finger, template from fingerprints.print
                        where person_id = ? and withdrawn_at is null
                        """).param(person.value()).query(row -> {
                    byte[] iso = key.decrypt(row.getBytes("template"), context(row.getObject("id", UUID.class)));
                    templates.put(Finger.valueOf(row.getString("finger")), PrintTemplate.ofIso(iso));
                }));
        return templates;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(PersonId person, NewPrint print, Instant at, @Nullable UUID by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into fingerprints.print (id, person_id, finger, template, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(person.value())
                .param(print.finger().name())
                .param(keys.of(person.value()).encrypt(print.template().iso(), context(id)))
                .param(at)
                .param(by)
                .update();
    }

    /** Destroys the template of the print that counts; false where there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean withdraw(PersonId person, Finger finger, Fingerprint.Reason reason, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                        update fingerprints.print
                        set template = null, withdrawal_reason = ?, withdrawn_at = ?, withdrawn_by = ?
                        where person_id = ? and finger = ? and withdrawn_at is null
                        """)
                        .param(reason.name())
                        .param(at)
                        .param(by)
                        .param(person.value())
                        .param(finger.name())
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    public State state() {
        return jdbc.sql("""
                        select count(*) as count, coalesce(max(number), 0) as latest
                        from fingerprints.print where withdrawn_at is null
                        """).query(State.class).single();
    }

    /** The numbers of all prints that count. */
    @Transactional(readOnly = true)
    public List<Long> numbers() {
        return jdbc.sql("select number from fingerprints.print where withdrawn_at is null")
                .query(Long.class)
                .list();
    }

    /**
     * The next prints that count, in order.
     *
     * @param number after which they come
     */
    @Transactional(readOnly = true)
    public Batch after(long number, int most) {
        List<Searchable> readable = new ArrayList<>();
        List<Long> unreadable = new ArrayList<>();
        long[] last = {0};
        jdbc.sql("""
                        select p.number, p.id, p.person_id, p.finger, p.template, s.sex,
                               extract(year from s.born_on)::integer as born_in, %s
                        from fingerprints.print p join register.person_view s on s.id = p.person_id
                        where p.number > ? and p.withdrawn_at is null order by p.number limit ?
                        """.formatted(RecordKeys.column("p.person_id")))
                .params(number, most)
                .query(row -> {
                    last[0] = row.getLong("number");
                    UUID person = row.getObject("person_id", UUID.class);
                    keys.take(person, row);
                    Optional<Encryption> key = keys.find(person);
                    if (key.isEmpty()) {
                        unreadable.add(last[0]);
                        return;
                    }
                    byte[] iso = key.get().decrypt(row.getBytes("template"), context(row.getObject("id", UUID.class)));
                    readable.add(new Searchable(
                            last[0],
                            person,
                            Finger.valueOf(row.getString("finger")),
                            row.getString("sex"),
                            row.getObject("born_in", Integer.class),
                            PrintTemplate.ofIso(iso)));
                });
        return new Batch(readable, unreadable, last[0]);
    }

    /** The associated data that bind a template to its own identifier, so that it cannot be decrypted as another. */
    private static byte[] context(UUID id) {
        return ("fingerprint/1/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
