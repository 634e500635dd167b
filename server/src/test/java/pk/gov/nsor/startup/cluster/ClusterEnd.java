package pk.gov.nsor.startup.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was noted while faults came, and what is there in the end.
 *
 * @param forms that browsers sent
 * @param held how many rows there are of each form, by how it is known
 * @param stationsBefore how many stations answered for each person before the first fault
 * @param stations the same in the end
 * @param erased who was erased, by what the database acknowledged
 * @param leftOver rows that there are of people who were erased, by person
 * @param tombstones how many there are of each person
 * @param pages what each server's page of a person says, by person and then by server
 * @param waiting what still waits for something that should have come
 */
record ClusterEnd(
        List<Operation> forms,
        Map<String, Integer> held,
        Map<String, Integer> stationsBefore,
        Map<String, Integer> stations,
        Set<String> erased,
        Map<String, Long> leftOver,
        Map<String, Integer> tombstones,
        Map<String, Map<String, String>> pages,
        List<String> waiting) {

    ClusterEnd {
        forms = List.copyOf(forms);
        held = Map.copyOf(held);
        stationsBefore = Map.copyOf(stationsBefore);
        stations = Map.copyOf(stations);
        erased = Set.copyOf(erased);
        leftOver = Map.copyOf(leftOver);
        tombstones = Map.copyOf(tombstones);
        pages = Map.copyOf(pages);
        waiting = List.copyOf(waiting);
    }
}
