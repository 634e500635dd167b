package pk.gov.nsor.agencies.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.imports.column.ColumnMapping;
import pk.gov.nsor.agencies.imports.column.Field;
import pk.gov.nsor.agencies.imports.file.FileLimits;
import pk.gov.nsor.agencies.imports.file.Row;
import pk.gov.nsor.agencies.imports.file.TableFile;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.register.People;

/** Files of judgments or events in prison: copied in, their columns said, started and stopped. */
@Service
public class Batches {

    private static final int LINES_OF_PART = 200;
    private static final int MOST_NAMED = 100;

    private final BatchRepository batches;
    private final LineRepository lines;
    private final Mappings mappings;
    private final MachineClients clients;
    private final BatchTakeBack takingBack;
    private final People people;
    private final Trail trail;
    private final KeyedHash digests;

    Batches(
            BatchRepository batches,
            LineRepository lines,
            Mappings mappings,
            MachineClients clients,
            BatchTakeBack takingBack,
            People people,
            Trail trail,
            Keys keys) {
        this.batches = batches;
        this.lines = lines;
        this.mappings = mappings;
        this.clients = clients;
        this.takingBack = takingBack;
        this.people = people;
        this.trail = trail;
        this.digests = keys.keyedHash("imports-file");
    }

    /**
     * The client in whose name files come.
     *
     * @throws InvalidValueException where there is none of this name that sends for a court or a prison
     */
    public MachineClient source(String name) {
        return clients.find(name)
                .filter(Batches::isSource)
                .orElseThrow(() -> new InvalidValueException(
                                "import.source",
                                "No client of a court or a prison is called “%s”, or it was ended.",
                                name.strip())
                        .at("source"));
    }

    /** In whose name files can come. */
    public List<MachineClient> sources() {
        return clients.all().stream().filter(Batches::isSource).toList();
    }

    private static boolean isSource(MachineClient client) {
        return client.enabled()
                && !client.trial()
                && (client.feed() == Feed.COURT || client.feed().sends(Feed.PRISON));
    }

    /** What the lines of its files are. */
    static Field.Of content(MachineClient source) {
        return source.feed().sends(Feed.PRISON) ? Field.Of.CUSTODY : Field.Of.JUDGMENT;
    }

    /** The same file of the same client, where it was copied in and not taken back. */
    @Transactional(readOnly = true)
    public Optional<Batch> ofFile(MachineClient source, Path file) {
        return batches.ofFile(source.id(), digest(file));
    }

    @Transactional(readOnly = true)
    public Optional<Batch> find(BatchId id) {
        return batches.find(id);
    }

    /**
     * The latest first, where the reader asks for nothing else.
     *
     * @param state null for all
     */
    @Transactional(readOnly = true)
    public List<Batch> all(@Nullable BatchState state, ListSort sort, long first, int most) {
        return batches.all(state, sort, first, most);
    }

    /** @param state null for all */
    @Transactional(readOnly = true)
    public int count(@Nullable BatchState state) {
        return batches.count(state);
    }

    /**
     * Copies a file in, all of it or nothing, with its columns taken for what they were last time or are called.
     *
     * @throws InvalidValueException where the file cannot be taken, or was copied in before
     */
    @Transactional
    public Batch copy(MachineClient source, Path file, FileLimits limits, Actor actor) {
        byte[] digest = digest(file);
        batches.ofFile(source.id(), digest).ifPresent(before -> {
            throw new InvalidValueException("import.known", "This file of %s was copied in before.", source.name());
        });
        BatchId id = new BatchId(UUID.randomUUID());
        try (TableFile table = TableFile.open(file, limits)) {
            int without = table.headings().indexOf(BadLines.HEADING);
            List<String> headings = but(table.headings(), without);
            ColumnMapping columns = mappings.forHeadings(source.id(), content(source), headings);
            Encryption encryption = batches.insert(new BatchRepository.New(
                    id,
                    source.id(),
                    digest,
                    headings,
                    columns,
                    Objects.requireNonNull(actor.id(), "Whoever sends a file has an account")));
            int count = 0;
            List<Row> part = new ArrayList<>();
            for (Row row = table.next(); row != null; row = table.next()) {
                part.add(new Row(row.number(), but(row.cells(), without)));
                count++;
                if (part.size() == LINES_OF_PART) {
                    lines.insert(id, count - part.size() + 1, part, encryption);
                    part.clear();
                }
            }
            if (!part.isEmpty()) {
                lines.insert(id, count - part.size() + 1, part, encryption);
            }
            if (count == 0) {
                throw new InvalidValueException(
                        "import.file.no-lines", "The file has headings and no lines below them.");
            }
            batches.lines(id, count);
        }
        return noted(id, "COPIED", actor);
    }

    /** Without one of them; all where that is -1. */
    private static List<String> but(List<String> all, int without) {
        if (without < 0) {
            return all;
        }
        List<String> others = new ArrayList<>(all);
        others.remove(without);
        return others;
    }

    /**
     * Says what columns are taken for, and remembers it for the client's next file with the same headings.
     *
     * @param said keys of fields by headings, blank to leave a column out
     * @param mapping a name to remember it by; blank for none
     * @throws InvalidValueException where a heading, a field or a name is wrong, or lines were sent already
     */
    @Transactional
    public Batch take(BatchId id, Map<String, String> said, String mapping, Actor actor) {
        Batch batch = lock(id);
        if (batch.position() > 0 || batch.state() == BatchState.RUNNING || batch.state() == BatchState.CHECKING) {
            throw new InvalidValueException(
                    "import.begun", "Lines of this file were sent already: its columns stay what they were taken for.");
        }
        ColumnMapping columns = batch.columns().with(batch.headings(), said);
        mappings.remember(batch.client(), columns, batch.headings(), mapping);
        batches.columns(id, columns);
        return noted(id, "COLUMNS", actor);
    }

    /**
     * Takes the columns for what a remembered mapping says.
     *
     * @throws InvalidValueException where there is none of that name, or it is for other headings
     */
    @Transactional
    public Batch takeAs(BatchId id, String mapping, Actor actor) {
        Batch batch = lock(id);
        ColumnMapping columns = mappings.named(batch.client(), mapping);
        Map<String, String> said = new HashMap<>();
        if (columns.of() != batch.columns().of()
                || columns.columns().size() != batch.headings().size()) {
            throw new InvalidValueException(
                    "import.mapping.other", "The mapping “%s” is for a file with other columns.", mapping.strip());
        }
        for (int i = 0; i < batch.headings().size(); i++) {
            said.put(
                    batch.headings().get(i),
                    columns.columns().get(i).map(Field::key).orElse(""));
        }
        return take(id, said, "", actor);
    }

    /**
     * Begins a dry run.
     *
     * @throws InvalidValueException where a column is missing, or lines were sent already
     */
    @Transactional
    public Batch check(BatchId id, Actor actor) {
        Batch batch = lock(id);
        batch.columns().requireWhole();
        if (batch.position() > 0 || (batch.state() != BatchState.COPIED && batch.state() != BatchState.CHECKED)) {
            throw elsewhere();
        }
        batches.checking(id, DryRun.NOTHING);
        return noted(id, "CHECKING", actor);
    }

    /** As {@link #start(BatchId, boolean, Actor)}, for a caller that asks about doubtful columns itself. */
    @Transactional
    public Batch start(BatchId id, Actor actor) {
        return start(id, true, actor);
    }

    /**
     * Lets the lines be sent, from the first that was not.
     *
     * @param isDespiteDoubts whether somebody has said that doubtful columns are right
     * @throws InvalidValueException where there was no dry run, the file is not waiting for it, or a column is doubtful and
     *     nobody has said that it is right
     */
    @Transactional
    public Batch start(BatchId id, boolean isDespiteDoubts, Actor actor) {
        Batch batch = lock(id);
        if (!batch.state().mayRun()) {
            throw elsewhere();
        }
        if (!isDespiteDoubts && batch.hasDoubts()) {
            throw new InvalidValueException(
                            "import.doubtful", "Columns are doubtful. Change them, or say that they are right.")
                    .at("doubts");
        }
        batches.state(id, BatchState.RUNNING);
        return noted(id, "RUNNING", actor);
    }

    /** Stops a dry run or a run after the line that it is at; nothing where neither goes on. */
    @Transactional
    public Batch stop(BatchId id, Actor actor) {
        Batch batch = lock(id);
        if (!batch.state().isMoving()) {
            return batch;
        }
        batches.state(id, batch.state() == BatchState.CHECKING ? BatchState.COPIED : BatchState.STOPPED);
        return noted(id, "STOPPED", actor);
    }

    /** Keeps a file at its step until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(BatchId id) {
        boolean _ = batches.lock(id).isPresent();
    }

    /** The register numbers of records that have something which stays although the file is taken back. */
    @Transactional(readOnly = true)
    public List<RegisterNumber> recordsWithMore(BatchId id) {
        return takingBack.left(id, MOST_NAMED).stream()
                .map(person -> people.get(person).number())
                .toList();
    }

    private Batch lock(BatchId id) {
        return batches.lock(id)
                .orElseThrow(() -> new InvalidValueException("import.unknown", "This file is not here any more."));
    }

    private static InvalidValueException elsewhere() {
        return new InvalidValueException(
                "import.elsewhere", "The file is not at this step any more: look at it again.");
    }

    private Batch noted(BatchId id, String step, Actor actor) {
        Batch batch = batches.find(id).orElseThrow();
        trail.append(TrailEntry.done(actor, TrailAction.BULK_FILE_CHANGED)
                .about(id.value())
                .with(Map.of("step", step, "lines", batch.lines(), "position", batch.position())));
        return batch;
    }

    private byte[] digest(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return digests.of(digest.getMessageDigest().digest());
        } catch (IOException unreadable) {
            throw new InvalidValueException("import.file.unreadable", "The file cannot be read.");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
