package pk.gov.nsor.simulator.smsc;

import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulator of its own for each test, with short pauses before it tries again. */
abstract class WithSimulator {

    static final String PHONE = "0399 0000001";
    static final String PHONE_DIGITS = "923990000001";

    SmscSimulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = SmscSimulator.start(SmscOptions.withPassword(Esme.PASSWORD)
                .withResponseTimeout(Duration.ofSeconds(2))
                .withRetryDelays(Duration.ofMillis(50), Duration.ofMillis(200)));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    PhoneMessage await(Predicate<PhoneMessage> wanted) throws InterruptedException {
        return simulator
                .awaitMessage(PHONE, wanted, Duration.ofSeconds(6))
                .orElseThrow(() -> new AssertionError("not in time: " + simulator.messages(PHONE)));
    }

    static Predicate<PhoneMessage> toPhone() {
        return message -> message.direction() == PhoneMessage.Direction.TO_PHONE;
    }
}
