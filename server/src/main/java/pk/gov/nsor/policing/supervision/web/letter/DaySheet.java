package pk.gov.nsor.policing.supervision.web.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;
import pk.gov.nsor.policing.supervision.caseload.Caseload;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;

/** Whom a station expects on a day; printed where the line is poor, and entered from there afterwards. */
@Component
public class DaySheet {

    private final Caseload caseload;
    private final CaseAccess access;
    private final CasePageMessages wording;
    private final Trail trail;
    private final Clock clock;

    DaySheet(Caseload caseload, CaseAccess access, CasePageMessages wording, Trail trail, Clock clock) {
        this.caseload = caseload;
        this.access = access;
        this.wording = wording;
        this.trail = trail;
        this.clock = clock;
    }

    /** What is asked for; the day that is refused is a problem of the form, and today stands in for it. */
    public record Asked(CaseScope scope, Form form, String station, LocalDate day) {}

    public Asked asked(String station, String day, SignedIn reader) {
        CaseScope scope = access.scope(reader);
        Map<String, String> stations = wording.stations(scope);
        String chosen = stations.containsKey(station)
                ? station
                : stations.keySet().stream().findFirst().orElse("");
        Form form = new Form(LocalDate.now(clock)).set("station", chosen).set("day", day);
        Optional<LocalDate> read = form.filterDay("day");
        LocalDate wanted = read.orElse(LocalDate.now(clock));
        if (form.isValid()) {
            form.set("day", DayText.written(wanted));
        }
        return new Asked(scope, form, chosen, wanted);
    }

    /** The people, in the order of the days by which they have to appear; the view is written to the trail first. */
    public List<CaseRow> expected(Asked asked, Actor actor, Purpose purpose) {
        List<CaseRow> expected =
                asked.station().isEmpty() ? List.of() : caseload.expected(asked.scope(), asked.station(), asked.day());
        trail.appendAlone(TrailEntry.done(actor, TrailAction.CASELOAD_VIEWED)
                .purpose(purpose.name())
                .link(asked.scope().link().name())
                .with(Map.of("station", asked.station(), "day", asked.day().toString(), "as", "sheet"))
                .naming(expected.stream().map(row -> row.person().value()).toList()));
        return expected;
    }

    public void show(Asked asked, Model model) {
        model.addAttribute("form", asked.form());
        model.addAttribute("station", asked.station());
        model.addAttribute("stationName", wording.station(asked.station()));
        model.addAttribute("day", asked.day());
        model.addAttribute("stations", wording.stations(asked.scope()));
    }
}
