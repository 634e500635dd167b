package pk.gov.nsor.benchmark.access;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import pk.gov.nsor.benchmark.setting.OfficerSession;

/**
 * The first step of signing in, by several browsers at once: the form's page, and its name and password. Each browser has
 * an account of its own: of one account from one address, few guesses are checked at once.
 */
final class PasswordSteps implements AutoCloseable {

    static final int AT_ONCE = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final int port;
    private final List<OfficerSession.Account> accounts;

    PasswordSteps(Path project, Map<String, String> environment, int port, String district) {
        this.port = port;
        this.accounts = Stream.generate(() -> OfficerSession.newAccount(project, environment, district))
                .limit(AT_ONCE)
                .toList();
    }

    /** @return the seconds that it took for this many of each */
    double run(int each) {
        long begun = System.nanoTime();
        List<Future<?>> working = new ArrayList<>();
        for (OfficerSession.Account account : accounts) {
            working.add(threads.submit(() -> {
                for (int step = 0; step < each; step++) {
                    HttpResponse<String> answer = OfficerSession.ofNobody(port).passPassword(account);
                    if (!answer.headers().firstValue("Location").orElse("").contains("/sign-in/")) {
                        throw new IllegalStateException("The password was not taken");
                    }
                }
            }));
        }
        for (Future<?> one : working) {
            try {
                one.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", interrupted);
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
