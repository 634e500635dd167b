package pk.gov.nsor.agencies.exchange.audience;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.EventData;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;

/**
 * Courts are told which duties somebody broke who is on the register by judgments of theirs: those of which it was decided, never
 * what is alleged, and never why. Where the last day rests on values that are only assumed, each says so: no step may be taken on it.
 */
@Component
class BreachOfDutyAudience implements Audience<BreachOfDutyAudience.Convict> {

    private final CourtCases cases;
    private final Breaches breaches;

    BreachOfDutyAudience(CourtCases cases, Breaches breaches) {
        this.cases = cases;
        this.breaches = breaches;
    }

    record Convict(Named who, @Nullable List<CourtCases.Judgment> judgments) implements Row {}

    @Schema(
            name = "BreachOfDutyData",
            description = "Somebody who is on the register by judgments of yours and broke duties.")
    record Data(
            @Schema(description = Described.LATIN) @Nullable String nameLatin,
            @Schema(description = Described.URDU) @Nullable String nameUrdu,

            @Schema(description = "Your judgments that count today, the earliest first; at least one.")
            List<CourtCases.Judgment> judgments,

            @Schema(description = "What was broken, the latest first; at least one.")
            List<Broken> breaches)
            implements EventData {}

    @Schema(name = "BrokenDuty", description = "A duty of which it was decided that it was broken.")
    record Broken(
            @Schema(
                    description =
                            "To appear in person: VERIFICATION, FIRST_APPEARANCE or WEEKLY; or what was not notified.",
                    pattern = "^[A-Z]+(_[A-Z]+)*$",
                    example = "NOTIFY_ADDRESS")
            String duty,

            @Schema(description = "The last day on which it would have been in time.")
            LocalDate dueOn,

            @Schema(description = "The day on which it was decided.")
            LocalDate decidedOn,

            @Schema(
                    description =
                            "Whether that last day rests on a value that is only assumed, since the law is silent:"
                                    + " then no arrest and no prosecution may rest on it.")
            boolean assumed) {}

    @Override
    public String name() {
        return "breach-of-duty";
    }

    @Override
    public Feed feed() {
        return Feed.COURT;
    }

    @Override
    public Sql sql() {
        return new Sql(
                CourtCases.COLUMN, "", "exists (select from supervision.upheld_view u where u.person_id = p.id)");
    }

    @Override
    public Class<Convict> row() {
        return Convict.class;
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public @Nullable Data told(Convict row, ClientScope scope) {
        List<CourtCases.Judgment> all = row.judgments();
        List<CourtCases.Judgment> own = all == null ? List.of() : cases.of(all, scope);
        if (own.isEmpty()) {
            return null;
        }
        List<Broken> broken = breaches.of(row.who().person()).stream()
                .filter(breach -> breach.state() == Breach.State.UPHELD)
                .map(this::broken)
                .sorted(Comparator.comparing(Broken::dueOn).reversed())
                .toList();
        return broken.isEmpty() ? null : data(row.who(), own, broken);
    }

    private Broken broken(Breach breach) {
        LocalDate decidedOn = breach.decidedOn();
        return new Broken(
                breach.broken().name(),
                breach.broken().dueOn(),
                decidedOn == null ? breach.allegedOn() : decidedOn,
                !breaches.assumed(breach).isEmpty());
    }

    @Override
    public Data example() {
        return data(
                Described.NOBODY,
                CourtCases.EXAMPLE,
                List.of(new Broken("NOTIFY_ADDRESS", LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 27), true)));
    }

    private static Data data(Named who, List<CourtCases.Judgment> own, List<Broken> broken) {
        return new Data(who.nameLatin(), who.nameUrdu(), own, broken);
    }
}
