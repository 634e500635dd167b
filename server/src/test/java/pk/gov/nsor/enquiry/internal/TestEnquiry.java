package pk.gov.nsor.enquiry.internal;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.directory.Nearby;
import pk.gov.nsor.enquiry.ScanAlerts;
import pk.gov.nsor.enquiry.dispute.DisputantNumber;
import pk.gov.nsor.enquiry.dispute.TicketHashes;
import pk.gov.nsor.enquiry.internal.NearbyHelp.Found;
import pk.gov.nsor.enquiry.statistics.Tally;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.reference.AreaNames;
import pk.gov.nsor.release.AreaRelease;
import pk.gov.nsor.release.Band;
import pk.gov.nsor.release.CnicRelease;
import pk.gov.nsor.sms.QuestionHandler;
import tools.jackson.databind.json.JsonMapper;

/** The enquiry over a release that a test sets, for tests without the rest of the register. */
public final class TestEnquiry implements CnicRelease, AreaRelease {

    static final Limits LIMITS = new Limits(5, 20, 2, 10);
    static final ScanThresholds THRESHOLDS = new ScanThresholds(60, 2000, 5, 12);

    private static final Found NOTHING_NEAR = new Found(new Nearby(null, null, null), false, List.of());

    public final Set<Cnic> onRegister = new HashSet<>();
    public boolean open = true;
    /** What is released of areas, by their codes. */
    public final Map<String, Band> bands = new HashMap<>();

    public boolean areasOpen = true;
    public @Nullable YearMonth month = YearMonth.of(2026, 11);

    private @Nullable Process latest;

    public QuestionHandler handler(DataSource dataSource, Keys keys, Clock clock) {
        latest = process(dataSource, keys, clock);
        return latest.handler;
    }

    /** Counts what the handler has answered, as the server does every second. */
    public void watchForScans() {
        Objects.requireNonNull(latest).detector.run();
    }

    Process process(DataSource dataSource, Keys keys, Clock clock) {
        return new Process(this, dataSource, keys, clock, new ScanFilter(1 << 16, 1));
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

        Process(TestEnquiry release, DataSource dataSource, Keys keys, Clock clock, ScanFilter filter) {
            JdbcClient jdbc = JdbcClient.create(dataSource);
            Trail trail = new Trail(
                    new JdbcTemplate(dataSource),
                    new JdbcTransactionManager(dataSource),
                    keys,
                    JsonMapper.shared(),
                    clock);
            ledgerKeys = new LedgerKeys(keys, clock);
            store = new EnquiryStore(jdbc, ledgerKeys, clock);
            languages = new LanguageStore(jdbc, keys, clock);
            watch = new ScanWatch(filter, keys, clock);
            alerts = new ScanAlerts(jdbc, trail, clock);
            detector = new ScanDetector(watch, alerts, () -> THRESHOLDS, jdbc, clock);
            allowances = new Allowances(new SenderStore(jdbc), () -> LIMITS, keys, clock);
            turns = new TurnHashes(watch, keys, clock);
            AreaChoices choices = new AreaChoices(jdbc, keys, clock);
            upkeep = new EnquiryUpkeep(
                    allowances, choices, turns, languages, store, ledgerKeys, detector, (purge, erased) -> {});
            AnswerWording wording = new AnswerWording(CnicFormat.WITH_SYNTHETIC);
            handler = new EnquiryHandler(
                    List.of(
                            new CnicDesk(release, wording),
                            new DisputeDesk(store, wording, new DisputantNumber(keys), new TicketHashes(keys), clock),
                            new AreaDesk(release, AreaNames.reading(jdbc, clock), choices, wording, new AreaWording()),
                            new HelpDesk(() -> place -> NOTHING_NEAR, new HelpWording()),
                            new UsageDesk(wording)),
                    new SenderLanguages(languages),
                    store,
                    allowances,
                    turns,
                    watch,
                    new Tally(jdbc),
                    CnicFormat.WITH_SYNTHETIC);
        }
    }

    /** All that the enquiry forgets by itself. */
    public void forget(DataSource dataSource, Keys keys, Clock clock) {
        process(dataSource, keys, clock).upkeep.forget();
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
