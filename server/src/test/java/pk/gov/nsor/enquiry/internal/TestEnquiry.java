package pk.gov.nsor.enquiry.internal;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.directory.Nearby;
import pk.gov.nsor.enquiry.internal.NearbyHelp.Found;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.reference.AreaNames;
import pk.gov.nsor.release.AreaRelease;
import pk.gov.nsor.release.Band;
import pk.gov.nsor.release.CnicRelease;
import pk.gov.nsor.sms.QuestionHandler;

/** The enquiry over a release that a test sets, for tests without the rest of the register. */
public final class TestEnquiry implements CnicRelease, AreaRelease {

    static final Limits LIMITS = new Limits(5, 20, 10);

    private static final Found NOTHING_NEAR = new Found(new Nearby(null, null, null), false);

    public final Set<Cnic> onRegister = new HashSet<>();
    public boolean open = true;
    /** What is released of areas, by their codes. */
    public final Map<String, Band> bands = new HashMap<>();

    public boolean areasOpen = true;
    public @Nullable YearMonth month = YearMonth.of(2026, 11);

    public QuestionHandler handler(JdbcClient jdbc, Keys keys, Clock clock) {
        EnquiryStore store = new EnquiryStore(jdbc, clock);
        AnswerWording wording = new AnswerWording(CnicFormat.WITH_SYNTHETIC);
        return new EnquiryHandler(
                List.of(
                        new CnicDesk(this, wording, keys),
                        new DisputeDesk(store, wording, keys, clock),
                        new AreaDesk(
                                this,
                                AreaNames.reading(jdbc, clock),
                                new AreaChoices(jdbc, keys, clock),
                                wording,
                                new AreaWording()),
                        new HelpDesk(() -> place -> NOTHING_NEAR, new HelpWording()),
                        new UsageDesk(wording)),
                new SenderLanguages(store),
                store,
                allowances(jdbc, keys, clock),
                CnicFormat.WITH_SYNTHETIC,
                keys);
    }

    static Allowances allowances(JdbcClient jdbc, Keys keys, Clock clock) {
        return new Allowances(new SenderStore(jdbc), () -> LIMITS, keys, clock);
    }

    @Override
    public AreaRelease.Released latest(Collection<String> areas) {
        Map<String, Band> told = new HashMap<>(areasOpen ? bands : Map.of());
        told.keySet().retainAll(areas);
        return new AreaRelease.Released(7, areasOpen, areasOpen ? month : null, told);
    }

    @Override
    public CnicRelease.Released today(Collection<Cnic> cnics) {
        Set<Cnic> on = new HashSet<>(cnics);
        on.retainAll(onRegister);
        return new CnicRelease.Released(3, open, on);
    }
}
