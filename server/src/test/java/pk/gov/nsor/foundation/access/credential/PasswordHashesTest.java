package pk.gov.nsor.foundation.access.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordHashesTest {

    @Test
    void aHashHasTheCostThatIsWrittenDown() {
        assertThat(new PasswordHashes().encode("a pass-phrase")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aHashOfALesserCostStillVerifiesAndIsRenewedAndOursIsNot() {
        PasswordHashes hashes = new PasswordHashes();
        String older = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode("a pass-phrase");
        assertThat(hashes.matches("a pass-phrase", older)).isTrue();
        assertThat(hashes.matches("another", older)).isFalse();
        assertThat(hashes.upgradeEncoding(older)).isTrue();
        assertThat(hashes.upgradeEncoding(hashes.encode("a pass-phrase"))).isFalse();
    }

    @Test
    void noMoreAreComputedAtOnceThanAllowedAndWhoWaitsTooLongIsTold() throws Exception {
        PasswordHashes hashes = new PasswordHashes(2, Duration.ofMillis(50));
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> hashes.inTurn(() -> hold(both, go)));
            Future<?> second = threads.submit(() -> hashes.inTurn(() -> hold(both, go)));
            both.await();
            assertThatExceptionOfType(PasswordsBusyException.class)
                    .isThrownBy(() -> hashes.matches("a pass-phrase", ""));
            go.countDown();
            first.get();
            second.get();
            assertThat(hashes.matches("a pass-phrase", hashes.encode("a pass-phrase")))
                    .as("room again")
                    .isTrue();
        }
    }

    private static boolean hold(CountDownLatch both, CountDownLatch go) {
        both.countDown();
        try {
            go.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
