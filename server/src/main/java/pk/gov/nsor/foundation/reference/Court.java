package pk.gov.nsor.foundation.reference;

import java.util.List;
import pk.gov.nsor.foundation.kernel.Bilingual;
import pk.gov.nsor.foundation.reference.place.Located;

/**
 * A court that tries the Act's offences.
 *
 * @param districtCode the district it sits in on the day it was asked for
 * @param confidence {@code assumed} where no official list names it
 */
public record Court(String code, String nameEn, String nameUr, String districtCode, String confidence, List<Stay> stays)
        implements Bilingual, Located {

    public Court {
        stays = List.copyOf(stays);
    }

    public Certainty certainty() {
        return Certainty.of(confidence);
    }
}
