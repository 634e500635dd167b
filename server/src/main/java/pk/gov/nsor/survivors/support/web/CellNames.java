package pk.gov.nsor.survivors.support.web;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Districts;

/** What crisis cells are called: by their districts. */
@Component
class CellNames {

    private final Districts districts;

    CellNames(Districts districts) {
        this.districts = districts;
    }

    /** In the reader's language. */
    String of(String district) {
        return districts
                .byCode(district)
                .map(known -> known.name(LocaleContextHolder.getLocale()))
                .orElse(district);
    }
}
