package pk.gov.nsor.publicservice.justice.web;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.justice.ClockLine;

/** What courts and provinces are called in the reader's language. */
@Component
class JusticeNames {

    private final Courts courts;
    private final Districts districts;
    private final UiFormat uiFormat;

    JusticeNames(Courts courts, Districts districts, UiFormat uiFormat) {
        this.courts = courts;
        this.districts = districts;
        this.uiFormat = uiFormat;
    }

    String court(String code) {
        Locale language = LocaleContextHolder.getLocale();
        return courts.byCode(code).map((Court court) -> court.name(language)).orElse(code);
    }

    String place(ClockLine line) {
        return switch (line.kind()) {
            case COUNTRY -> uiFormat.text("justice.country");
            case PROVINCE -> province(line.code());
            case COURT -> court(line.code());
        };
    }

    private String province(String code) {
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        return districts.all().stream()
                .filter(district -> district.provinceCode().equals(code))
                .findFirst()
                .map((District district) -> isUrdu ? district.provinceUr() : district.provinceEn())
                .orElse(code);
    }
}
