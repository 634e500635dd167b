package pk.gov.nsor.foundation.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Work that the server does by itself, again and again: a bean of it. A job runs on a thread of its own and never twice
 * at once, beginning when the server is ready. What it throws is counted and logged without its message, and the job is
 * tried again: after its delay, a daily one after ten minutes.
 *
 * @param name module and what, for example {@code supervision.case-review}; names it in metrics, logs and the database
 * @param place whether every process runs it, or one process for all
 * @param every from the end of a run to the beginning of the next; null for a daily one
 * @param at the time of day in Pakistan; null for one with a delay
 * @param first from the server's start to the first run. A job of one process for all runs after that long at the
 *     earliest where it has never run, and otherwise when it is due.
 * @param deadline how long a run may take; after that the job is reported as overdue, and goes on
 * @param isForSteadyClock whether a run is left out while the clock is more than a day off the time that has passed
 *     since the server's start
 * @param work what it does; asks before each batch whether it may go on, which it may not while the server stops
 */
public record Job(
        String name,
        Place place,
        @Nullable Duration every,
        @Nullable LocalTime at,
        Duration first,
        Duration deadline,
        boolean isForSteadyClock,
        Consumer<BooleanSupplier> work) {

    /** How long after a failure a daily job is tried again. */
    static final Duration RETRY = Duration.ofMinutes(10);

    private static final Duration DEADLINE = Duration.ofMinutes(15);
    private static final Duration LATEST_FIRST = Duration.ofMinutes(1);
    private static final Pattern NAME = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

    /** Where a job runs. */
    public enum Place {
        /** In each process: what is the process's own, or what several processes share out between them. */
        EVERY_PROCESS,
        /** In one process at a time, whichever is free; another takes over from one that dies. */
        ONE_PROCESS
    }

    public Job {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name of a job: " + name);
        }
        if ((every == null) == (at == null)) {
            throw new IllegalArgumentException(name + " needs either a delay or a time of day");
        }
        if (at != null && place == Place.EVERY_PROCESS) {
            throw new IllegalArgumentException(name + " runs in every process, so it needs a delay");
        }
    }

    /** A job that each process runs, with the delay between its runs. */
    public static Plan inEveryProcess(String name, Duration every) {
        return new Plan(name, Place.EVERY_PROCESS, every, null);
    }

    /** A job that one process runs for all, with the delay between its runs; of half a minute or more. */
    public static Plan inOneProcess(String name, Duration every) {
        return new Plan(name, Place.ONE_PROCESS, every, null);
    }

    /** A job that one process runs for all, once a day; after an outage as soon as a server is back. */
    public static Plan daily(String name, LocalTime at) {
        return new Plan(name, Place.ONE_PROCESS, null, at);
    }

    /** From the end of a run that failed to the next attempt. */
    public Duration retry() {
        return every == null ? RETRY : every;
    }

    /** When it runs; {@link #does} makes it a job. */
    public static final class Plan {

        private final String name;
        private final Place place;
        private final @Nullable Duration every;
        private final @Nullable LocalTime at;
        private Duration first;
        private Duration deadline = DEADLINE;
        private boolean isForSteadyClock;

        private Plan(String name, Place place, @Nullable Duration every, @Nullable LocalTime at) {
            this.name = name;
            this.place = place;
            this.every = every;
            this.at = at;
            this.first = every == null || every.compareTo(LATEST_FIRST) > 0 ? LATEST_FIRST : every;
        }

        /** The first run comes so long after the start; otherwise after its delay, and after a minute at most. */
        public Plan first(Duration after) {
            first = after;
            return this;
        }

        /** How long a run may take; otherwise 15 minutes. */
        public Plan within(Duration longest) {
            deadline = longest;
            return this;
        }

        /** Leaves out runs while the clock is more than a day off. */
        public Plan whileClockIsSteady() {
            isForSteadyClock = true;
            return this;
        }

        public Job does(Runnable work) {
            return doesWhile(mayGoOn -> work.run());
        }

        /** @param work asks before each batch whether it may go on */
        public Job doesWhile(Consumer<BooleanSupplier> work) {
            return new Job(name, place, every, at, first, deadline, isForSteadyClock, work);
        }
    }
}
