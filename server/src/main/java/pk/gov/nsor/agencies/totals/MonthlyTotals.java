package pk.gov.nsor.agencies.totals;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedInbox;
import pk.gov.nsor.foundation.feeds.FeedKind;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** Takes monthly totals of courts, prisons and the prosecution, and sets the register's own beside them. */
@Service
public class MonthlyTotals implements FeedKind<MonthlyTotal> {

    private final FeedInbox feeds;
    private final TotalCheck check;
    private final TotalRepository table;
    private final Courts courts;
    private final MachineClients clients;
    private final ClientScopes scopes;
    private final PolicyValues values;
    private final Clock clock;

    MonthlyTotals(
            FeedInbox feeds,
            TotalCheck check,
            TotalRepository table,
            Courts courts,
            MachineClients clients,
            ClientScopes scopes,
            PolicyValues values,
            Clock clock) {
        this.feeds = feeds;
        this.check = check;
        this.table = table;
        this.courts = courts;
        this.clients = clients;
        this.scopes = scopes;
        this.values = values;
        this.clock = clock;
    }

    /** As {@link FeedInbox#receive}. */
    public FeedInbox.Answer receive(byte[] body, Machine client, Actor actor) {
        return feeds.receive(this, body, client, actor);
    }

    /**
     * Every total that counts, with the register's own number, and who declared nothing for the month that is due; the latest
     * month first, then by the widest gap. Every court that is known should declare, every prison that admitted or
     * released somebody within a year, or declared something before, and the prosecution of every district that a system of
     * it names, or that was declared before.
     */
    @Transactional(readOnly = true)
    public List<ComparedTotal> all() {
        YearMonth due = due();
        Set<String> prisons = table.prisons(due.minusMonths(11));
        return table.compared(
                due,
                Map.of(
                        TotalKind.CONVICTIONS,
                        courts.all().stream().map(Court::code).collect(Collectors.toSet()),
                        TotalKind.ADMISSIONS,
                        prisons,
                        TotalKind.RELEASES,
                        prisons,
                        TotalKind.PROSECUTED,
                        prosecuted()),
                (court, month) -> courts.byCode(court, month.atEndOfMonth())
                        .map(Court::districtCode)
                        .orElse(null));
    }

    /** Districts of whose prosecution something was declared before, or for which a system of the prosecution speaks by name. */
    private Set<String> prosecuted() {
        Set<String> districts = table.prosecuted();
        clients.all().stream()
                .filter(client ->
                        client.enabled() && !client.trial() && client.feed().sends(Feed.PROSECUTION))
                .map(client -> scopes.of(client.id()).districts())
                .forEach(districts::addAll);
        return districts;
    }

    /** The last month that everybody should have declared: it is over for as many days as the policy row has. */
    public YearMonth due() {
        LocalDate today = LocalDate.now(clock);
        return YearMonth.from(today.minusDays(daysToDeclare())).minusMonths(1);
    }

    /** How many days after a month its totals should be declared, by the policy row. */
    public long daysToDeclare() {
        return values.get("totals.due", LocalDate.now(clock)).number();
    }

    /** What one office declared, the last of each month, the latest month first; the register's own numbers are not in it. */
    @Transactional(readOnly = true)
    public List<ComparedTotal> declaredBy(TotalKind kind, String office) {
        return table.declaredBy(kind, office);
    }

    /** What one office declared for a month, or that it should have; empty where it neither did nor should. */
    @Transactional(readOnly = true)
    public Optional<ComparedTotal> find(TotalKind kind, String office, YearMonth month) {
        return all().stream()
                .filter(total -> total.kind() == kind
                        && total.office().equals(office)
                        && total.month().equals(month))
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
        if (!sender.feed().sends(message.kind().feed())) {
            throw ProblemException.invalid(List.of(new FieldProblem(
                    "/kind",
                    "total.feed",
                    "This client does not declare this: it is the feed %s's."
                            .formatted(message.kind().feed()))));
        }
        boolean isOwn = switch (message.kind().office()) {
            case COURT ->
                courts.byCode(message.office())
                        .filter(court -> scope.coversCourt(court.code(), court.districtCode()))
                        .isPresent();
            case PRISON -> scope.coversPrison(message.office());
            case DISTRICT -> scope.coversDistrict(message.office());
        };
        if (!isOwn) {
            throw ClientScopes.outside(message.kind().office().field());
        }
    }

    @Override
    public boolean take(FeedMessage received, MonthlyTotal message) {
        table.insert(received, message);
        return true;
    }
}
