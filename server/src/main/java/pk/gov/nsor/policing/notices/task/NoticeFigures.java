package pk.gov.nsor.policing.notices.task;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigure;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures;

/** How many notices wait in each place, and how many of them are late. */
@Component
class NoticeFigures implements PlaceFigures {

    private static final List<NoticeQueue> COUNTED =
            List.of(NoticeQueue.TO_VERIFY, NoticeQueue.DEADLINE_PASSED, NoticeQueue.ANNOUNCED, NoticeQueue.TASKS);

    private final NoticeQueues queues;
    private final PoliceStations stations;

    NoticeFigures(NoticeQueues queues, PoliceStations stations) {
        this.queues = queues;
        this.stations = stations;
    }

    @Override
    public List<PlaceFigure> figures() {
        return COUNTED.stream()
                .map(queue -> new PlaceFigure(
                        name(queue),
                        DashboardPart.NOTICES,
                        COUNTED.indexOf(queue),
                        "/notices?list=" + queue.key(),
                        "/notices?list=" + queue.key(),
                        queue == NoticeQueue.TO_VERIFY || queue == NoticeQueue.DEADLINE_PASSED))
                .toList();
    }

    @Override
    public List<Count> counted() {
        Map<String, String> districts =
                stations.all().stream().collect(Collectors.toMap(PoliceStation::code, PoliceStation::districtCode));
        return queues.countsByStation(COUNTED).stream()
                .map(placed -> new Count(
                        name(placed.queue()),
                        placed.station() == null ? "" : districts.getOrDefault(placed.station(), ""),
                        placed.lines()))
                .toList();
    }

    private static String name(NoticeQueue queue) {
        return "notices-" + queue.key();
    }
}
