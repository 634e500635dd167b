package pk.gov.nsor.accountability.trailreading.draw;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.accountability.trailreading.draw.SampleDraw.Drawn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailProofs;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/** Samples of the trail: declared first, drawn once when the tree holds the declaration. Nothing of them is ever removed. */
@Service
public class Draws {

    private static final int FETCHED = 5_000;
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1_000;
    private static final int COMMITMENT_LENGTH = 64;

    private static final String SELECT = """
            select d.*, m.secret as made_secret, m.declared_leaf as made_declared_leaf, m.population as made_population,
                   m.drawn_at as made_at, c.size as made_size, c.root as made_root,
                   coalesce(m.draw_id is null and (
                    select max(k.size) from audit.checkpoint k) > (
                    select s.first_leaf + array_position(s.entry_ids, e.id) - 1
                    from audit.entry_view e join audit.sealed s on s.entry_range @> e.id and e.id = any (s.entry_ids)
                    where e.subject_id = d.id and e.action = 'DRAW_DECLARED'), false) as can_be_drawn
            from trailreading.draw d
            left join trailreading.draw_result m on m.draw_id = d.id
            left join audit.checkpoint c on c.id = m.checkpoint_id
            """;

    private static final String POPULATION = """
            select s.first_leaf + u.place - 1 as leaf, e.id
            from audit.sealed s
            cross join lateral unnest(s.entry_ids) with ordinality as u (entry_id, place)
            join audit.entry_view e on e.id = u.entry_id
            where s.first_leaf < ? and s.first_leaf + u.place - 1 < ?
              and e.occurred_at >= ? and e.occurred_at < ? and e.action = any (?) and e.outcome = 'DONE'
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final TrailProofs proofs;
    private final Trail trail;
    private final Clock clock;

    Draws(JdbcClient jdbc, JdbcTemplate template, TrailProofs proofs, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.streaming.setFetchSize(FETCHED);
        this.proofs = proofs;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Declares a sample, which is on the trail from then on.
     *
     * @param commitment SHA-256 of the auditor's secret, 64 hexadecimal digits
     * @throws InvalidValueException where the days are reversed or to come, nothing or too much is to be drawn, the reason has
     *     not 5 to 1000 characters, the commitment is none, or nothing is sealed yet
     */
    @Transactional
    public UUID declare(
            LocalDate from,
            LocalDate to,
            Set<TrailAction> actions,
            int wanted,
            String commitment,
            String reason,
            Actor auditor) {
        check(!to.isBefore(from), "to", "trail-reading.reversed", "The last day is before the first.");
        check(!to.isAfter(LocalDate.now(clock)), "to", "trail-reading.future", "These days are still to come.");
        check(!actions.isEmpty(), "what", "trail-reading.actions", "Say what is drawn from.");
        if (wanted < 1 || wanted > Declaration.MOST) {
            throw new InvalidValueException("trail-reading.wanted", "A sample has 1 to %s entries.", Declaration.MOST)
                    .at("wanted");
        }
        check(
                commitment.matches("[0-9a-f]{" + COMMITMENT_LENGTH + "}"),
                "commitment",
                "trail-reading.commitment",
                "The hash of the secret has 64 hexadecimal digits.");
        check(
                reason.strip().length() >= SHORTEST_REASON && reason.strip().length() <= LONGEST_REASON,
                "reason",
                "trail-reading.reason",
                "Give the reason in 5 to 1000 characters.");
        Screened.require(reason, "reason");
        OffsetDateTime now = OffsetDateTime.now(clock);
        Declaration declaration = new Declaration(
                from, to, actions, leaves(), wanted, commitment, Objects.requireNonNull(auditor.id()), now.toInstant());
        UUID id = declaration.id();
        jdbc.sql("""
                        insert into trailreading.draw (id, declaration, auditor_id, reason, declared_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(id, declaration.text(), declaration.auditor(), reason.strip(), now)
                .update();
        trail.append(TrailEntry.done(auditor, TrailAction.DRAW_DECLARED)
                .about(id)
                .with(Map.of("declaration", declaration.text(), "reason", reason.strip())));
        return id;
    }

    /**
     * Draws what was declared.
     *
     * @throws NoSuchElementException where there is no such declaration
     * @throws InvalidValueException where it is another auditor's, was drawn, the secret is not the declared one, or no
     *     checkpoint was signed yet with the declaration in the tree
     */
    @Transactional
    public void draw(UUID id, String secret, Actor auditor) {
        Draw draw = find(id).orElseThrow();
        Declaration declaration = draw.declaration();
        check(
                declaration.auditor().equals(auditor.id()),
                "secret",
                "trail-reading.other-auditor",
                "Only who declared it draws it.");
        check(draw.made() == null, "secret", "trailreading.draw_result", "This was drawn already.");
        check(
                SampleDraw.commitment(secret).equals(declaration.commitment()),
                "secret",
                "trail-reading.other-secret",
                "This is not the secret that was declared.");
        long leaf = declaredLeaf(id)
                .orElseThrow(
                        () -> new InvalidValueException("trail-reading.too-early", "It is too early.").at("secret"));
        SeedCheckpoint first = jdbc.sql("select id, root from audit.checkpoint where size > ? order by id limit 1")
                .param(leaf)
                .query(SeedCheckpoint.class)
                .optional()
                .orElseThrow(
                        () -> new InvalidValueException("trail-reading.too-early", "It is too early.").at("secret"));
        SampleDraw sample = new SampleDraw(SampleDraw.seed(secret, first.root()), declaration.wanted());
        streaming.query(
                POPULATION,
                row -> {
                    sample.add(row.getLong("leaf"), row.getLong("id"));
                },
                declaration.leaves(),
                declaration.leaves(),
                declaration.from().atStartOfDay(Day.ZONE).toOffsetDateTime(),
                declaration.to().plusDays(1).atStartOfDay(Day.ZONE).toOffsetDateTime(),
                declaration.actions().stream().map(TrailAction::name).toArray(String[]::new));
        keep(id, secret, leaf, first.id(), sample);
        trail.append(TrailEntry.done(auditor, TrailAction.DRAW_MADE)
                .about(id)
                .with(Map.of("secret", secret, "population", sample.population())));
    }

    /** All of them, the newest first. */
    @Transactional(readOnly = true)
    public List<Draw> all() {
        return jdbc.sql(SELECT + " order by d.number desc").query(Draw.class).list();
    }

    @Transactional(readOnly = true)
    public Optional<Draw> find(UUID id) {
        return jdbc.sql(SELECT + " where d.id = ?").param(id).query(Draw.class).optional();
    }

    private void keep(UUID id, String secret, long leaf, long checkpoint, SampleDraw sample) {
        int kept = jdbc.sql("""
                        insert into trailreading.draw_result (draw_id, secret, declared_leaf, checkpoint_id, population, drawn_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(id, secret, leaf, checkpoint, sample.population(), OffsetDateTime.now(clock))
                .update();
        check(kept == 1, "secret", "trailreading.draw_result", "This was drawn already.");
        int place = 0;
        for (Drawn one : sample.drawn()) {
            place++;
            jdbc.sql("insert into trailreading.draw_entry (draw_id, place, leaf, entry_id) values (?, ?, ?, ?)")
                    .params(id, place, one.leaf(), one.entry())
                    .update();
        }
    }

    /** How many leaves the tree has. */
    private long leaves() {
        long leaves = proofs.size();
        if (leaves == 0) {
            throw new InvalidValueException("trail-reading.unsealed", "Nothing of the trail is sealed yet.");
        }
        return leaves;
    }

    private Optional<Long> declaredLeaf(UUID id) {
        return jdbc.sql("select id from audit.entry_view where subject_id = ? and action = 'DRAW_DECLARED'")
                .param(id)
                .query(Long.class)
                .optional()
                .flatMap(proofs::leafOf);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record SeedCheckpoint(long id, byte[] root) {}

    private static void check(boolean isRight, String field, String code, String refusal) {
        if (!isRight) {
            throw new InvalidValueException(code, refusal).at(field);
        }
    }
}
