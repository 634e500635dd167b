package pk.gov.nsor.record.registration.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.legalfile.ConvictionForm;
import pk.gov.nsor.record.conviction.legalfile.SentencingForm;
import pk.gov.nsor.record.conviction.legalfile.SentencingForm.Sentencing;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.web.Draft.Step;

/** The input pages of registering an offender: what each offers, and how each is read. */
@Component
class RegistrationForms {

    private final IdentityForm identities;
    private final AddressForm addresses;
    private final ConvictionForm convictions;
    private final SentencingForm sentences;

    RegistrationForms(
            IdentityForm identities, AddressForm addresses, ConvictionForm convictions, SentencingForm sentences) {
        this.identities = identities;
        this.addresses = addresses;
        this.convictions = convictions;
        this.sentences = sentences;
    }

    /** Everything that was typed, read. */
    record Answers(
            Identity identity,
            @Nullable Cnic cnic,
            List<NewAddress> addresses,
            NewConviction judgment,
            ConvictionId conviction,
            Sentencing sentencing) {}

    /** Empty where a page has an error, which its form then reports. */
    Optional<Answers> read(Draft draft) {
        Optional<IdentityForm.Read> identity = identities.read(draft.form(Step.IDENTITY));
        List<NewAddress> places = addresses.read(draft.form(Step.ADDRESSES));
        Optional<NewConviction> judgment = convictions.read(draft.form(Step.CONVICTION));
        ConvictionId conviction = ConvictionId.next();
        Optional<Sentencing> sentencing =
                judgment.flatMap(known -> sentences.read(draft.form(Step.SENTENCE), conviction, known.judgmentOn()));
        return identity.isEmpty()
                        || judgment.isEmpty()
                        || sentencing.isEmpty()
                        || !draft.form(Step.ADDRESSES).isValid()
                ? Optional.empty()
                : Optional.of(new Answers(
                        identity.get().identity(),
                        identity.get().cnic(),
                        places,
                        judgment.get(),
                        conviction,
                        sentencing.get()));
    }

    /** Finds the errors of one page. */
    void check(Step step, Form form, Draft draft) {
        switch (step) {
            case IDENTITY -> {
                Optional<IdentityForm.Read> _ = identities.read(form);
            }
            case ADDRESSES -> {
                List<NewAddress> _ = addresses.read(form);
            }
            case CONVICTION -> {
                Optional<NewConviction> _ = convictions.read(form);
            }
            case SENTENCE -> {
                // Where the judgment's day is missing, its own page is shown before anything is registered.
                Optional<Sentencing> _ = sentences.read(
                        form, ConvictionId.next(), judgmentOn(draft).orElse(LocalDate.EPOCH));
            }
        }
    }

    /** An admission on the judgment's day, which its page offers, stays on it where the judgment's day is corrected. */
    static void follow(Draft draft, Form conviction) {
        Form sentence = draft.form(Step.SENTENCE);
        Optional<LocalDate> before = judgmentOn(draft);
        if (before.isPresent() && before.equals(day(sentence.value("admittedOn")))) {
            sentence.set("admittedOn", conviction.value("judgmentOn"));
        }
    }

    private static Optional<LocalDate> judgmentOn(Draft draft) {
        return day(draft.form(Step.CONVICTION).value("judgmentOn"));
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(Day.parse(typed));
        } catch (InvalidValueException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether another row of a page was asked for, which then has it. */
    static boolean added(Step step, Form form) {
        return switch (step) {
            case IDENTITY -> Rows.added(form, "aliases", 1, 20);
            case ADDRESSES -> Rows.added(form, "addresses", 1, AddressForm.MOST);
            case CONVICTION -> Rows.added(form, "offences", 1, ConvictionForm.MOST);
            case SENTENCE -> false;
        };
    }

    void offer(Step step, Form form, Draft draft, Locale locale, Model model) {
        model.addAttribute("form", form);
        switch (step) {
            case IDENTITY -> {
                if (form.value("nationality").isEmpty() && form.isValid()) {
                    form.set("nationality", "PK");
                }
                model.addAttribute("aliases", IdentityForm.aliasCount(form));
                model.addAttribute("nationalities", IdentityForm.nationalities(locale));
            }
            case ADDRESSES -> model.addAttribute("count", AddressForm.count(form));
            case CONVICTION -> convictions.offer(form, locale, model);
            case SENTENCE -> {
                if (form.value("admittedOn").isEmpty() && form.isValid()) {
                    form.set("admittedOn", draft.form(Step.CONVICTION).value("judgmentOn"));
                }
                sentences.offer(model);
            }
        }
    }
}
