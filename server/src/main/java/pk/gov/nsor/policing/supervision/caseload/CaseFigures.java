package pk.gov.nsor.policing.supervision.caseload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigure;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures;
import pk.gov.nsor.policing.supervision.caseload.CaseBeginnings.Placed;

/** How many lines the lists of the caseload have in each place. */
@Component
class CaseFigures implements PlaceFigures {

    /** Of the nation those of unknown whereabouts are the alert's; of a place they are its own. */
    private static final List<CaseList> COUNTED = List.of(
            CaseList.OVERDUE,
            CaseList.DUE_TODAY,
            CaseList.DUE_SOON,
            CaseList.ALERTS,
            CaseList.TRANSFERS_IN,
            CaseList.RELEASES);

    private final CaseBeginnings beginnings;
    private final PoliceStations stations;

    CaseFigures(CaseBeginnings beginnings, PoliceStations stations) {
        this.beginnings = beginnings;
        this.stations = stations;
    }

    @Override
    public List<PlaceFigure> figures() {
        List<PlaceFigure> figures = new ArrayList<>();
        figures.add(figure(CaseList.EVERYBODY, CaseList.EVERYBODY, true));
        for (CaseList list : COUNTED) {
            figures.add(
                    list == CaseList.ALERTS
                            ? figure(list, CaseList.UNKNOWN, true)
                            : figure(list, list, list == CaseList.OVERDUE || list == CaseList.TRANSFERS_IN));
        }
        return figures;
    }

    private static PlaceFigure figure(CaseList nation, CaseList place, boolean isColumn) {
        return new PlaceFigure(
                name(nation),
                DashboardPart.PEOPLE,
                10 + COUNTED.indexOf(nation),
                address(nation),
                address(place),
                isColumn);
    }

    private static String name(CaseList list) {
        return "cases-" + list.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String address(CaseList list) {
        return "/caseload?list=" + list.key()
                + (CaseBeginnings.filter(list).within() == 0 ? "" : "&days=" + TodayPart.DAYS_AHEAD);
    }

    @Override
    public List<Count> counted() {
        Map<String, String> districts =
                stations.all().stream().collect(Collectors.toMap(PoliceStation::code, PoliceStation::districtCode));
        return Stream.concat(beginnings.everybodyByStation().stream(), beginnings.countsByPlace(COUNTED).stream())
                .map(placed -> new Count(name(placed.list()), district(placed, districts), placed.lines()))
                .toList();
    }

    private static String district(Placed placed, Map<String, String> districts) {
        String place = placed.place();
        if (place == null) {
            return "";
        }
        return placed.list() == CaseList.RELEASES || placed.list() == CaseList.TRANSFERS_IN
                ? place
                : districts.getOrDefault(place, "");
    }
}
