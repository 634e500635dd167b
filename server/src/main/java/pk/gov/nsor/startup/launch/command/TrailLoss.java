package pk.gov.nsor.startup.launch.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.verification.UnreadableTrailException;
import pk.gov.nsor.foundation.audit.verification.WitnessedCheckpoint;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.LaunchException;

/**
 * Which leaves of the trail a restored database lacks, as far as witnesses tell, and the origin under which it goes on.
 *
 * @param last the origin of the last checkpoint that the database has; null where it has none
 * @param leaves how many are sealed
 * @param seen the largest checkpoint of that origin that somebody outside holds; null where nobody was named who holds one
 * @param isBeginning whether the sealed leaves begin with those of that checkpoint; true where there is none
 * @param used a checkpoint of the current origin that somebody holds though the database has none: another tree had the name; null
 *     where nobody was named who holds one
 * @param unasked the witnesses of which nothing was read, where nobody else was named either who holds a checkpoint of the last origin
 */
record TrailLoss(
        TrailOrigins origins,
        String witnesses,
        @Nullable String last,
        long leaves,
        @Nullable WitnessedCheckpoint seen,
        boolean isBeginning,
        @Nullable WitnessedCheckpoint used,
        List<String> unasked) {

    private static final Pattern NUMBERED = Pattern.compile("(.*)/(\\d{1,6})");

    /**
     * @param held files of checkpoints, besides those of the witnesses that are files
     * @throws LaunchException where one of them cannot be read
     */
    static TrailLoss of(
            Database database,
            Keys keys,
            TrailOrigins origins,
            Map<String, String> environment,
            List<Path> held,
            long leaves) {
        String witnesses = environment.getOrDefault("NSOR_WITNESSES", "");
        try {
            return with(database, keys, origins, witnesses, checkpoints -> {
                String last = checkpoints
                        .newest()
                        .map(note -> Checkpoint.parse(note.text()).origin())
                        .orElse(null);
                List<WitnessedCheckpoint> given = held.stream()
                        .map(WitnessedCheckpoint::read)
                        .flatMap(List::stream)
                        .toList();
                List<WitnessedCheckpoint> all = Stream.concat(
                                given.stream(),
                                checkpoints.witnessFiles().stream()
                                        .map(WitnessedCheckpoint::newest)
                                        .flatMap(List::stream))
                        .toList();
                WitnessedCheckpoint seen = all.stream()
                        .filter(one -> one.checkpoint().origin().equals(last))
                        .max(Comparator.comparingLong(one -> one.checkpoint().size()))
                        .orElse(null);
                WitnessedCheckpoint used = all.stream()
                        .filter(one -> last != null && !last.equals(origins.current()))
                        .filter(one -> one.checkpoint().origin().equals(origins.current()))
                        .findFirst()
                        .orElse(null);
                boolean isGiven =
                        given.stream().anyMatch(one -> one.checkpoint().origin().equals(last));
                List<String> unasked = isGiven ? List.of() : checkpoints.witnessesElsewhere();
                boolean isBeginning = seen == null || checkpoints.isBeginning(seen.checkpoint());
                return new TrailLoss(origins, witnesses, last, leaves, seen, isBeginning, used, unasked);
            });
        } catch (UnreadableTrailException | IllegalArgumentException unreadable) {
            throw new LaunchException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /** How many leaves somebody outside has seen; 0 where nobody was named who has. */
    long known() {
        return seen == null ? 0 : seen.checkpoint().size();
    }

    /** Which leaves are lost; empty where none are known to be. */
    Optional<String> line() {
        if (seen == null || isBeginning) {
            return Optional.empty();
        }
        return Optional.of(
                known() > leaves
                        ? "Lost are the leaves %,d to %,d of the trail: somebody has seen %,d (%s)."
                                .formatted(leaves, known() - 1, known(), seen.source())
                        : "Leaves of the trail are lost, and others were sealed in their place: the first %,d are not those that somebody has seen (%s)."
                                .formatted(known(), seen.source()));
    }

    /** Why the trail cannot go on under the origin that is set, and what to set; empty where it can. */
    Optional<String> problem() {
        if (last == null) {
            return Optional.empty();
        }
        if (last.equals(origins.current())) {
            return line().map(lost ->
                            lost + " What is written from now on would be another tree of the same name. Give the"
                                    + " trail a new origin, for this command and for every server: NSOR_TRAIL_ORIGIN="
                                    + next() + ".")
                    .or(this::notAsked);
        }
        if (used != null) {
            return Optional.of(
                    "The trail had the origin %s already, and that tree is lost (%s). Give it a new one, for this command and for every server: NSOR_TRAIL_ORIGIN=%s."
                            .formatted(origins.current(), used.source(), next()));
        }
        return origins.earlier().contains(last)
                ? Optional.empty()
                : Optional.of("The last checkpoint is of the origin " + last
                        + ". NSOR_TRAIL_ORIGIN has to name it before " + origins.current() + ", with a comma between.");
    }

    private Optional<String> notAsked() {
        return unasked.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Whether leaves of the trail are lost is not known: nothing was read of what these witnesses hold: %s. Give the newest checkpoint of one with --checkpoint FILE. Where none can be had, give the trail a new origin, for this command and for every server: NSOR_TRAIL_ORIGIN=%s."
                                .formatted(String.join(", ", unasked), next()));
    }

    /** All names so far, and one with the next number. */
    private String next() {
        Matcher numbered = NUMBERED.matcher(origins.current());
        String next = numbered.matches()
                ? numbered.group(1) + "/" + (Integer.parseInt(numbered.group(2)) + 1)
                : origins.current() + "/2";
        return Stream.of(origins.earlier().stream(), Stream.of(origins.current(), next))
                .flatMap(Function.identity())
                .reduce((some, name) -> some + "," + name)
                .orElseThrow();
    }

    /** Signs the first checkpoint of a new origin, where one begins, and says so. */
    Optional<String> begin(Database database, Keys keys) {
        if (last == null || last.equals(origins.current())) {
            return Optional.empty();
        }
        return with(database, keys, origins, witnesses, checkpoints -> {
            checkpoints.begin();
            return Optional.of("From leaf %,d on the trail is %s. Tell the witnesses its key: %s"
                    .formatted(leaves, origins.current(), checkpoints.key().text()));
        });
    }

    private static <T> T with(
            Database database, Keys keys, TrailOrigins origins, String witnesses, Function<TrailCheckpoints, T> work) {
        DatabaseAccess access = database.application();
        SingleConnectionDataSource connection = access.oneConnection();
        try {
            return work.apply(TrailCheckpoints.of(
                    new JdbcTemplate(connection),
                    new DataSourceTransactionManager(connection),
                    keys,
                    Clock.system(Day.ZONE),
                    origins,
                    witnesses));
        } finally {
            connection.destroy();
        }
    }
}
