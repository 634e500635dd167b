package pk.gov.nsor.publicservice.enquiry.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.enquiry.statistics.Disclosure;
import pk.gov.nsor.publicservice.enquiry.statistics.Range;
import pk.gov.nsor.publicservice.enquiry.statistics.Times;

/** Figures as a reader sees them: in their language, with Western digits, and no more of them than they may see. */
@Component
class FigureMessages {

    private static final String NONE = "–";

    private final UiFormat uiFormat;
    private final Districts districts;

    FigureMessages(UiFormat uiFormat, Districts districts) {
        this.uiFormat = uiFormat;
        this.districts = districts;
    }

    String count(Disclosure disclosure, long figure) {
        return disclosure.hides(figure) ? uiFormat.text("figures.few") : number(figure);
    }

    String number(long figure) {
        return String.format(Locale.ENGLISH, "%,d", figure);
    }

    /** At most so long; a dash where nothing was answered. */
    String millis(int millis) {
        if (millis == 0) {
            return NONE;
        }
        if (millis == Times.LONGER) {
            return uiFormat.text("figures.longer");
        }
        if (millis < 1_000) {
            return uiFormat.text("figures.millis", number(millis));
        }
        return uiFormat.text(
                "figures.seconds",
                millis % 1_000 == 0
                        ? number(millis / 1_000)
                        : String.format(Locale.ENGLISH, "%,.1f", millis / 1_000.0));
    }

    String kind(String kind) {
        return uiFormat.text("figures.kind." + kind.toLowerCase(Locale.ROOT));
    }

    String language(String language) {
        return uiFormat.text("figures.language." + language.toLowerCase(Locale.ROOT));
    }

    /** When a step began: the time of a minute or an hour, the day of a day. */
    String when(Range range, Instant begins) {
        return switch (range) {
            case HOUR, DAY -> uiFormat.time(begins);
            case MONTH -> uiFormat.day(LocalDate.ofInstant(begins, Day.ZONE));
        };
    }

    /** The name of a district or tehsil. */
    String area(String code) {
        Optional<District> district = districts.byCode(code);
        if (district.isPresent()) {
            return LocaleContextHolder.getLocale().getLanguage().equals("ur")
                    ? district.get().nameUr()
                    : district.get().nameEn();
        }
        return districts.tehsil(code).map(Tehsil::nameEn).orElse(code);
    }
}
