package pk.gov.nsor.foundation.reference;

import java.util.List;

/**
 * A new district made of part of one that goes on.
 *
 * @param district the key of the one that is split
 * @param code the new one's key: its English name in small letters, words joined by hyphens
 * @param headquarters its headquarters town
 * @param latitude degrees north of the headquarters, WGS 84
 * @param longitude degrees east of the headquarters, WGS 84
 * @param divisionEn its revenue division
 * @param tehsils the P-codes of those that move to it
 * @param stations the keys of the police stations that move to it
 * @param courts the keys of the courts that move to it
 * @param source the notification; empty where there is none yet, and the split is assumed
 */
public record DistrictSplit(
        String district,
        String code,
        String nameEn,
        String nameUr,
        String headquarters,
        double latitude,
        double longitude,
        String divisionEn,
        List<String> tehsils,
        List<String> stations,
        List<String> courts,
        String source) {

    public DistrictSplit {
        tehsils = tehsils.stream().distinct().toList();
        stations = stations.stream().distinct().toList();
        courts = courts.stream().distinct().toList();
    }
}
