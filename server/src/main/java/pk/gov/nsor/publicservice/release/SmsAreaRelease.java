package pk.gov.nsor.publicservice.release;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the SMS channel says of areas, under the policy in force: what is in the table of releases, or nothing. */
@Component
class SmsAreaRelease implements AreaRelease {

    private final ReleaseChannels channels;
    private final AreaBands areas;

    SmsAreaRelease(ReleaseChannels channels, AreaBands areas) {
        this.channels = channels;
        this.areas = areas;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Released latest(Collection<String> asked) {
        ReleaseChannels.Version policy = channels.inForce(ReleaseChannel.SMS_AREA);
        Optional<YearMonth> month = policy.open() ? areas.latestMonth() : Optional.empty();
        Map<String, Band> bands = new HashMap<>();
        month.ifPresent(last -> areas.latest(last, asked).forEach(area -> {
            Band band = area.band();
            if (band != null) {
                bands.put(area.area(), band);
            }
        }));
        return new Released(policy.version(), policy.open(), month.orElse(null), bands);
    }
}
