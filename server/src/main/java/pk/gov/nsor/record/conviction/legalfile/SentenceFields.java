package pk.gov.nsor.record.conviction.legalfile;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.Sentence;

/** Reads what a court imposed from the fields {@code punishment}, {@code years}, {@code months} and {@code fineRupees}. */
public final class SentenceFields {

    private SentenceFields() {}

    /**
     * The sentence; empty where something is missing or refused, which the form then reports.
     *
     * @param on the day of the decision, as it was read
     */
    public static Optional<Sentence> read(
            Form form, ConvictionId conviction, @Nullable FactId appeal, Optional<LocalDate> on) {
        Optional<Sentence.Punishment> punishment =
                form.choice("punishment", "conviction.punishment.missing", Sentence.Punishment.class);
        Optional<Long> years = number(form, "years");
        Optional<Long> months = number(form, "months");
        Optional<Long> fine = number(form, "fineRupees");
        return form.isValid()
                ? form.whole(
                        "on",
                        () -> new Sentence(
                                conviction,
                                appeal,
                                on.orElseThrow(),
                                punishment.orElseThrow(),
                                Math.toIntExact(years.orElseThrow()),
                                Math.toIntExact(months.orElseThrow()),
                                fine.orElseThrow()))
                : Optional.empty();
    }

    /** An empty field means 0. */
    private static Optional<Long> number(Form form, String field) {
        String typed = form.value(field).replaceAll("[,٬\\s]", "");
        if (typed.isEmpty()) {
            return Optional.of(0L);
        }
        if (!typed.matches("\\d{1,13}|[۰-۹٠-٩]{1,13}")) {
            form.reject(field, "conviction.number.unreadable");
            return Optional.empty();
        }
        long number = Long.parseLong(typed);
        if (number > Integer.MAX_VALUE && !field.equals("fineRupees")) {
            form.reject(field, "conviction.number.unreadable");
            return Optional.empty();
        }
        return Optional.of(number);
    }
}
