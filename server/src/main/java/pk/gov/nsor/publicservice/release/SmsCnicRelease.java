package pk.gov.nsor.publicservice.release;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.record.registration.AnswerCheck;
import pk.gov.nsor.record.registration.ListedCnics;
import pk.gov.nsor.record.registration.ListedCnics.ListedCnic;

/**
 * What the SMS channel says of CNICs, under the policy in force. Where the channel is closed, for everybody whose
 * offences were all committed under 18, and for whom a court has withheld a conviction that runs, the answer never
 * says that they are on the register.
 */
@Component
class SmsCnicRelease implements CnicRelease {

    private final ReleaseChannels channels;
    private final ListedCnics listed;
    private final AnswerCheck check;
    private final Clock clock;

    SmsCnicRelease(ReleaseChannels channels, ListedCnics listed, AnswerCheck check, Clock clock) {
        this.channels = channels;
        this.listed = listed;
        this.check = check;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Released today(Collection<Cnic> cnics) {
        ReleaseChannels.Version policy = channels.inForce(ReleaseChannel.SMS_CNIC);
        if (!policy.open() || cnics.isEmpty()) {
            return new Released(policy.version(), policy.open(), Set.of());
        }
        Set<Cnic> onRegister = listed.listed(cnics, LocalDate.now(clock)).stream()
                .filter(listed -> !listed.juvenile() && !listed.withheld())
                .map(ListedCnic::cnic)
                .collect(Collectors.toSet());
        check.told(onRegister);
        return new Released(policy.version(), true, onRegister);
    }
}
