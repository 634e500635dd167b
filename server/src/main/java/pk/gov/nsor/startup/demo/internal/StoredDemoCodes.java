package pk.gov.nsor.startup.demo.internal;

import java.security.SecureRandom;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import pk.gov.nsor.policing.supervision.CodeSource;

/** Draws codes as usual, and remembers a thread's last one, so that the demonstration can enter it. */
@Component
@Primary
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class StoredDemoCodes implements CodeSource {

    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<String> last = new ThreadLocal<>();

    @Override
    public String next() {
        String code = "%06d".formatted(random.nextInt(1_000_000));
        last.set(code);
        return code;
    }

    /** The code that this thread drew last. */
    String last() {
        return Objects.requireNonNull(last.get());
    }
}
