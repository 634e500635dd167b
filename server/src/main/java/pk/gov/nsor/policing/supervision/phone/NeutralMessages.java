package pk.gov.nsor.policing.supervision.phone;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.TextLanguage;

/**
 * The texts of the neutral sender. Whoever reads one over somebody's shoulder learns of an errand at a station, and nothing
 * of a register or of what anybody did. A station's name is cut where the text would not fit otherwise.
 */
@Component
public class NeutralMessages {

    private final MessageSource messages;
    private final PoliceStations stations;

    NeutralMessages(MessageSource messages, PoliceStations stations) {
        this.messages = messages;
        this.stations = stations;
    }

    public String code(TextLanguage language, String code) {
        return text(language, "supervision.text.code", code, PhoneCodes.GOOD_FOR.toMinutes());
    }

    public String reminder(TextLanguage language, String station, LocalDate dueOn, int daysLeft) {
        String key = daysLeft == 0 ? "supervision.text.today" : "supervision.text.reminder";
        return fitting(language, station, name -> text(language, key, name, day(language, dueOn)));
    }

    public String receipt(TextLanguage language, long number, String station, LocalDate on, @Nullable LocalDate next) {
        return fitting(
                language,
                station,
                name -> next == null
                        ? text(language, "supervision.text.receipt", Long.toString(number), name, day(language, on))
                        : text(
                                language,
                                "supervision.text.receipt-next",
                                Long.toString(number),
                                name,
                                day(language, on),
                                day(language, next)));
    }

    public String dutiesExplained(TextLanguage language, String station, @Nullable LocalDate next) {
        return fitting(
                language,
                station,
                name -> next == null
                        ? text(language, "supervision.text.duties", name)
                        : text(language, "supervision.text.duties-next", name, day(language, next)));
    }

    public String requestTaken(TextLanguage language, long number, LocalDate dueOn) {
        return text(language, "supervision.text.request-taken", Long.toString(number), day(language, dueOn));
    }

    public String requestDecided(TextLanguage language, long number) {
        return text(language, "supervision.text.request-decided", Long.toString(number));
    }

    /** To somebody who texts what nobody reads. */
    String noAnswers(TextLanguage language) {
        return text(language, "supervision.text.no-answers");
    }

    private String fitting(TextLanguage language, String code, Function<String, String> template) {
        String name =
                stations.byCode(code).map(station -> name(language, station)).orElse(code);
        while (!fits(template.apply(name)) && name.length() > 1) {
            name = name.substring(0, name.length() - 1).strip();
        }
        return template.apply(name);
    }

    private static boolean fits(String text) {
        try {
            MessageParts unused = MessageParts.of(text);
            return true;
        } catch (IllegalArgumentException tooLong) {
            return false;
        }
    }

    private static String name(TextLanguage language, PoliceStation station) {
        return switch (language) {
            case URDU -> station.nameUr();
            case ROMAN_URDU, ENGLISH -> station.nameEn();
        };
    }

    /** With the name of the month: figures alone are shown in reverse order between Urdu words on some telephones. */
    private static String day(TextLanguage language, LocalDate day) {
        return switch (language) {
            case URDU ->
                DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale()).format(day);
            case ROMAN_URDU, ENGLISH ->
                DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(day);
        };
    }

    private String text(TextLanguage language, String key, Object... values) {
        return messages.getMessage(key, values, language.locale());
    }
}
