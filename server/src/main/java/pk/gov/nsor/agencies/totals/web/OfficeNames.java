package pk.gov.nsor.agencies.totals.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.totals.ComparedTotal;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/** What the court or prison of a total is called, or the prosecution of its district. */
@Component
class OfficeNames {

    private final Courts courts;
    private final Districts districts;
    private final MessageSource messages;

    OfficeNames(Courts courts, Districts districts, MessageSource messages) {
        this.courts = courts;
        this.districts = districts;
        this.messages = messages;
    }

    /** In the reader's language. */
    String of(ComparedTotal total) {
        return of(total, LocaleContextHolder.getLocale());
    }

    String of(ComparedTotal total, Locale language) {
        return switch (total.kind().office()) {
            case COURT -> ofCourt(total.office(), language);
            case DISTRICT ->
                districts
                        .byCode(total.office())
                        .map((District district) -> messages.getMessage(
                                "totals.prosecution", new Object[] {district.name(language)}, language))
                        .orElse(total.office());
            case PRISON -> total.office();
        };
    }

    /** @param code of a court; what is not known is called by it */
    String ofCourt(String code, Locale language) {
        return courts.byCode(code).map((Court court) -> court.name(language)).orElse(code);
    }
}
