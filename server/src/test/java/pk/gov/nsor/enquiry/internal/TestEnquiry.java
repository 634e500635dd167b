package pk.gov.nsor.enquiry.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.enquiry.ScanAlerts;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.release.CnicRelease;
import pk.gov.nsor.sms.QuestionHandler;
import tools.jackson.databind.json.JsonMapper;

/** The enquiry over a release that a test sets, for tests without the rest of the register. */
public final class TestEnquiry implements CnicRelease {

    static final Limits LIMITS = new Limits(5, 20, 2, 10);
    static final ScanThresholds THRESHOLDS = new ScanThresholds(60, 2000, 5, 12);

    public final Set<Cnic> onRegister = new HashSet<>();
    public boolean open = true;

    private @Nullable Process latest;

    public QuestionHandler handler(JdbcClient jdbc, Keys keys, Clock clock) {
        latest = process(jdbc, keys, clock);
        return latest.handler;
    }

    /** Counts what the handler has answered, as the server does every second. */
    public void watchForScans() {
        Objects.requireNonNull(latest).detector.run();
    }

    Process process(JdbcClient jdbc, Keys keys, Clock clock) {
        return new Process(this, jdbc, keys, clock, new ScanFilter(1 << 16, 1));
    }

    /** The enquiry as one process of the server has it. */
    static final class Process {
        final LedgerKeys ledgerKeys;
        final EnquiryStore store;
        final LanguageStore languages;
        final ScanWatch watch;
        final ScanAlerts alerts;
        final ScanDetector detector;
        final Allowances allowances;
        final TurnHashes turns;
        final EnquiryUpkeep upkeep;
        final QuestionHandler handler;

        Process(CnicRelease release, JdbcClient jdbc, Keys keys, Clock clock, ScanFilter filter) {
            ledgerKeys = new LedgerKeys(keys, clock);
            store = new EnquiryStore(jdbc, ledgerKeys, clock);
            languages = new LanguageStore(jdbc, keys, clock);
            watch = new ScanWatch(filter, keys, clock);
            alerts = new ScanAlerts(
                    jdbc, new Trail(jdbc, keys, JsonMapper.builder().build(), clock), clock);
            detector = new ScanDetector(watch, alerts, () -> THRESHOLDS, jdbc, clock);
            allowances = new Allowances(new SenderStore(jdbc), () -> LIMITS, keys, clock);
            turns = new TurnHashes(watch, keys, clock);
            upkeep = new EnquiryUpkeep(allowances, turns, languages, store, ledgerKeys, detector);
            AnswerWording wording = new AnswerWording(CnicFormat.WITH_SYNTHETIC);
            handler = new EnquiryHandler(
                    List.of(
                            new CnicDesk(release, wording),
                            new DisputeDesk(store, wording, clock),
                            new HelpDesk(wording),
                            new UsageDesk(wording)),
                    new SenderLanguages(languages),
                    store,
                    allowances,
                    turns,
                    watch,
                    CnicFormat.WITH_SYNTHETIC);
        }
    }

    /** All that the enquiry forgets by itself. */
    public void forget(JdbcClient jdbc, Keys keys, Clock clock) {
        process(jdbc, keys, clock).upkeep.forget();
    }

    @Override
    public Released today(Collection<Cnic> cnics) {
        Set<Cnic> on = new HashSet<>(cnics);
        on.retainAll(onRegister);
        return new Released(3, open, on);
    }
}
