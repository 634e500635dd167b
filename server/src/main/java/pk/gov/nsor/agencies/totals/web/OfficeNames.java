package pk.gov.nsor.agencies.totals.web;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.totals.ComparedTotal;
import pk.gov.nsor.agencies.totals.TotalKind;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;

/** What the court or prison of a total is called. */
@Component
class OfficeNames {

    private final Courts courts;

    OfficeNames(Courts courts) {
        this.courts = courts;
    }

    /** In the reader's language. */
    String of(ComparedTotal total) {
        return of(total, LocaleContextHolder.getLocale());
    }

    String of(ComparedTotal total, Locale language) {
        return total.kind() == TotalKind.CONVICTIONS
                ? courts.byCode(total.office())
                        .map((Court court) -> court.name(language))
                        .orElse(total.office())
                : total.office();
    }
}
