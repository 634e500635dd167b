package pk.gov.nsor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two people who do the same at once, each in a thread. */
public final class TwoAtOnce {

    private TwoAtOnce() {}

    /** One does it, and the other is refused. */
    public static void oneDoes(Runnable action, Class<? extends Exception> refusal) {
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int one = 0; one < 2; one++) {
                done.add(two.submit(action));
            }
        }
        assertThat(done)
                .filteredOn(each -> each.state() == Future.State.SUCCESS)
                .hasSize(1);
        assertThat(done)
                .filteredOn(each -> each.state() == Future.State.FAILED)
                .extracting(Future::exceptionNow)
                .hasOnlyElementsOfType(refusal);
    }
}
