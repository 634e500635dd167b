package pk.gov.nsor.policing.supervision.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.supervision.Circumstance;
import pk.gov.nsor.policing.supervision.Circumstance.Kind;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.KnownCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Keeps circumstances as rows, a row a version. */
@Service
class CircumstanceBook implements Circumstances {

    private final JdbcClient jdbc;
    private final CaseRecording recording;
    private final RecordSeal seal;
    private final Clock clock;

    CircumstanceBook(JdbcClient jdbc, CaseRecording recording, RecordSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.recording = recording;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void record(PersonId person, UUID id, NewCircumstance known, Actor actor) {
        LocalDate today = recording.lock(person);
        if (recording.isRecorded("circumstance", id, person)) {
            return;
        }
        recording.requireCase(person, today);
        checkDays(known, today);
        insert(person, new Version(id, 1, known, false, null), actor);
        tell(person, JournalKind.CIRCUMSTANCE_RECORDED, known.from(), known, actor);
    }

    @Override
    @Transactional
    public void end(PersonId person, UUID id, int version, LocalDate on, String reason, Actor actor) {
        String why = Screened.require(FreeText.required(reason, FreeText.LONGEST_NOTE, "reason"), "reason");
        LocalDate today = recording.lock(person);
        KnownCircumstance before = latest(person, id, version, today);
        PersonId record = recordOf(person, id);
        if (before.known().until() != null) {
            throw new InvalidValueException("circumstance.ended", "This has ended already.");
        }
        NewCircumstance ended = before.known().endingOn(on);
        checkDays(ended, today);
        insert(record, new Version(id, version + 1, ended, false, why), actor);
        tell(record, JournalKind.CIRCUMSTANCE_ENDED, on, ended, actor);
    }

    @Override
    @Transactional
    public void correct(PersonId person, UUID id, int version, NewCircumstance known, String reason, Actor actor) {
        String why = Screened.require(FreeText.required(reason, FreeText.LONGEST_NOTE, "reason"), "reason");
        LocalDate today = recording.lock(person);
        KnownCircumstance before = latest(person, id, version, today);
        PersonId record = recordOf(person, id);
        if (before.known().what().kind() != known.what().kind()) {
            throw new InvalidValueException(
                    "circumstance.kind",
                    "A correction keeps what it is about. Withdraw this one and record the other.");
        }
        checkDays(known, today);
        insert(record, new Version(id, version + 1, known, false, why), actor);
        tell(record, JournalKind.CIRCUMSTANCE_CORRECTED, today, known, actor);
    }

    @Override
    @Transactional
    public void withdraw(PersonId person, UUID id, int version, String reason, Actor actor) {
        String why = Screened.require(FreeText.required(reason, FreeText.LONGEST_NOTE, "reason"), "reason");
        LocalDate today = recording.lock(person);
        KnownCircumstance before = latest(person, id, version, today);
        PersonId record = recordOf(person, id);
        insert(record, new Version(id, version + 1, before.known(), true, why), actor);
        tell(record, JournalKind.CIRCUMSTANCE_WITHDRAWN, today, before.known(), actor);
    }

    @Override
    @Transactional(readOnly = true)
    public List<KnownCircumstance> of(PersonId person) {
        return read(person, null).stream()
                .filter(Row::isLatest)
                .map(Row::known)
                .sorted((one, other) -> one.isNow() == other.isNow()
                        ? other.known().from().compareTo(one.known().from())
                        : Boolean.compare(other.isNow(), one.isNow()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<KnownCircumstance> find(PersonId person, UUID id) {
        return history(person, id).stream().findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<KnownCircumstance> history(PersonId person, UUID id) {
        return read(person, id).stream().map(Row::known).toList();
    }

    /** The version the caller has seen, as long as it is the latest. */
    private KnownCircumstance latest(PersonId person, UUID id, int version, LocalDate today) {
        recording.requireCase(person, today);
        KnownCircumstance latest = find(person, id)
                .orElseThrow(() -> new InvalidValueException("circumstance.unknown", "There is no such entry."));
        if (latest.version() != version) {
            throw new InvalidValueException(
                    "circumstance.changed", "Somebody has changed this meanwhile. Open it again to see how it is now.");
        }
        if (latest.withdrawn()) {
            throw new InvalidValueException("circumstance.withdrawn", "This was withdrawn already.");
        }
        return latest;
    }

    /** All versions lie under one of joined records, and go with it where they are parted. */
    private PersonId recordOf(PersonId person, UUID id) {
        return recording.recordOf("circumstance", id, person).orElse(person);
    }

    private static void checkDays(NewCircumstance known, LocalDate today) {
        CaseRecording.refuseFuture(known.from(), today, "from");
        LocalDate until = known.until();
        if (until != null) {
            CaseRecording.refuseFuture(until, today, "until");
        }
    }

    private void insert(PersonId person, Version version, Actor actor) {
        RecordSeal.Opened key = seal.open(person);
        NewCircumstance known = version.known();
        jdbc.sql("""
                        insert into supervision.circumstance
                            (id, version, person_id, kind, content, from_day, until_day, source, certainty, withdrawn,
                             correction_reason, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(version.id())
                .param(version.number())
                .param(person.value())
                .param(known.what().kind().name())
                .param(key.seal(known.what(), context(version.id(), version.number())))
                .param(known.from())
                .param(known.until())
                .param(known.source().name())
                .param(known.certainty().name())
                .param(version.withdrawn())
                .param(
                        version.reason() == null
                                ? null
                                : key.seal(version.reason(), reasonContext(version.id(), version.number())))
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
    }

    private void tell(PersonId person, JournalKind kind, LocalDate on, NewCircumstance known, Actor actor) {
        recording.done(
                person,
                kind,
                on,
                Map.of("kind", known.what().kind().name()),
                TrailAction.CIRCUMSTANCE_RECORDED,
                known,
                actor);
    }

    private List<Row> read(PersonId person, @Nullable UUID id) {
        RecordSeal.Readable keys = seal.readable(person);
        return jdbc.sql("""
                                select id, person_id, version, kind, content, from_day, until_day, source, certainty, withdrawn,
                                       correction_reason, recorded_at, recorded_by,
                                       version = max(version) over (partition by id) as latest
                                from supervision.circumstance
                                where person_id = any (:records) and (:id::uuid is null or id = :id)
                                order by recorded_at desc, version desc
                                """)
                .param("records", keys.records())
                .param("id", id)
                .query(RecordMapper.of(Row.class)
                        .with("known.known.what", row -> what(row, keys.of(row)))
                        .with("known.correction", row -> correction(row, keys.of(row))))
                .list();
    }

    private static Circumstance what(ResultSet row, RecordSeal.Opened key) throws SQLException {
        String context = context(row.getObject("id", UUID.class), row.getInt("version"));
        return key.read(
                row.getBytes("content"),
                context,
                Kind.valueOf(row.getString("kind")).type());
    }

    private static String correction(ResultSet row, RecordSeal.Opened key) throws SQLException {
        byte[] reason = row.getBytes("correction_reason");
        String context = reasonContext(row.getObject("id", UUID.class), row.getInt("version"));
        return reason == null ? "" : key.read(reason, context, String.class);
    }

    private static String context(UUID id, int version) {
        return "circumstance/" + id + "/" + version;
    }

    private static String reasonContext(UUID id, int version) {
        return "circumstance-reason/" + id + "/" + version;
    }

    private record Version(
            UUID id,
            int number,
            NewCircumstance known,
            boolean withdrawn,
            @Nullable String reason) {}

    private record Row(KnownCircumstance known, boolean isLatest) {}
}
