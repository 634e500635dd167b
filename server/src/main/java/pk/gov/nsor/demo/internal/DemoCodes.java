package pk.gov.nsor.demo.internal;

import java.security.SecureRandom;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import pk.gov.nsor.supervision.CodeSource;

/** Draws codes as ever, and remembers a thread's last one, so that the demonstration can enter it. */
@Component
@Primary
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoCodes implements CodeSource {

    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<String> last = new ThreadLocal<>();

    @Override
    public String next() {
        String code = "%06d".formatted(random.nextInt(1_000_000));
        last.set(code);
        return code;
    }

    /** The one that this thread has drawn last. */
    String last() {
        return Objects.requireNonNull(last.get());
    }
}
