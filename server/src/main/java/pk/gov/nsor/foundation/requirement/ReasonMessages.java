package pk.gov.nsor.foundation.requirement;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.policy.Maximum;

/** Describes the result of a derivation step in words, in English or Urdu, so that a judge can follow it. */
public final class ReasonMessages {

    private static final String KEYS = "requirement.reason.";

    private final Locale locale;
    private final ResourceBundle texts;
    private final Function<Judgment, String> names;

    /** Calls convictions by their ids. */
    public ReasonMessages(Locale locale) {
        this(locale, Judgment::id);
    }

    /** @param names what the reader calls a conviction, for example by its case number */
    public ReasonMessages(Locale locale, Function<Judgment, String> names) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "messages.requirement",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.names = names;
    }

    /** One or two sentences. */
    public String text(Reason reason) {
        return formatted(KEYS + lower(reason.code()), reason.values().toArray());
    }

    private Object worded(Object value) {
        return switch (value) {
            case LocalDate day ->
                DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(day);
            case Judgment judgment -> isolated(names.apply(judgment));
            case Section section -> isolated(section.toString());
            case Status status -> texts.getString("requirement.status." + lower(status));
            case CitedRow row -> cited(row);
            case Maximum maximum -> maximum(maximum);
            case String word -> isolated(word);
            case Number number -> number.toString();
            default -> value.toString();
        };
    }

    private String cited(CitedRow row) {
        Schedule schedule = row.schedule();
        return schedule == null
                ? formatted("requirement.row.unscheduled", row.section(), row.from(), row.confidence())
                : formatted("requirement.row.scheduled", row.section(), row.from(), row.confidence(), schedule);
    }

    private String maximum(Maximum maximum) {
        if (maximum.equals(Maximum.DEATH) || maximum.equals(Maximum.LIFE)) {
            return texts.getString("requirement.maximum." + maximum.toString().toLowerCase(Locale.ROOT));
        }
        return maximum.equals(Maximum.ofYears(1))
                ? texts.getString("requirement.maximum.one_year")
                : formatted("requirement.maximum.years", maximum.toString());
    }

    private String formatted(String key, Object... values) {
        Object[] worded = Arrays.stream(values).map(this::worded).toArray();
        return new MessageFormat(texts.getString(key), locale).format(worded);
    }

    /** Latin letters and digits keep their order within Urdu. */
    private static String isolated(String text) {
        return "\u2068" + text + "\u2069";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
