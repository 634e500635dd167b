package pk.gov.nsor.record.conviction.web;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.conviction.legalfile.ConvictionForm;
import pk.gov.nsor.record.conviction.legalfile.SentenceFields;

/** Reads legal facts from the fields of {@code conviction/fields}, and shows them there. */
@Component
class FactForm {

    /** The value of the choice for custody that is not for a conviction on record. */
    static final String SOMETHING_ELSE = "NONE";

    private final ConvictionForm convictions;

    FactForm(ConvictionForm convictions) {
        this.convictions = convictions;
    }

    /** The fact; empty where something is missing or refused, which the form then reports. */
    Optional<? extends LegalFact> read(Form form, Target target) {
        return switch (target.kind()) {
            case CONVICTION -> convictions.read(form);
            case SENTENCE -> SentenceFields.read(form, conviction(target), target.appeal(), day(form));
            case APPEAL ->
                dated(form, on -> new Appeal(conviction(target), form.value("court"), form.value("caseNumber"), on));
            case DISMISSAL -> dated(form, on -> new Dismissal(appeal(target), on));
            case QUASHING -> quashed(form, target);
            case CUSTODY -> custody(form, target);
            case CLEMENCY -> clemency(form, conviction(target));
            case DEATH -> death(form);
        };
    }

    /** A form that shows the fact. */
    Form show(LegalFact fact, Locale locale) {
        if (fact instanceof NewConviction judgment) {
            return convictions.show(judgment, locale);
        }
        Form form = new Form().set("on", fact.on());
        switch (fact) {
            case Sentence sentence ->
                form.set("punishment", sentence.punishment().name())
                        .set("years", Integer.toString(sentence.years()))
                        .set("months", Integer.toString(sentence.months()))
                        .set("fineRupees", Long.toString(sentence.fineRupees()));
            case Appeal appeal -> form.set("court", appeal.court()).set("caseNumber", appeal.caseNumber());
            case Quashed quashed -> form.set("reason", quashed.reason().name());
            case CustodyEvent event -> {
                ConvictionId conviction = event.conviction();
                ReleaseReason reason = event.releaseReason();
                form.set("prison", event.prison())
                        .set("conviction", conviction == null ? SOMETHING_ELSE : conviction.toString())
                        .set("releaseReason", reason == null ? "" : reason.name());
            }
            case Clemency clemency -> form.set("type", clemency.type().name()).set("authority", clemency.authority());
            case Death death -> form.set("source", death.source().name());
            case NewConviction _, Dismissal _ -> {
                // Holds only the day.
            }
        }
        return form;
    }

    private static Optional<Quashed> quashed(Form form, Target target) {
        Optional<LocalDate> on = day(form);
        Optional<Quashing.Reason> reason =
                form.choice("reason", "conviction.quashing.reason.missing", Quashing.Reason.class);
        return form.isValid()
                ? Optional.of(new Quashed(conviction(target), target.appeal(), on.orElseThrow(), reason.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<CustodyEvent> custody(Form form, Target target) {
        Optional<Type> type = target.type() == null
                ? form.choice("type", "conviction.custody.missing", Type.class)
                        .filter(chosen -> chosen.begins() == target.beginsCustodyPeriod())
                : Optional.of(target.type());
        Optional<LocalDate> on = day(form);
        if (target.beginsCustodyPeriod() && form.value("conviction").isEmpty()) {
            form.reject("conviction", "conviction.custody.for.missing");
        }
        Optional<ConvictionId> conviction =
                target.beginsCustodyPeriod() && !form.value("conviction").equals(SOMETHING_ELSE)
                        ? form.read("conviction", FactForm::convictionId)
                        : Optional.empty();
        Optional<ReleaseReason> reason = type.equals(Optional.of(Type.RELEASED))
                ? form.choice("releaseReason", "invalid.custody.release-reason", ReleaseReason.class)
                : Optional.empty();
        if (!form.isValid() || type.isEmpty()) {
            return Optional.empty();
        }
        CustodyPeriodId custodyPeriod =
                target.custodyPeriod() == null ? CustodyPeriodId.next() : target.custodyPeriod();
        return form.whole(
                "on",
                () -> new CustodyEvent(
                        custodyPeriod,
                        conviction.orElse(null),
                        type.get(),
                        on.orElseThrow(),
                        form.value("prison"),
                        reason.orElse(null)));
    }

    private static Optional<Clemency> clemency(Form form, ConvictionId conviction) {
        Optional<Clemency.Type> type = form.choice("type", "conviction.clemency.missing", Clemency.Type.class);
        Optional<LocalDate> on = day(form);
        return form.isValid()
                ? form.whole(
                        "on",
                        () -> new Clemency(conviction, type.orElseThrow(), form.value("authority"), on.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<Death> death(Form form) {
        Optional<LocalDate> on = day(form);
        Optional<Death.Source> source = form.choice("source", "conviction.source.missing", Death.Source.class);
        return form.isValid() ? Optional.of(new Death(on.orElseThrow(), source.orElseThrow())) : Optional.empty();
    }

    private interface Dated<T> {
        T on(LocalDate day);
    }

    private static <T extends LegalFact> Optional<T> dated(Form form, Dated<T> fact) {
        return day(form).flatMap(on -> whole(form, () -> fact.on(on)));
    }

    private static <T> Optional<T> whole(Form form, Supplier<T> reading) {
        return form.whole("on", reading);
    }

    private static Optional<LocalDate> day(Form form) {
        return form.day("on", "conviction.on.missing");
    }

    private static ConvictionId convictionId(String text) {
        try {
            return new ConvictionId(UUID.fromString(text));
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidValueException("conviction.unknown", "There is no such conviction.");
        }
    }

    private static ConvictionId conviction(Target target) {
        return Objects.requireNonNull(target.conviction(), "The page named no conviction");
    }

    private static FactId appeal(Target target) {
        return Objects.requireNonNull(target.appeal(), "The page named no appeal");
    }
}
