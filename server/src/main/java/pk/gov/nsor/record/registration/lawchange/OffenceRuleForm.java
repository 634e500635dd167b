package pk.gov.nsor.record.registration.lawchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.kernel.UrduLetters;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.reference.Sources;
import pk.gov.nsor.foundation.requirement.MaximumPunishment;
import pk.gov.nsor.foundation.requirement.Schedule;
import pk.gov.nsor.foundation.shell.Form;

/** The form by which a change of the law is proposed. */
@Component
class OffenceRuleForm implements ProposalForm<OffenceProposal> {

    private static final int LONGEST_SOURCE = 200;
    private static final String NO_SCHEDULE = "NONE";
    private static final List<String> SPECIAL = List.of("death", "life", "as_connected", "half_connected");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ur"));

    private final Offences offences;
    private final MessageSource messages;

    OffenceRuleForm(Offences offences, MessageSource messages) {
        this.offences = offences;
        this.messages = messages;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.hinted("section", Type.TEXT),
                Field.choice("schedule", false, options("registration.rule.schedule.", "I", "II", NO_SCHEDULE)),
                Field.choice("change", false, options("registration.rule.change.", "SET", "END")),
                yesNo("narrow"),
                yesNo("connectedOnly"),
                yesNo("childElement"),
                Field.hinted("maximum", Type.TEXT),
                Field.hinted("source", Type.TEXT));
    }

    @Override
    public Optional<OffenceProposal> read(Form form) {
        Optional<Section> section = form.require("section", "registration.rule.section.missing", this::known);
        Optional<String> schedule = chosen(form, "schedule", "I", "II", NO_SCHEDULE);
        Optional<String> change = chosen(form, "change", "SET", "END");
        boolean ends = change.filter("END"::equals).isPresent();
        Optional<String> narrow = ends ? Optional.of("NO") : chosen(form, "narrow", "YES", "NO");
        Optional<String> connected = ends ? Optional.of("NO") : chosen(form, "connectedOnly", "YES", "NO");
        Optional<String> child = ends ? Optional.of("NO") : chosen(form, "childElement", "YES", "NO");
        Optional<String> maximum = ends
                ? Optional.of("")
                : form.require("maximum", "registration.rule.maximum.missing", this::maximumWord);
        Optional<String> source = form.check("source", () -> Sources.check(form.value("source"), LONGEST_SOURCE));
        if (!form.isValid()) {
            return Optional.empty();
        }
        return Optional.of(new OffenceProposal(
                section.orElseThrow().toString(),
                schedule.filter(name -> !name.equals(NO_SCHEDULE))
                        .map(Schedule::valueOf)
                        .orElse(null),
                ends,
                connected.orElseThrow().equals("YES"),
                narrow.orElseThrow().equals("YES"),
                child.orElseThrow().equals("YES"),
                maximum.orElseThrow(),
                source.orElseThrow()));
    }

    static Text schedule(@Nullable Schedule schedule) {
        return Text.of("registration.rule.schedule."
                + (schedule == null ? NO_SCHEDULE : schedule.name()).toLowerCase(Locale.ROOT));
    }

    /** Explains a code of the table in plain words. */
    static Text maximum(String word) {
        return Character.isDigit(word.charAt(0))
                ? Text.of("registration.rule.maximum.years", Integer.parseInt(word))
                : Text.of("registration.rule.maximum." + word.toLowerCase(Locale.ROOT));
    }

    /** A section without a title could not be shown, so it is refused. */
    private Section known(String text) {
        Section section = Section.parse(text);
        if (offences.titled(section).isEmpty()) {
            throw new InvalidValueException(
                    "offence-rule.section", "The register has no title for this section; it has to be added first.");
        }
        return section;
    }

    /** As the hint writes it, or as pages show it in either language. */
    private String maximumWord(String text) {
        String typed = UrduLetters.plain(Digits.western(text)).strip();
        String word = SPECIAL.stream()
                .filter(name -> LANGUAGES.stream().anyMatch(language -> typed.equalsIgnoreCase(shown(name, language))))
                .findFirst()
                .orElse(typed)
                .toUpperCase(Locale.ROOT)
                .replace(' ', '_');
        try {
            return MaximumPunishment.parse(word).word();
        } catch (IllegalArgumentException notOne) {
            throw new InvalidValueException(
                    "offence-rule.maximum",
                    "Write \"death\", \"life\", \"as connected\", \"half connected\" or a number of years from 1 to 99.");
        }
    }

    private String shown(String name, Locale language) {
        return UrduLetters.plain(messages.getMessage("registration.rule.maximum." + name, null, language));
    }

    private static Optional<String> chosen(Form form, String field, String... allowed) {
        String value = form.value(field);
        if (List.of(allowed).contains(value)) {
            return Optional.of(value);
        }
        form.reject(field, "registration.rule.choose");
        return Optional.empty();
    }

    private Field yesNo(String name) {
        return Field.choice(name, true, options("registration.rule.", "YES", "NO"));
    }

    private Map<String, String> options(String beginning, String... names) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : names) {
            options.put(
                    name,
                    messages.getMessage(
                            beginning + name.toLowerCase(Locale.ROOT), null, LocaleContextHolder.getLocale()));
        }
        return options;
    }
}
