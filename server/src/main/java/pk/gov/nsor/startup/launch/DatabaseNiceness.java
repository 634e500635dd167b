package pk.gov.nsor.startup.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Has an embedded PostgreSQL give way to what else the machine has to do as much as the process that started it, where that was
 * started with {@code nice}. Its processes inherit the number, but each begins a session, and Linux shares the processors out among
 * sessions first where it groups by them ({@code sched_autogroup_enabled}): each would have as much as any other program.
 */
final class DatabaseNiceness {

    /** How often new processes are looked for: PostgreSQL has one for each connection. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Linux takes one such change in a tenth of a second from whoever does not administer the machine. */
    private static final Duration PAUSE = Duration.ofMillis(110);

    /** Where the number stands in {@code /proc/self/stat} after the name, which is in parentheses. */
    private static final int FIELD = 16;

    private final ProcessHandle guard;
    private final int niceness;
    private final Set<Long> done = new HashSet<>();

    /** @param guard whose descendants the processes are */
    DatabaseNiceness(ProcessHandle guard, int niceness) {
        this.guard = guard;
        this.niceness = niceness;
    }

    /** Begins, where this process gives way itself and the system groups by sessions; goes on until the database has ended. */
    static void follow(ProcessHandle guard) {
        int own = own();
        if (own > 0 && Files.exists(groupOf("self"))) {
            DatabaseNiceness niceness = new DatabaseNiceness(guard, own);
            Thread _ = Thread.ofPlatform().daemon().name("database-niceness").start(niceness::work);
        }
    }

    /** Of this process, as it was started; 0 where that is not known. */
    static int own() {
        try {
            String line = Files.readString(Path.of("/proc/self/stat"));
            return Integer.parseInt(line.substring(line.lastIndexOf(')') + 2).split(" ")[FIELD]);
        } catch (IOException | RuntimeException unknown) {
            return 0;
        }
    }

    private void work() {
        try {
            while (guard.isAlive()) {
                apply();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sets it for the processes that are there and have not had it yet. */
    void apply() throws InterruptedException {
        Set<Long> there = new HashSet<>();
        for (ProcessHandle process : guard.descendants().toList()) {
            there.add(process.pid());
            if (!done.contains(process.pid()) && set(process.pid())) {
                done.add(process.pid());
                Thread.sleep(PAUSE);
            }
        }
        done.retainAll(there);
    }

    /** False where it has ended, or it is too early for another change. */
    private boolean set(long process) {
        try {
            Files.writeString(groupOf(Long.toString(process)), Integer.toString(niceness));
            return true;
        } catch (IOException later) {
            return false;
        }
    }

    private static Path groupOf(String process) {
        return Path.of("/proc", process, "autogroup");
    }
}
