package pk.gov.nsor.foundation.reference.policy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Values of policy as people read and write them; templates call it {@code @policyWords}. */
@Component("policyWords")
public class PolicyWords {

    private static final String KEYS = "reference.value.";
    private static final Predicate<String> DAY =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}").asMatchPredicate();
    private static final Predicate<String> NUMBER = Pattern.compile("[0-9]+").asMatchPredicate();
    private static final Pattern BETWEEN = Pattern.compile("\\s*[+,،]\\s*");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ur"));

    /** The names that values are made of, which the law's core knows. */
    private static final List<String> NAMES = List.of(
            "narrow",
            "wide",
            "death",
            "life",
            "never",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "systems",
            "every_entry",
            "nobody");

    private final PolicyValues values;
    private final MessageSource messages;
    private final UiFormat uiFormat;

    PolicyWords(PolicyValues values, MessageSource messages, UiFormat uiFormat) {
        this.values = values;
        this.messages = messages;
        this.uiFormat = uiFormat;
    }

    /** The value with its unit, in the reader's language. */
    public String of(PolicyValue value) {
        if (!value.unit().isEmpty()) {
            return uiFormat.text(unit(value.unit()), value.value());
        }
        if (DAY.test(value.value())) {
            return uiFormat.day(LocalDate.parse(value.value()));
        }
        return NUMBER.test(value.value())
                ? value.value()
                : value.names().stream()
                        .map(name -> uiFormat.text(KEYS + name.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(uiFormat.text("shell.comma")));
    }

    /** What a policy is about, in the reader's language; pages call it with the policy's key. */
    public String meaning(String key) {
        List<PolicyValue> history = values.history(key);
        return history.isEmpty()
                ? ""
                : history.getLast().meaning(LocaleContextHolder.getLocale().getLanguage());
    }

    /** The same for a proposal. */
    Text text(String value, String unit) {
        if (!unit.isEmpty()) {
            return Text.of(unit(unit), value);
        }
        if (DAY.test(value)) {
            return Text.plain(LocalDate.parse(value));
        }
        return NUMBER.test(value)
                ? Text.plain(value)
                : Arrays.stream(value.split("\\+"))
                        .map(name -> Text.of(KEYS + name.toLowerCase(Locale.ROOT)))
                        .reduce((one, other) -> Text.of("reference.value.and", one, other))
                        .orElseThrow();
    }

    /** What was typed, with the names that words of either language stand for; unchanged where one is unknown. */
    String read(String typed) {
        List<Optional<String>> names =
                Arrays.stream(BETWEEN.split(typed)).map(this::name).toList();
        return names.stream().anyMatch(Optional::isEmpty)
                ? typed
                : names.stream().flatMap(Optional::stream).collect(Collectors.joining("+"));
    }

    private Optional<String> name(String word) {
        return NAMES.stream()
                .filter(name -> name.equalsIgnoreCase(word)
                        || LANGUAGES.stream()
                                .anyMatch(language ->
                                        word.equalsIgnoreCase(messages.getMessage(KEYS + name, null, language))))
                .findFirst()
                .map(name -> name.toUpperCase(Locale.ROOT));
    }

    private static String unit(String unit) {
        return "reference.unit." + unit.replace(' ', '-');
    }
}
