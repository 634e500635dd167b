package pk.gov.nsor.record.mentions;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.record.register.People;

/** What writers have said of whom and what their notes mention, for each record. */
@Service
public class Placements {

    private final JdbcClient jdbc;
    private final People people;
    private final List<KnownMentions> sources;
    private final RecordKeys recordKeys;
    private final KeyedHash hashes;
    private final Trail trail;
    private final Clock clock;

    Placements(
            JdbcClient jdbc,
            People people,
            List<KnownMentions> sources,
            RecordKeys recordKeys,
            Keys keys,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.sources = List.copyOf(sources);
        this.recordKeys = recordKeys;
        this.hashes = keys.keyedHash("placed-mention");
        this.trail = trail;
        this.clock = clock;
    }

    /** What all modules know about the person, with what writers have said. */
    @Transactional(readOnly = true)
    public Known known(PersonId person) {
        List<KnownMention> known = new ArrayList<>();
        of(person).forEach(placed -> known.add(new KnownMention(placed.text(), placed.who())));
        sources.forEach(source -> known.addAll(source.of(person)));
        return new Known(known);
    }

    /** What writers have said and nobody has withdrawn, the latest first. */
    @Transactional(readOnly = true)
    public List<Placement> of(PersonId person) {
        return recordKeys
                .find(person.value())
                .map(key -> jdbc.sql("""
                                select id, kind, who, content, recorded_at, recorded_by from mentions.placement
                                where person_id = ? and withdrawn_at is null order by recorded_at desc, id
                                """)
                        .param(person.value())
                        .query(RecordMapper.of(Placement.class)
                                .with(
                                        "text",
                                        row -> new String(
                                                key.decrypt(
                                                        row.getBytes("content"),
                                                        context(row.getObject("id", UUID.class))),
                                                StandardCharsets.UTF_8)))
                        .list())
                .orElse(List.of());
    }

    /**
     * Keeps what a writer says, in the transaction of the note. What is known already, however spelt, stays as it is. What is said of a
     * relation holds for the note alone: the trail has that it was said, and its words stand nowhere.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(PersonId person, Collection<NewPlacement> all, Actor actor) {
        people.lock(person);
        Encryption key = recordKeys.of(person.value());
        for (NewPlacement placed : all) {
            switch (placed.mention().kind()) {
                case NAME, CNIC, PHONE, ADDRESS, INSTITUTION -> keep(person, key, placed, actor);
                case RELATION -> trail.append(entry(person, placed, actor, Map.of()));
            }
        }
    }

    private void keep(PersonId person, Encryption key, NewPlacement placed, Actor actor) {
        UUID id = UUID.randomUUID();
        String text = placed.mention().text();
        int added = jdbc.sql("""
                        insert into mentions.placement
                            (id, person_id, kind, who, content, content_hash, field, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (person_id, content_hash) where withdrawn_at is null do nothing
                        """)
                .param(id)
                .param(person.value())
                .param(placed.mention().kind().name())
                .param(placed.who().name())
                .param(key.encrypt(text.getBytes(StandardCharsets.UTF_8), context(id)))
                .param(hashes.of(person.value() + " " + MentionKeys.of(text).written()))
                .param(placed.field())
                .param(clock.instant())
                .param(actor.id())
                .update();
        if (added == 1) {
            trail.append(entry(person, placed, actor, Map.of("mention", id.toString())));
        }
    }

    /** @param kept the row that keeps its words, where one does */
    private static TrailEntry entry(PersonId person, NewPlacement placed, Actor actor, Map<String, String> kept) {
        Map<String, Object> details = new HashMap<>(kept);
        details.put("kind", placed.mention().kind().name());
        details.put("who", placed.who().name());
        details.put("field", placed.field());
        return TrailEntry.done(actor, TrailAction.MENTION_PLACED)
                .about(person.value())
                .with(details);
    }

    /** As {@link #add}, in a transaction of its own. */
    @Transactional
    public void addAlone(PersonId person, Collection<NewPlacement> all, Actor actor) {
        add(person, all, actor);
    }

    /**
     * Withdraws what was said wrongly: its text is destroyed, and it is asked again where it is mentioned again.
     *
     * @throws InvalidValueException where there is nothing of this kind, or it was withdrawn already
     */
    @Transactional
    public void withdraw(PersonId person, UUID placement, Actor actor) {
        people.lock(person);
        int withdrawn = jdbc.sql("""
                        update mentions.placement
                        set content = null, content_hash = null, withdrawn_at = ?, withdrawn_by = ?
                        where id = ? and person_id = ? and withdrawn_at is null
                        """)
                .param(clock.instant())
                .param(actor.id())
                .param(placement)
                .param(person.value())
                .update();
        if (withdrawn == 0) {
            throw new InvalidValueException("mention.unknown", "This was withdrawn already.");
        }
        trail.append(TrailEntry.done(actor, TrailAction.MENTION_WITHDRAWN)
                .about(person.value())
                .with(Map.of("mention", placement.toString())));
    }

    private static byte[] context(UUID id) {
        return ("placement/1/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
