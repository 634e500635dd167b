package pk.gov.nsor.record.conviction.legalfile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.Sentence.Punishment;
import pk.gov.nsor.record.conviction.check.ScreenedFact;

/**
 * Reads what a judgment led to, from the fields of {@code conviction/parts :: sentencing}: the sentence, which is of the
 * judgment's day, and where the person is now. A term that is typed needs no choice of the punishment, a prison or a release
 * none of the place; what is typed and contradicts the choice is refused and never left out.
 */
@Component
public class SentencingForm {

    private static final String NOT_KNOWN = "UNKNOWN";
    private static final String[] OF_RELEASE = {"releasedOn", "releaseReason"};

    private final UiFormat uiFormat;
    private final Clock clock;

    SentencingForm(UiFormat uiFormat, Clock clock) {
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** Where the person is. */
    public enum Place {
        PRISON,
        /** Was in prison for it, and is so no longer. */
        RELEASED,
        /** Was not sent to prison. */
        AT_LIBERTY,
        UNKNOWN
    }

    /**
     * What is known, in the order in which it happened.
     *
     * @param facts the sentence, an admission, a release; each may be missing
     */
    public record Sentencing(Place place, List<LegalFact> facts) {

        public Sentencing {
            facts = List.copyOf(facts);
        }
    }

    /** Empty where something is missing or refused, which the form then reports. */
    public Optional<Sentencing> read(Form form, ConvictionId conviction, LocalDate judgmentOn) {
        List<LegalFact> facts = new ArrayList<>();
        if (form.value("punishment").isEmpty() && isTyped(form, "years", "months")) {
            form.set("punishment", Punishment.TERM.name());
        }
        if (!form.value("punishment").equals(NOT_KNOWN)) {
            SentenceFields.read(form, conviction, null, Optional.of(judgmentOn)).ifPresent(facts::add);
        } else if (isTyped(form, "years", "months", "fineRupees")) {
            form.reject("punishment", "conviction.punishment.contradicted");
        }
        if (form.value("place").isEmpty() && isTyped(form, OF_RELEASE)) {
            form.set("place", Place.RELEASED.name());
        } else if (form.value("place").isEmpty() && isTyped(form, "prison")) {
            form.set("place", Place.PRISON.name());
        }
        Optional<Place> place = form.choice("place", "conviction.place.missing", Place.class);
        place.ifPresent(chosen -> facts.addAll(custody(form, chosen, conviction)));
        return form.isValid() ? place.map(chosen -> new Sentencing(chosen, facts)) : Optional.empty();
    }

    private List<CustodyEvent> custody(Form form, Place place, ConvictionId conviction) {
        if (place != Place.RELEASED && isTyped(form, OF_RELEASE)) {
            form.reject("place", "conviction.place.released-though");
        }
        return switch (place) {
            case UNKNOWN, AT_LIBERTY -> {
                if (isTyped(form, "prison")) {
                    form.reject("place", "conviction.place.contradicted");
                }
                yield List.of();
            }
            case PRISON -> admission(form, conviction).stream().toList();
            case RELEASED -> {
                Optional<CustodyEvent> admission = admission(form, conviction);
                Optional<LocalDate> on = day(form, "releasedOn", "conviction.released-on.missing");
                Optional<CustodyEvent.ReleaseReason> reason = form.choice(
                        "releaseReason", "invalid.custody.release-reason", CustodyEvent.ReleaseReason.class);
                if (admission.isEmpty() || on.isEmpty() || reason.isEmpty()) {
                    yield List.of();
                }
                CustodyEvent admitted = admission.get();
                if (on.get().isBefore(admitted.on())) {
                    form.reject("releasedOn", "invalid.release.before-admission");
                }
                yield List.of(
                        admitted,
                        event(
                                admitted.custodyPeriod(),
                                null,
                                CustodyEvent.Type.RELEASED,
                                on.get(),
                                form,
                                reason.get()));
            }
        };
    }

    private Optional<CustodyEvent> admission(Form form, ConvictionId conviction) {
        Optional<LocalDate> on = day(form, "admittedOn", "conviction.admitted-on.missing");
        return form.whole("prison", () -> {
                    CustodyEvent admission = event(
                            CustodyPeriodId.next(),
                            conviction,
                            CustodyEvent.Type.ADMITTED,
                            on.orElse(LocalDate.EPOCH),
                            form,
                            null);
                    ScreenedFact.require(admission);
                    return admission;
                })
                .filter(_ -> on.isPresent());
    }

    private static CustodyEvent event(
            CustodyPeriodId stay,
            @Nullable ConvictionId conviction,
            CustodyEvent.Type type,
            LocalDate on,
            Form form,
            CustodyEvent.@Nullable ReleaseReason reason) {
        return new CustodyEvent(stay, conviction, type, on, form.value("prison"), reason);
    }

    private Optional<LocalDate> day(Form form, String field, String missing) {
        Optional<LocalDate> day = form.day(field, missing);
        if (day.isPresent() && day.get().isAfter(LocalDate.now(clock))) {
            form.reject(field, "invalid.day.future");
        }
        return day;
    }

    /** The choices of the fields, for the page. */
    public void offer(Model model) {
        model.addAttribute(
                "punishments",
                Stream.concat(Arrays.stream(Punishment.values()).map(Enum::name), Stream.of(NOT_KNOWN))
                        .toList());
        model.addAttribute("places", Place.values());
        Map<String, String> reasons = new LinkedHashMap<>();
        for (CustodyEvent.ReleaseReason reason : CustodyEvent.ReleaseReason.values()) {
            reasons.put(
                    reason.name(),
                    uiFormat.text("conviction.release." + reason.name().toLowerCase(Locale.ROOT)));
        }
        model.addAttribute("releaseReasons", reasons);
    }

    private static boolean isTyped(Form form, String... fields) {
        return Arrays.stream(fields).anyMatch(field -> !form.value(field).isEmpty());
    }
}
