package pk.gov.nsor.release;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.registration.Standings;
import pk.gov.nsor.registration.Standings.ListedCnic;

/**
 * What the SMS channel says of CNICs, under the policy in force. Where the channel is closed, and for everybody whose
 * offences were all committed under 18, nobody is told to be on the register.
 */
@Component
class SmsCnicRelease implements CnicRelease {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    SmsCnicRelease(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Released today(Collection<Cnic> cnics) {
        Policy policy = policyInForce();
        if (!policy.open() || cnics.isEmpty()) {
            return new Released(policy.version(), policy.open(), Set.of());
        }
        Set<Cnic> onRegister = standings.listed(cnics, LocalDate.now(clock)).stream()
                .filter(listed -> !listed.juvenile())
                .map(ListedCnic::cnic)
                .collect(Collectors.toSet());
        return new Released(policy.version(), true, onRegister);
    }

    private Policy policyInForce() {
        return jdbc.sql(
                        "select version, open from release.policy where channel = 'SMS_CNIC' order by version desc limit 1")
                .query((row, number) -> new Policy(row.getInt("version"), row.getBoolean("open")))
                .single();
    }

    private record Policy(int version, boolean open) {}
}
