package pk.gov.nsor.policing.notices.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.dashboard.WorkAhead;

/** Notices that wait for an officer, all of them in the week that runs: whoever notified waits. */
@Component
class NoticeWorkAhead implements WorkAhead {

    private final NoticeQueues queues;
    private final PoliceStations stations;

    NoticeWorkAhead(NoticeQueues queues, PoliceStations stations) {
        this.queues = queues;
        this.stations = stations;
    }

    @Override
    public List<Due> due(LocalDate today, LocalDate monday, int weeks) {
        Map<String, String> districts =
                stations.all().stream().collect(Collectors.toMap(PoliceStation::code, PoliceStation::districtCode));
        return queues.countsByStation(List.of(NoticeQueue.TO_VERIFY)).stream()
                .filter(placed -> placed.station() != null && districts.containsKey(placed.station()))
                .map(placed -> new Due(Kind.NOTICE, districts.getOrDefault(placed.station(), ""), 0, placed.lines()))
                .toList();
    }
}
