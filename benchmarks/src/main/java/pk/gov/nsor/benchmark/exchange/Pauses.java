package pk.gov.nsor.benchmark.exchange;

/** Waiting. */
final class Pauses {

    private static final int SHORT = 5;

    private Pauses() {}

    static void shortly() {
        of(SHORT);
    }

    static void of(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}
