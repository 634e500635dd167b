package pk.gov.nsor.agencies.totals.judgment;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.feeds.FeedInbox;
import pk.gov.nsor.foundation.feeds.FeedKind;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.foundation.feeds.MessageCourts;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** Takes the judgments that the prosecution says it obtained, and finds those that no court has sent. */
@Service
public class ObtainedJudgments implements FeedKind<ObtainedJudgment> {

    /** Of the class of data OBTAINED_JUDGMENTS. */
    private static final Duration KEPT = Duration.ofDays(730);

    private static final int MOST = 100;
    private static final int LONGEST_NUMBER = 60;

    private final FeedInbox feeds;
    private final JudgmentRepository table;
    private final MessageCourts courts;
    private final PolicyValues values;
    private final PurgeRuns runs;
    private final Clock clock;

    ObtainedJudgments(
            FeedInbox feeds,
            JudgmentRepository table,
            MessageCourts courts,
            PolicyValues values,
            PurgeRuns runs,
            Clock clock) {
        this.feeds = feeds;
        this.table = table;
        this.courts = courts;
        this.values = values;
        this.runs = runs;
        this.clock = clock;
    }

    @Bean
    static Job obtainedJudgmentsJob(ObtainedJudgments judgments) {
        return Job.inOneProcess("totals.judgments", Duration.ofMinutes(10)).does(judgments::forget);
    }

    /** As {@link FeedInbox#receive}. */
    public FeedInbox.Answer receive(byte[] body, Machine client, Actor actor) {
        return feeds.receive(this, body, client, actor);
    }

    /** Every case that counts, with how many people the register has of it; the oldest judgment first. */
    @Transactional(readOnly = true)
    public List<ComparedJudgment> all() {
        return table.compared(LocalDate.now(clock).minusDays(daysToSend()));
    }

    /** How many days after a judgment its court should have sent it, by the policy row. */
    public long daysToSend() {
        return values.get("judgments.due", LocalDate.now(clock)).number();
    }

    @Override
    public String name() {
        return "obtained-judgment";
    }

    @Override
    public TrailAction received() {
        return TrailAction.FEED_MESSAGE_RECEIVED;
    }

    @Override
    public ObtainedJudgment read(FeedReading reading) {
        return reading.into(ObtainedJudgmentMessage.class, message -> check(message, reading.day()));
    }

    private ObtainedJudgment check(ObtainedJudgmentMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        String messageId = fields.messageId(message.messageId());
        String court = courts.read(fields, message.court(), "judgment.court");
        String caseNumber = fields.text("/caseNumber", message.caseNumber(), LONGEST_NUMBER);
        LocalDate judgmentOn = fields.day("/judgmentOn", message.judgmentOn());
        Integer convicted = fields.part("/convicted", message.convicted());
        if (convicted != null && (convicted < 0 || convicted > MOST)) {
            fields.wrong("/convicted", "judgment.convicted", "A number of people is from 0 to 100.");
        }
        fields.refuse();
        return new ObtainedJudgment(
                there(messageId), there(court), there(caseNumber), there(judgmentOn), there(convicted));
    }

    @Override
    public String messageId(ObtainedJudgment message) {
        return message.messageId();
    }

    @Override
    public void refuseOutside(ObtainedJudgment message, Machine sender, ClientScope scope) {
        courts.refuseOutside(scope, message.court());
    }

    @Override
    public boolean take(FeedMessage received, ObtainedJudgment message) {
        table.put(received, message);
        return true;
    }

    @Transactional
    void forget() {
        if (runs.mayErase()) {
            runs.ran(
                    PurgeRuns.Purge.OBTAINED_JUDGMENTS,
                    table.eraseBefore(clock.instant().minus(KEPT)));
        }
    }
}
