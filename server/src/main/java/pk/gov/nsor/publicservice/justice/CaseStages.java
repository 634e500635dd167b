package pk.gov.nsor.publicservice.justice;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedInbox;
import pk.gov.nsor.foundation.feeds.FeedKind;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.foundation.feeds.MessageCourts;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Takes what courts and the prosecution say of the stages of cases, without anybody's name. */
@Service
public class CaseStages implements FeedKind<StagesOfCase> {

    /** Of the class of data CASE_STAGES. */
    private static final Duration KEPT = Duration.ofDays(1826);

    private final FeedInbox feeds;
    private final CaseStagesCheck check;
    private final CourtCaseRepository table;
    private final Settlements settlements;
    private final MessageCourts courts;
    private final MachineClients clients;
    private final PurgeRuns runs;
    private final Clock clock;

    CaseStages(
            FeedInbox feeds,
            CaseStagesCheck check,
            CourtCaseRepository table,
            Settlements settlements,
            MessageCourts courts,
            MachineClients clients,
            PurgeRuns runs,
            Clock clock) {
        this.feeds = feeds;
        this.check = check;
        this.table = table;
        this.settlements = settlements;
        this.courts = courts;
        this.clients = clients;
        this.runs = runs;
        this.clock = clock;
    }

    @Bean
    static Job caseStagesJob(CaseStages stages) {
        return Job.inOneProcess("justice.cases", Duration.ofMinutes(10)).does(stages::forget);
    }

    /** As {@link FeedInbox#receive}. */
    public FeedInbox.Answer receive(byte[] body, Machine client, Actor actor) {
        return feeds.receive(this, body, client, actor);
    }

    /**
     * As {@link #receive}, of a court that reports by form. A form is filled with what was said of the case last, so reports of one
     * court are received one after the other, and none while an earlier one waits to be taken.
     *
     * @param caseNumber however it is spelt
     * @param shown the receipt of what the form was filled with; null for a new case
     * @throws InvalidValueException where one waits, or something was said of the case since
     */
    public FeedInbox.Answer report(
            byte[] body, Machine office, Actor actor, String court, String caseNumber, @Nullable UUID shown) {
        return feeds.receive(this, body, office, actor, () -> {
            table.lock(court);
            if (feeds.waits(this, office)) {
                throw new InvalidValueException(
                        "reported.waits",
                        "Your office's last report is still being taken. Send this again in a moment.");
            }
            UUID last = table.byCourt(court, CaseNumber.of(caseNumber).key())
                    .map(ReportedCase::receipt)
                    .orElse(null);
            if (!Objects.equals(last, shown)) {
                throw new InvalidValueException(
                        "reported.changed", "Somebody has reported about this case since this page was opened.");
            }
        });
    }

    /** As {@link FeedInbox#takeAtOnce}. */
    public void takeAtOnce(StagesOfCase message, Machine client, Actor actor) {
        feeds.takeAtOnce(this, message, client, actor);
    }

    /** Everything that is wrong with a message, as {@link FeedInbox#problems}. */
    public List<FieldProblem> problems(byte[] body, Machine client) {
        return feeds.problems(this, client, body);
    }

    /** What a court has said of its cases, by its code: the last of each. */
    @Transactional(readOnly = true)
    public List<ReportedCase> reported(String court) {
        return table.byCourt(court);
    }

    /** @param caseNumber however it is spelt */
    @Transactional(readOnly = true)
    public Optional<ReportedCase> reported(String court, String caseNumber) {
        return table.byCourt(court, CaseNumber.of(caseNumber).key());
    }

    /** What a court said last of the case that a message of it was about; empty where it sent no such message. */
    @Transactional(readOnly = true)
    public Optional<ReportedCase> reportedWith(String court, UUID receipt) {
        return table.byCourt(court, receipt);
    }

    @Override
    public String name() {
        return "case-stages";
    }

    @Override
    public TrailAction received() {
        return TrailAction.FEED_MESSAGE_RECEIVED;
    }

    @Override
    public StagesOfCase read(FeedReading reading) {
        return reading.into(CaseStagesMessage.class, message -> check.check(message, reading.day()));
    }

    @Override
    public String messageId(StagesOfCase message) {
        return message.messageId();
    }

    @Override
    public void refuseOutside(StagesOfCase message, Machine sender, ClientScope scope) {
        courts.refuseOutside(scope, message.court());
    }

    @Override
    public boolean take(FeedMessage received, StagesOfCase message) {
        boolean isOfCourt = clients.find(received.client())
                .map(MachineClient::feed)
                .filter(feed -> feed.sends(Feed.COURT))
                .isPresent();
        table.insert(received, isOfCourt ? CaseSender.COURT : CaseSender.PROSECUTION, message);
        String key = CaseNumber.of(message.caseNumber()).key();
        Optional<KnownCase> known = table.find(message.court(), key);
        known.ifPresentOrElse(
                each -> settlements.look(each, received.receivedAt()),
                () -> settlements.withdrawn(message.court(), key));
        return true;
    }

    /** Erases what nobody has written about for as long as the class of data says. */
    @Transactional
    void forget() {
        if (runs.mayErase()) {
            runs.ran(
                    PurgeRuns.Purge.CASE_STAGES,
                    table.eraseBefore(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)));
        }
    }
}
