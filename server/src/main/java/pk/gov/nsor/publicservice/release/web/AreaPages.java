package pk.gov.nsor.publicservice.release.web;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the templates of the releases need; they call it {@code @areaPages}. */
@Component("areaPages")
class AreaPages {

    /** November 2026, in the reader's language. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", LocaleContextHolder.getLocale())
                .format(month);
    }
}
