package pk.gov.nsor.publicservice.concerns.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigure;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures;
import pk.gov.nsor.publicservice.concerns.ConcernLists;
import pk.gov.nsor.publicservice.concerns.ConcernLists.Placed;

/** How many concerns are open in each place, and how many of them have come to the district's level or a higher one. */
@Component
class ConcernFigures implements PlaceFigures {

    private static final String OPEN = "concerns-open";
    private static final String LATE = "concerns-late";

    private final ConcernLists concerns;
    private final ConcernRows rows;
    private final PoliceStations stations;

    ConcernFigures(ConcernLists concerns, ConcernRows rows, PoliceStations stations) {
        this.concerns = concerns;
        this.rows = rows;
        this.stations = stations;
    }

    @Override
    public List<PlaceFigure> figures() {
        String open = ConcernListController.PATH + "?list=open";
        String late = open + "&level=" + EscalationLevel.DISTRICT.key();
        return List.of(
                new PlaceFigure(OPEN, DashboardPart.NOTICES, 10, open, open, false),
                new PlaceFigure(LATE, DashboardPart.NOTICES, 11, late, late, true));
    }

    @Override
    public List<Count> counted() {
        Map<String, String> districts =
                stations.all().stream().collect(Collectors.toMap(PoliceStation::code, PoliceStation::districtCode));
        return concerns.openByPlace(rows.steps().latest(EscalationLevel.DISTRICT)).stream()
                .flatMap(placed -> {
                    String district = district(placed, districts);
                    return Stream.of(
                            new Count(OPEN, district, placed.open()), new Count(LATE, district, placed.late()));
                })
                .toList();
    }

    private static String district(Placed placed, Map<String, String> districts) {
        if (placed.station() != null) {
            return districts.getOrDefault(placed.station(), "");
        }
        return placed.district() == null ? "" : placed.district();
    }
}
