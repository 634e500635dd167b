package pk.gov.nsor.publicservice.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.publicservice.directory.Entries.Seen;

/** Writes versions of entries, one writer at a time, each made from the version that its keeper saw. */
@Component
class EntryWriting {

    private final JdbcClient jdbc;
    private final EntryRepository table;
    private final Districts districts;
    private final Trail trail;
    private final Clock clock;

    EntryWriting(JdbcClient jdbc, Districts districts, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.table = new EntryRepository(jdbc);
        this.districts = districts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What a keeper does.
     *
     * @param isConfirmed whether all of it is said to be so today; otherwise the last confirmation stays
     * @param account whose doing it is
     */
    record Step(EntryChange change, String reason, boolean isConfirmed, UUID account) {}

    /** Lets one write at a time. */
    void begin() {
        changed();
    }

    /** The present version, while {@link #begin} holds; empty where there is no such entry. */
    Optional<Entry> latest(UUID id) {
        return table.versions(id).stream().findFirst();
    }

    /** @throws InvalidValueException where the version is not the present one any more; 0 is that of no entry yet */
    @Nullable
    Entry atVersion(Seen seen) {
        List<Entry> versions = table.versions(seen.id());
        if ((versions.isEmpty() ? 0 : versions.getFirst().version()) != seen.version()) {
            throw new InvalidValueException(
                    "directory.stale", "Somebody else has changed this entry since you opened it.");
        }
        return versions.isEmpty() ? null : versions.getFirst();
    }

    /** The version after another, or the first one of a new entry. */
    void write(UUID id, @Nullable Entry before, EntryDetails particulars, Step step, Actor by) {
        if (before == null) {
            jdbc.sql("insert into directory.entry (id) values (?)").param(id).update();
        }
        Entry entry = new Entry(
                id,
                before == null ? 1 : before.version() + 1,
                particulars,
                step.change(),
                step.reason(),
                clock.instant(),
                step.account(),
                before == null || step.isConfirmed() ? today() : before.confirmedOn(),
                before == null || step.isConfirmed() ? step.account() : before.confirmedBy());
        table.insert(entry);
        changed();
        trail.append(TrailEntry.done(by, TrailAction.DIRECTORY_CHANGED)
                .about(id)
                .with(Map.of("change", entry.change().name(), "version", entry.version(), "reason", entry.reason())));
    }

    boolean isKnown(Jurisdiction area) {
        return switch (area) {
            case Jurisdiction.National _ -> true;
            case Jurisdiction.OfProvince(String code) ->
                districts.everyDistrict().stream()
                        .anyMatch(each -> each.provinceCode().equals(code));
            case Jurisdiction.OfDistrict(String code) ->
                districts.byCode(code).filter(each -> each.isInForce(today())).isPresent();
        };
    }

    /** Whoever has read the entries before reads them again; every process does once this has committed. */
    private void changed() {
        jdbc.sql("update directory.state set number = nextval('directory.change_number')")
                .update();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
