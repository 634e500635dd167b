package pk.gov.nsor.foundation.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.reference.place.Located;
import pk.gov.nsor.foundation.reference.source.FactSources;

/**
 * A tehsil, taluka or subdivision.
 *
 * @param code its P-code
 * @param movedSource marks of {@link FactSources} where the files have it in a newer district than the administrative coding
 */
public record Tehsil(String code, String nameEn, @Nullable String movedSource, List<Stay> stays) implements Located {

    public Tehsil {
        stays = List.copyOf(stays);
    }
}
