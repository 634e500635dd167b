package pk.gov.nsor.foundation.reference.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import pk.gov.nsor.foundation.reference.Stay;

/** What belongs to one district on every day, though not always to the same: a tehsil, a police station, a court. */
public interface Located {

    String code();

    String nameEn();

    /** The districts over time, in their order: the first stay has no first day, the last no last day, and none are between. */
    List<Stay> stays();

    /** The district it belongs to on a day. */
    default String districtOn(LocalDate day) {
        return stays().stream()
                .filter(stay -> stay.contains(day))
                .findFirst()
                .orElseThrow()
                .districtCode();
    }

    /** The district it belongs to with all moves that are known, those to come included. */
    default String lastDistrict() {
        return stays().getLast().districtCode();
    }

    /** Whether it moves on the day or later. */
    default boolean movesFrom(LocalDate day) {
        LocalDate last = stays().getLast().from();
        return last != null && !last.isBefore(day);
    }

    /** Whether it belongs, belonged or will belong to the district. */
    default boolean isEverOf(String districtCode) {
        return stays().stream().anyMatch(stay -> stay.districtCode().equals(districtCode));
    }

    /** @param moves the districts after the first, by first day; each ends the one before, so that no day has none or two */
    static List<Stay> stays(String first, Map<LocalDate, String> moves) {
        NavigableMap<LocalDate, String> districts = new TreeMap<>(moves);
        List<Stay> stays = new ArrayList<>();
        LocalDate from = null;
        String district = first;
        for (Map.Entry<LocalDate, String> move : districts.entrySet()) {
            stays.add(new Stay(district, from, move.getKey().minusDays(1)));
            from = move.getKey();
            district = move.getValue();
        }
        stays.add(new Stay(district, from, null));
        return List.copyOf(stays);
    }
}
