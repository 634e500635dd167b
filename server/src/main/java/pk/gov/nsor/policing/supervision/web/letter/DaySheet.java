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
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;
import pk.gov.nsor.policing.supervision.caseload.Caseload;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;

/** Whom a station expects on a day; printed where the line is poor, and entered from there afterwards. */
@Component
public class DaySheet {

    private static final String STATION = "station";
    private static final String DAY = "day";
    private static final String UNKNOWN = "reference.field.unknown";

    private final Caseload caseload;
    private final CaseAccess access;
    private final CasePageMessages wording;
    private final PlaceFields places;
    private final Trail trail;
    private final Clock clock;

    DaySheet(
            Caseload caseload,
            CaseAccess access,
            CasePageMessages wording,
            PlaceFields places,
            Trail trail,
            Clock clock) {
        this.caseload = caseload;
        this.access = access;
        this.wording = wording;
        this.places = places;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What is asked for. A day that is refused is a problem of the form, and today stands in for it; so does the first station
     * for one that is.
     */
    public record Asked(CaseScope scope, Form form, String station, LocalDate day) {}

    /** @param station the field with the station */
    public Asked asked(Form sent, String station, SignedIn reader) {
        CaseScope scope = access.scope(reader);
        Form form = new Form(LocalDate.now(clock))
                .set(STATION, sent.value(station))
                .set(STATION + Form.MEANT, sent.value(station + Form.MEANT))
                .set(DAY, sent.value(DAY));
        Optional<PoliceStation> chosen = form.value(STATION).isEmpty()
                ? Optional.empty()
                : places.station(form, STATION, UNKNOWN, each -> scope.coversStation(each.code()));
        places.showStation(form, STATION);
        Optional<LocalDate> read = form.filterDay(DAY);
        LocalDate wanted = read.orElse(LocalDate.now(clock));
        if (form.problem(DAY).isEmpty()) {
            form.set(DAY, DayText.written(wanted));
        }
        String code = chosen.map(PoliceStation::code)
                .orElseGet(() ->
                        wording.stations(scope).keySet().stream().findFirst().orElse(""));
        return new Asked(scope, form, code, wanted);
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
