package pk.gov.nsor.record.conviction.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/**
 * Checks whether the events in prison can have happened in this way: each custody period by itself, and all of them
 * together.
 */
public final class CustodyCheck {

    /**
     * Within a day, what began a custody period comes first and what ended it last; between them the order of
     * recording decides.
     */
    static final Comparator<Fact<CustodyEvent>> ORDER = Comparator.comparing(
                    (Fact<CustodyEvent> fact) -> fact.now().on())
            .thenComparing(fact -> fact.now().type().begins() ? 0 : fact.now().type() == Type.RELEASED ? 2 : 1)
            .thenComparing(fact -> fact.first().recordedAt())
            .thenComparing(fact -> fact.now().type());

    private final LegalFile file;

    CustodyCheck(LegalFile file) {
        this.file = file;
    }

    /** Where a person is during a custody period. */
    public enum Whereabouts {
        INSIDE,
        ON_LEAVE,
        AT_LARGE,
        RELEASED
    }

    void check() {
        Map<CustodyPeriodId, List<Fact<CustodyEvent>>> stays = new LinkedHashMap<>();
        LegalFile.inForce(file.custody())
                .forEach(fact -> stays.computeIfAbsent(fact.now().custodyPeriod(), _ -> new ArrayList<>())
                        .add(fact));
        stays.values().forEach(stay -> stay.sort(ORDER));
        stays.values().forEach(this::checkStay);
        List<CustodyPeriod> custodyPeriods = file.custodyPeriods();
        custodyPeriods.forEach(this::namesKnownConviction);
        if (custodyPeriods.stream().filter(CustodyPeriod::isOpen).count() > 1) {
            throw refused("custody.two-open", "The person is in custody already: record the release first.");
        }
        LegalFile.inForce(file.custody())
                .map(Fact::now)
                .filter(event -> event.type() == Type.RECALLED)
                .forEach(recall -> followsRelease(recall, custodyPeriods));
    }

    private void checkStay(List<Fact<CustodyEvent>> stay) {
        Optional<LocalDate> admitted = stay.stream()
                .map(Fact::now)
                .filter(event -> event.type().begins())
                .map(CustodyEvent::on)
                .findFirst();
        if (admitted.isEmpty()) {
            throw refused(
                    "custody.no-admission",
                    "The admission can not go while what came after it in this stay is on record.");
        }
        for (Fact<CustodyEvent> fact : stay) {
            CustodyEvent event = fact.now();
            if (event.on().isBefore(admitted.get())) {
                throw event.type() == Type.RELEASED
                        ? refused("release.before-admission", "The release can not be before the admission.")
                        : refused("custody.before-admission", "In this stay nothing can be before the admission.");
            }
        }
        Whereabouts now = Whereabouts.RELEASED;
        for (Fact<CustodyEvent> fact : stay) {
            now = after(now, fact.now().type());
        }
    }

    /** Where the person is after the event; refused where it cannot happen in the person's present state. */
    private static Whereabouts after(Whereabouts before, Type event) {
        if (!isPossible(before, event)) {
            throw refused(
                    "custody.order", "This can not have happened on that day, by what else is on record of this stay.");
        }
        return after(event);
    }

    /** Whether the event can happen in this state. */
    public static boolean isPossible(Whereabouts before, Type event) {
        return switch (event) {
            case ADMITTED, RECALLED -> before == Whereabouts.RELEASED;
            case TRANSFERRED, LEAVE_BEGAN -> before == Whereabouts.INSIDE;
            case LEAVE_ENDED -> before == Whereabouts.ON_LEAVE;
            case ESCAPED -> before == Whereabouts.INSIDE || before == Whereabouts.ON_LEAVE;
            case RECAPTURED -> before == Whereabouts.AT_LARGE;
            case RELEASED -> before != Whereabouts.RELEASED;
        };
    }

    /** Where the person is after the event. */
    public static Whereabouts after(Type event) {
        return switch (event) {
            case ADMITTED, RECALLED, TRANSFERRED, LEAVE_ENDED, RECAPTURED -> Whereabouts.INSIDE;
            case LEAVE_BEGAN -> Whereabouts.ON_LEAVE;
            case ESCAPED -> Whereabouts.AT_LARGE;
            case RELEASED -> Whereabouts.RELEASED;
        };
    }

    private void namesKnownConviction(CustodyPeriod custodyPeriod) {
        ConvictionId conviction = custodyPeriod.conviction();
        if (conviction != null && file.conviction(conviction).isEmpty()) {
            throw refused("custody.unknown-conviction", "A stay in custody names a conviction that is not on record.");
        }
    }

    private static void followsRelease(CustodyEvent recall, List<CustodyPeriod> custodyPeriods) {
        boolean follows = custodyPeriods.stream()
                .filter(custodyPeriod -> !custodyPeriod.id().equals(recall.custodyPeriod()))
                .map(CustodyPeriod::releasedOn)
                .anyMatch(released -> released != null && !released.isAfter(recall.on()));
        if (!follows) {
            throw refused("recall.before-release", "Somebody can be recalled only after a release.");
        }
    }

    private static InvalidValueException refused(String code, String english) {
        return new InvalidValueException(code, english).at("on");
    }
}
