package pk.gov.nsor.foundation.jobs.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.BooleanSupplier;
import pk.gov.nsor.foundation.jobs.Job;

/** Threads of jobs: as many as jobs run at the moment, each named after its job. None keeps the process alive. */
final class Threads {

    private Threads() {}

    static ExecutorService pool() {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().name("job-", 0).daemon().factory());
    }

    /** Plans runs, and does nothing that could wait. */
    static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("job-timer").daemon().factory());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return timer;
    }

    /** Runs under the job's name, so that a list of threads tells it. */
    static boolean named(Job job, BooleanSupplier run) {
        Thread thread = Thread.currentThread();
        String before = thread.getName();
        thread.setName("job-" + job.name());
        try {
            return run.getAsBoolean();
        } finally {
            thread.setName(before);
        }
    }
}
