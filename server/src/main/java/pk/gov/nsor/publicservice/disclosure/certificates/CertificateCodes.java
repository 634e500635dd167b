package pk.gov.nsor.publicservice.disclosure.certificates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * Looks up the code of a certificate for anybody. A code that is unknown, malformed or long expired, and any code from
 * a network that has tried too many, get the same answer, which takes as long as that to a valid one. It is not
 * recorded who asks.
 */
@Service
public class CertificateCodes {

    /** Each answer takes this long, which is well over what looking up takes. */
    static final Duration ANSWER_TIME = Duration.ofMillis(250);

    private static final Actor ANYBODY = Actor.unknown("certificate page");

    private final Certificates certificates;
    private final CertificatePolicy policy;
    private final CodeMisses misses;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final MeterRegistry registry;
    private final Clock clock;

    CertificateCodes(
            Certificates certificates,
            CertificatePolicy policy,
            CodeMisses misses,
            Trail trail,
            TransactionOperations transaction,
            MeterRegistry registry,
            Clock clock) {
        this.certificates = certificates;
        this.policy = policy;
        this.misses = misses;
        this.trail = trail;
        this.transaction = transaction;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * What may be said for a code.
     *
     * @param typed as it was typed
     * @param address from where, for counting alone
     * @return empty for every code that verifies nothing, whatever the reason
     */
    public Optional<Verified> verify(String typed, String address) {
        long end = System.nanoTime() + ANSWER_TIME.toNanos();
        Optional<Verified> verified = Objects.requireNonNull(transaction.execute(status -> looked(typed, address)));
        Counter.builder("nsor.certificate.codes")
                .description("Codes of certificates that were typed on the public page")
                .tag("answer", verified.isPresent() ? "certificate" : "nothing")
                .register(registry)
                .increment();
        waitUntil(end);
        return verified;
    }

    /**
     * Does the same work for a valid and an invalid code: both are looked up, and both write. Each is counted as a
     * failure before it is checked, under the lock of the network's row, so that no more are checked of many
     * concurrent tries than of many successive ones.
     */
    private Optional<Verified> looked(String typed, String address) {
        boolean isClosed = !misses.claim(address);
        Optional<Certificate> found = certificates.withCode(typed);
        Optional<Verified> told = isClosed ? Optional.empty() : found.flatMap(this::told);
        if (told.isPresent()) {
            misses.giveBack(address);
            trail.append(TrailEntry.done(ANYBODY, TrailAction.CERTIFICATE_VERIFIED)
                    .about(found.orElseThrow().id())
                    .with(Map.of("state", told.get().state().name())));
        }
        return told;
    }

    private Optional<Verified> told(Certificate certificate) {
        LocalDate today = LocalDate.now(clock);
        Certificate.Issue issue = certificate.issue();
        Asking asking = certificate.asking();
        if (issue == null || asking == null || today.isAfter(policy.expiredShownUntil(issue.validUntil(), today))) {
            return Optional.empty();
        }
        Verified.State state = switch (certificate.on(today)) {
            case ISSUED -> Verified.State.HOLDS;
            case EXPIRED -> Verified.State.EXPIRED;
            case REVOKED -> Verified.State.REVOKED;
            case ASKED -> throw new IllegalStateException("One that is issued is not asked for any more");
        };
        return Optional.of(Verified.of(certificate, issue, asking, state));
    }

    private static void waitUntil(long end) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
