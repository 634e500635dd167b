package pk.gov.nsor.record.conviction.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/** Builds custody periods from the events in prison. */
public final class CustodyPeriods {

    private static final Comparator<CustodyPeriod> BY_ADMISSION = Comparator.comparing(CustodyPeriod::admittedOn)
            .thenComparing(custodyPeriod -> custodyPeriod.id().value());

    private CustodyPeriods() {}

    /** In the order of admission. A release without a known admission makes no custody period. */
    public static List<CustodyPeriod> of(List<Fact<CustodyEvent>> custody) {
        if (custody.isEmpty()) {
            return List.of();
        }
        Map<CustodyPeriodId, LocalDate> releases = HashMap.newHashMap(custody.size());
        for (Fact<CustodyEvent> fact : custody) {
            if (fact.inForce() && fact.now().type() == CustodyEvent.Type.RELEASED) {
                LocalDate _ = releases.putIfAbsent(
                        fact.now().custodyPeriod(), fact.now().on());
            }
        }
        List<CustodyPeriod> custodyPeriods = new ArrayList<>(custody.size());
        for (Fact<CustodyEvent> fact : custody) {
            CustodyEvent event = fact.now();
            if (fact.inForce() && event.type().begins()) {
                LocalDate releasedOn = releases.get(event.custodyPeriod());
                custodyPeriods.add(new CustodyPeriod(
                        event.custodyPeriod(),
                        event.conviction(),
                        event.on(),
                        releasedOn,
                        releasedOn == null ? escapedOn(event.custodyPeriod(), custody) : null));
            }
        }
        custodyPeriods.sort(BY_ADMISSION);
        return Collections.unmodifiableList(custodyPeriods);
    }

    /** Since when the person has been at large; null for somebody who was recaptured, or never escaped. */
    private static @Nullable LocalDate escapedOn(CustodyPeriodId custodyPeriod, List<Fact<CustodyEvent>> custody) {
        LocalDate escapedOn = null;
        for (Fact<CustodyEvent> fact : LegalFile.inForce(custody)
                .filter(fact -> fact.now().custodyPeriod().equals(custodyPeriod))
                .sorted(CustodyCheck.ORDER)
                .toList()) {
            escapedOn = switch (fact.now().type()) {
                case ESCAPED -> fact.now().on();
                case RECAPTURED -> null;
                case ADMITTED, RECALLED, TRANSFERRED, LEAVE_BEGAN, LEAVE_ENDED, RELEASED -> escapedOn;
            };
        }
        return escapedOn;
    }
}
