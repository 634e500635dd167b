package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** How often somebody tried a number or a code word that was refused, today and in this process. */
@Component
class NumberTries {

    static final int MOST = 3;

    private final Clock clock;
    private final Map<UUID, Tried> tried = new ConcurrentHashMap<>();

    NumberTries(Clock clock) {
        this.clock = clock;
    }

    private record Tried(LocalDate on, int times) {}

    /** @throws InvalidValueException where there were too many today */
    void refuseTooMany(UUID who) {
        Tried today = tried.get(who);
        if (today != null && today.on().equals(LocalDate.now(clock)) && today.times() >= MOST) {
            throw new InvalidValueException(
                    "alerts.tries", "Too much was refused today. Go on tomorrow, or ask another adviser of the cell.");
        }
    }

    void count(UUID who) {
        LocalDate today = LocalDate.now(clock);
        Tried _ = tried.merge(
                who,
                new Tried(today, 1),
                (before, _) -> before.on().equals(today) ? new Tried(today, before.times() + 1) : new Tried(today, 1));
    }
}
