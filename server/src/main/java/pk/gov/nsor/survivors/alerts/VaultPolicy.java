package pk.gov.nsor.survivors.alerts;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyScope;
import pk.gov.nsor.foundation.reference.PolicyValue;

/** The policies of the vault, and between which numbers they are: with others hardly an alert would go, or nothing would stop a flood. */
@Component
class VaultPolicy implements PolicyScope, PolicyEffect {

    /** Used by what the vault has of the register's program. */
    private static final Set<String> SHARED =
            Set.of("account.dormant", "approval.open", "export.alone", "export.hours", "retention.backups");

    /** All assumed. */
    private static final Map<String, Bounds> BOUNDS = Map.of(
            "vault.alerts-hour", new Bounds(10, 1_000),
            "vault.enrolments", new Bounds(10, 1_000),
            "vault.undecided", new Bounds(7, 365),
            "vault.off-register", new Bounds(90, 1_825));

    private record Bounds(int least, int most) {}

    @Override
    public boolean covers(String key) {
        return BOUNDS.containsKey(key) || SHARED.contains(key);
    }

    @Override
    public boolean reckonsWith(String key) {
        return BOUNDS.containsKey(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("alerts.policy.effect"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        Bounds bounds = Objects.requireNonNull(BOUNDS.get(present.key()));
        int number = Integer.parseInt(value);
        if (number < bounds.least() || number > bounds.most()) {
            throw new InvalidValueException(
                            "policy.between", "Give a whole number from %s to %s.", bounds.least(), bounds.most())
                    .at("value");
        }
    }
}
