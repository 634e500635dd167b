package pk.gov.nsor.accountability.trailreading;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.testing.Officers.Officer;

/** Entries for tests; each returns its identifier. */
final class Written {

    private final Trail trail;
    private final JdbcClient jdbc;

    Written(Trail trail, JdbcClient jdbc) {
        this.trail = trail;
        this.jdbc = jdbc;
    }

    long look(Officer officer, @Nullable UUID record) {
        TrailEntry look = TrailEntry.done(officer.actor(), TrailAction.PERSON_VIEWED)
                .purpose(Purpose.SUPERVISION.name())
                .link(AccessGround.OWN_CASE.name());
        return entry(record == null ? look : look.about(record));
    }

    long work(Officer officer, UUID record) {
        return entry(TrailEntry.done(officer.actor(), TrailAction.CASE_CHANGED)
                .about(record)
                .with(Map.of("withoutResidenceSince", "2026-11-02", "locality", "Depalpur")));
    }

    long refusal(Actor actor) {
        return entry(TrailEntry.refused(actor, TrailAction.UNKNOWN_ADDRESS));
    }

    long entry(TrailEntry entry) {
        trail.appendAlone(entry);
        return jdbc.sql("select max(id) from audit.entry where action = ?")
                .param(entry.action().name())
                .query(Long.class)
                .single();
    }
}
