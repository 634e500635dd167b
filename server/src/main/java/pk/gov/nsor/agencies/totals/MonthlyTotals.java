package pk.gov.nsor.agencies.totals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedInbox;
import pk.gov.nsor.foundation.feeds.FeedKind;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.foundation.reference.Courts;

/** Takes monthly totals of courts and prisons, and sets the register's own beside them. */
@Service
public class MonthlyTotals implements FeedKind<MonthlyTotal> {

    private final FeedInbox feeds;
    private final TotalCheck check;
    private final TotalRepository table;
    private final Courts courts;

    MonthlyTotals(FeedInbox feeds, TotalCheck check, TotalRepository table, Courts courts) {
        this.feeds = feeds;
        this.check = check;
        this.table = table;
        this.courts = courts;
    }

    /** As {@link FeedInbox#receive}. */
    public FeedInbox.Answer receive(byte[] body, Machine client, Actor actor) {
        return feeds.receive(this, body, client, actor);
    }

    /** Every total that counts, with the register's own number; the latest month first, then by the widest gap. */
    @Transactional(readOnly = true)
    public List<ComparedTotal> all() {
        return table.compared();
    }

    /** One total that counts; empty where there is none, or a later one counts. */
    @Transactional(readOnly = true)
    public Optional<ComparedTotal> find(UUID receipt) {
        return table.compared().stream()
                .filter(total -> total.receipt().equals(receipt))
                .findFirst();
    }

    @Override
    public String name() {
        return "monthly-total";
    }

    @Override
    public TrailAction received() {
        return TrailAction.FEED_MESSAGE_RECEIVED;
    }

    @Override
    public MonthlyTotal read(FeedReading reading) {
        return reading.into(MonthlyTotalMessage.class, message -> check.check(message, reading.day()));
    }

    @Override
    public String messageId(MonthlyTotal message) {
        return message.messageId();
    }

    @Override
    public void refuseOutside(MonthlyTotal message, Machine sender, ClientScope scope) {
        if (message.kind().feed() != sender.feed()) {
            throw ProblemException.invalid(List.of(new FieldProblem(
                    "/kind",
                    "total.feed",
                    "This client does not declare this: it is the feed %s's."
                            .formatted(message.kind().feed()))));
        }
        boolean isOwn = message.kind() == TotalKind.CONVICTIONS
                ? courts.byCode(message.office())
                        .filter(court -> scope.coversCourt(court.code(), court.districtCode()))
                        .isPresent()
                : scope.coversPrison(message.office());
        if (!isOwn && !scope.isCountry()) {
            throw ClientScopes.outside(message.kind() == TotalKind.CONVICTIONS ? "/court" : "/prison");
        }
    }

    @Override
    public boolean take(FeedMessage received, MonthlyTotal message) {
        table.insert(received, message);
        return true;
    }
}
