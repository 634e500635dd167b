package pk.gov.nsor.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.access.Jurisdiction;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.reference.Districts;

/**
 * What keepers do with entries. Each change is another version, made from the one its keeper saw: of two who change the same
 * version, the second is refused. Nothing is removed.
 */
@Service
public class Entries {

    private static final int LONGEST_REASON = 300;

    private final JdbcClient jdbc;
    private final EntryTable table;
    private final Directory directory;
    private final Districts districts;
    private final Trail trail;
    private final Clock clock;

    Entries(JdbcClient jdbc, Directory directory, Districts districts, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.table = new EntryTable(jdbc);
        this.directory = directory;
        this.districts = districts;
        this.trail = trail;
        this.clock = clock;
    }

    /** Who acts, and the network address they act from. */
    public record By(SignedIn person, Actor actor) {}

    /**
     * An entry as a keeper saw it.
     *
     * @param version the one that was shown
     */
    public record Seen(UUID id, int version) {}

    /**
     * Adds an entry, confirmed today by whoever adds it.
     *
     * @return its key
     * @throws InvalidValueException where the place is not the keeper's, or the status is none to begin with
     */
    @Transactional
    public UUID add(Particulars particulars, By by) {
        begin();
        refuseForeign(particulars.area(), by);
        refuseClosed(particulars.status());
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into directory.entry (id) values (?)").param(id).update();
        write(id, 1, particulars, EntryChange.ADDED, "", today(), by);
        return id;
    }

    /**
     * Changes what an entry says.
     *
     * @param isConfirmed whether the keeper says that all of it is so today; otherwise the last confirmation stays
     * @throws UnknownEntryException where it is not there, or not this keeper's
     * @throws InvalidValueException where somebody else changed it since, it is closed, nothing differs, or the new place is
     *     not the keeper's
     */
    @Transactional
    public void change(Seen seen, Particulars particulars, boolean isConfirmed, String reason, By by) {
        Entry before = take(seen, by);
        refuseForeign(particulars.area(), by);
        refuseClosed(before.particulars().status());
        refuseClosed(particulars.status());
        if (particulars.equals(before.particulars()) && !isConfirmed) {
            throw new InvalidValueException("directory.unchanged", "Nothing has been changed.").at("reason");
        }
        next(before, particulars, EntryChange.CHANGED, optional(reason), isConfirmed, by);
    }

    /**
     * Says that an entry is still so.
     *
     * @param how it was checked
     * @throws UnknownEntryException where it is not there, or not this keeper's
     * @throws InvalidValueException where somebody else changed it since, it is closed, or it is not said how
     */
    @Transactional
    public void confirm(Seen seen, String how, By by) {
        Entry before = take(seen, by);
        refuseClosed(before.particulars().status());
        next(before, before.particulars(), EntryChange.CONFIRMED, required(how), true, by);
    }

    /** Closes an entry: it is told to nobody any more. Throws as {@link #confirm}. */
    @Transactional
    public void close(Seen seen, String reason, By by) {
        Entry before = take(seen, by);
        refuseClosed(before.particulars().status());
        next(before, before.particulars().with(EntryStatus.CLOSED), EntryChange.CLOSED, required(reason), true, by);
    }

    /** Opens a closed entry again, as seen to be open today. Throws as {@link #confirm}, where it is not closed. */
    @Transactional
    public void reopen(Seen seen, String reason, By by) {
        Entry before = take(seen, by);
        if (before.particulars().status() != EntryStatus.CLOSED) {
            throw new InvalidValueException("directory.not-closed", "This entry is not closed.");
        }
        next(before, before.particulars().with(EntryStatus.OPEN), EntryChange.REOPENED, required(reason), true, by);
    }

    /** Lets one write at a time. */
    private void begin() {
        changed();
    }

    /** Whoever has read the entries before reads them again; every process does once this has committed. */
    private void changed() {
        jdbc.sql("update directory.state set number = nextval('directory.change_number')")
                .update();
    }

    private Entry take(Seen seen, By by) {
        begin();
        List<Entry> versions = table.versions(seen.id());
        if (versions.isEmpty() || !keeper(by).keeps(versions.getFirst())) {
            throw new UnknownEntryException();
        }
        Entry latest = versions.getFirst();
        if (latest.version() != seen.version()) {
            throw new InvalidValueException(
                    "directory.stale", "Somebody else has changed this entry since you opened it.");
        }
        return latest;
    }

    private void next(
            Entry before, Particulars particulars, EntryChange change, String reason, boolean isConfirmed, By by) {
        LocalDate confirmedOn = isConfirmed ? today() : before.confirmedOn();
        UUID confirmedBy = isConfirmed ? by.person().accountId() : before.confirmedBy();
        write(
                new Entry(
                        before.id(),
                        before.version() + 1,
                        particulars,
                        change,
                        reason,
                        clock.instant(),
                        by.person().accountId(),
                        confirmedOn,
                        confirmedBy),
                by);
    }

    private void write(
            UUID id, int version, Particulars particulars, EntryChange change, String reason, LocalDate today, By by) {
        UUID account = by.person().accountId();
        write(new Entry(id, version, particulars, change, reason, clock.instant(), account, today, account), by);
    }

    private void write(Entry entry, By by) {
        table.insert(entry);
        changed();
        trail.append(TrailEntry.done(by.actor(), TrailAction.DIRECTORY_CHANGED)
                .about(entry.id())
                .with(Map.of("change", entry.change().name(), "version", entry.version(), "reason", entry.reason())));
    }

    private void refuseForeign(Jurisdiction area, By by) {
        if (!isKnown(area) || !keeper(by).keeps(area)) {
            throw new InvalidValueException("directory.area", "Choose a place that you keep entries of.").at("area");
        }
    }

    private boolean isKnown(Jurisdiction area) {
        return switch (area) {
            case Jurisdiction.National _ -> true;
            case Jurisdiction.OfProvince(String code) ->
                districts.everyDistrict().stream()
                        .anyMatch(each -> each.provinceCode().equals(code));
            case Jurisdiction.OfDistrict(String code) ->
                districts.byCode(code).filter(each -> each.isInForce(today())).isPresent();
        };
    }

    private static void refuseClosed(EntryStatus status) {
        if (status == EntryStatus.CLOSED) {
            throw new InvalidValueException("directory.closed", "This entry is closed. Reopen it first.");
        }
    }

    private static String required(String reason) {
        String clean = optional(reason);
        if (clean.isEmpty()) {
            throw new InvalidValueException("directory.reason", "Say it in 1 to %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        return clean;
    }

    private static String optional(@Nullable String reason) {
        String clean = Objects.requireNonNullElse(reason, "").strip();
        if (clean.length() > LONGEST_REASON) {
            throw new InvalidValueException("directory.long", "Write at most %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        return clean;
    }

    private Keeper keeper(By by) {
        return new Keeper(by.person(), directory.current());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
