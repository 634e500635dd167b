package pk.gov.nsor.publicservice.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.publicservice.directory.Nearby;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts;
import pk.gov.nsor.publicservice.enquiry.dispute.DisputantNumber;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketHashes;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AnswerMessages;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AreaChoices;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AreaHandler;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AreaMessages;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.CnicHandler;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.DisputeHandler;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.HelpCounts;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.HelpHandler;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.HelpMessages;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.NearbyHelp.Found;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.UsageHandler;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerKeys;
import pk.gov.nsor.publicservice.enquiry.internal.quota.Limits;
import pk.gov.nsor.publicservice.enquiry.internal.quota.QuotaHashes;
import pk.gov.nsor.publicservice.enquiry.internal.quota.SenderLimits;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanDetector;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanFilter;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanThresholds;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanWatch;
import pk.gov.nsor.publicservice.enquiry.statistics.Tally;
import pk.gov.nsor.publicservice.outreach.DistrictQuestions;
import pk.gov.nsor.publicservice.release.AreaRelease;
import pk.gov.nsor.publicservice.release.Band;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.testing.DatabaseMoment;
import tools.jackson.databind.json.JsonMapper;

/** The enquiry over a release that a test sets, for tests without the rest of the register. */
public final class TestEnquiry implements CnicRelease, AreaRelease {

    static final Limits LIMITS = new Limits(5, 20, 2, 10, 50);
    public static final ScanThresholds THRESHOLDS = new ScanThresholds(60, 2000, 5, 12);

    private static final Found NOTHING_NEAR = new Found(new Nearby(null, null, null, null), false, List.of());

    public final Set<Cnic> onRegister = new HashSet<>();
    public boolean isAskedByGateway;
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
    public static final class Process {
        public final LedgerKeys ledgerKeys;
        public final EnquiryRepository store;
        public final LanguageRepository languages;
        public final ScanWatch watch;
        public final ScanAlerts alerts;
        public final ScanDetector detector;
        public final SenderLimits allowances;
        public final QuotaHashes turns;
        public final EnquiryUpkeep upkeep;
        public final QuestionHandler handler;

        Process(TestEnquiry release, DataSource dataSource, Keys keys, Clock clock, ScanFilter filter) {
            JdbcClient jdbc = RecordClient.of(dataSource);
            Trail trail = new Trail(
                    new JdbcTemplate(dataSource),
                    new JdbcTransactionManager(dataSource),
                    keys,
                    JsonMapper.shared(),
                    clock);
            ledgerKeys = new LedgerKeys(keys, clock);
            store = new EnquiryRepository(jdbc, ledgerKeys, clock);
            languages = new LanguageRepository(jdbc, keys, clock);
            watch = new ScanWatch(filter, keys, clock);
            alerts = new ScanAlerts(jdbc, trail, clock);
            detector = new ScanDetector(watch, alerts, () -> THRESHOLDS, jdbc, clock);
            allowances = new SenderLimits(new SenderRepository(jdbc), () -> LIMITS, keys, clock);
            turns = new QuotaHashes(watch, keys, clock);
            AreaChoices choices = new AreaChoices(jdbc, keys, clock);
            upkeep = new EnquiryUpkeep(
                    allowances, choices, turns, languages, store, ledgerKeys, detector, (purge, erased) -> {});
            AnswerMessages wording = new AnswerMessages(CnicFormat.SYNTHETIC);
            handler = new EnquiryHandler(
                    List.of(
                            new CnicHandler(release, wording),
                            new DisputeHandler(
                                    store, wording, new DisputantNumber(keys), new TicketHashes(keys), clock),
                            new AreaHandler(
                                    release,
                                    AreaNames.reading(jdbc, clock),
                                    choices,
                                    wording,
                                    new AreaMessages(),
                                    new DistrictQuestions(jdbc, clock)),
                            new HelpHandler(() -> place -> NOTHING_NEAR, new HelpMessages()),
                            new UsageHandler(wording)),
                    new SenderLanguages(languages),
                    store,
                    allowances,
                    turns,
                    watch,
                    new HelpCounts(() -> LIMITS, clock),
                    new Tally(jdbc),
                    wording,
                    CnicFormat.SYNTHETIC);
        }
    }

    /** All that the enquiry forgets by itself. */
    public void forget(DataSource dataSource, Keys keys, Clock clock) {
        DatabaseMoment.set(dataSource, clock);
        process(dataSource, keys, clock).upkeep.forget();
    }

    @Override
    public AreaRelease.Released latest(Collection<String> areas) {
        inTransaction();
        Map<String, Band> told = new HashMap<>(areasOpen ? bands : Map.of());
        told.keySet().retainAll(areas);
        return new AreaRelease.Released(7, areasOpen, areasOpen ? month : null, told);
    }

    @Override
    public CnicRelease.Released today(Collection<Cnic> cnics) {
        inTransaction();
        Set<Cnic> on = new HashSet<>(cnics);
        on.retainAll(onRegister);
        return new CnicRelease.Released(3, open, on);
    }

    /** As the register's own releases are asked, where the gateway asks. */
    private void inTransaction() {
        assertThat(!isAskedByGateway || TransactionSynchronizationManager.isActualTransactionActive())
                .isTrue();
    }
}
