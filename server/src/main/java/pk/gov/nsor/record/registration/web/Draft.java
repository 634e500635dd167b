package pk.gov.nsor.record.registration.web;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Optional;
import pk.gov.nsor.foundation.shell.Form;

/** The input so far while an offender is being registered. Kept in the session until it is registered. */
final class Draft implements Serializable {

    private static final long serialVersionUID = 1;

    private final EnumMap<Step, Form> forms = new EnumMap<>(Step.class);

    /** The input pages, in their order. */
    enum Step {
        IDENTITY,
        ADDRESSES,
        CONVICTION,
        SENTENCE;

        String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        Optional<Step> next() {
            return ordinal() + 1 < values().length ? Optional.of(values()[ordinal() + 1]) : Optional.empty();
        }

        static Optional<Step> at(String path) {
            for (Step step : values()) {
                if (step.path().equals(path)) {
                    return Optional.of(step);
                }
            }
            return Optional.empty();
        }
    }

    Form form(Step step) {
        return forms.getOrDefault(step, new Form());
    }

    void put(Step step, Form form) {
        forms.put(step, form);
    }

    /** The first page that is not complete yet, or has an error. */
    Optional<Step> firstOpen() {
        for (Step step : Step.values()) {
            Form form = forms.get(step);
            if (form == null || !form.isValid()) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
