package pk.gov.nsor.foundation.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Values as the reader's language writes them, with Western digits; templates call it {@code @uiFormat}. */
@Component
public class UiFormat {

    private final MessageSource messages;

    public UiFormat(MessageSource messages) {
        this.messages = messages;
    }

    /** 20 January 2024; empty for null. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : form("d MMMM uuuu").format(day);
    }

    /** January 2024. */
    public String month(YearMonth month) {
        return form("MMMM uuuu").format(month);
    }

    /** 20 January 2024, 14:05, the time in Pakistan; empty for null. */
    public String moment(@Nullable Instant moment) {
        return moment == null
                ? ""
                : form("d MMMM uuuu").format(moment.atZone(Day.ZONE))
                        + text("shell.comma")
                        + form("HH:mm").format(moment.atZone(Day.ZONE));
    }

    /** 14:05, the time in Pakistan. */
    public String time(Instant moment) {
        return form("HH:mm").format(moment.atZone(Day.ZONE));
    }

    /** A message of the bundles in the reader's language. */
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** The message, or the other text where there is none. */
    public String textOr(String key, String otherwise) {
        return Objects.requireNonNull(
                messages.getMessage(key, new Object[0], otherwise, LocaleContextHolder.getLocale()));
    }

    /** Why a value was refused, in the reader's language. */
    public String text(InvalidValueException refused) {
        return text(refused.messageKey(), refused.arguments().toArray());
    }

    /** The prefix of the message keys for an HTTP status; statuses that mean the same to a person share one. */
    public static String errorKey(int status) {
        return "shell.error."
                + switch (status) {
                    case 401, 403 -> "403";
                    case 404, 405, 410 -> "404";
                    case 413 -> "413";
                    case 429 -> "429";
                    case 503 -> "503";
                    default -> status < 500 ? "400" : "500";
                };
    }

    /** True where the text is written in the Arabic script, as Urdu is. */
    public static boolean isUrdu(@Nullable String text) {
        return text != null
                && text.codePoints()
                        .filter(Character::isLetter)
                        .limit(1)
                        .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC);
    }

    private static DateTimeFormatter form(String pattern) {
        Locale locale = LocaleContextHolder.getLocale();
        return DateTimeFormatter.ofPattern(pattern, locale);
    }
}
