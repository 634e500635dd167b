package pk.gov.nsor.record.conviction.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.conviction.legalfile.ConvictionForm;
import pk.gov.nsor.record.conviction.legalfile.FactMessages;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;

/** Fills the model for the pages of one fact. */
@Component
class FactPage {

    private final People people;
    private final LegalRecord record;
    private final ConvictionForm convictions;
    private final FactMessages wording;
    private final UiFormat shown;

    FactPage(People people, LegalRecord record, ConvictionForm convictions, FactMessages wording, UiFormat shown) {
        this.people = people;
        this.record = record;
        this.convictions = convictions;
        this.wording = wording;
        this.shown = shown;
    }

    /** @throws UnknownPersonException where there is no kind of this name; to the reader there is no such page */
    static FactKind kind(String path) {
        return Arrays.stream(FactKind.values())
                .filter(kind -> kind.path().equals(path))
                .findFirst()
                .orElseThrow(UnknownPersonException::new);
    }

    LegalFile file(UUID person) {
        return record.file(new PersonId(person));
    }

    void show(UUID id, LegalFile file, Target target, Form form, Locale locale, Model model) {
        Person person = people.get(new PersonId(id));
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("kind", target.kind().path());
        model.addAttribute("target", target);
        model.addAttribute("about", about(file, target));
        model.addAttribute("form", form);
        switch (target.kind()) {
            case CONVICTION -> convictions.offer(form, locale, model);
            case SENTENCE -> model.addAttribute("punishments", Sentence.Punishment.values());
            case QUASHING -> model.addAttribute("reasons", Quashing.Reason.values());
            case CUSTODY -> offerCustody(file, target, model);
            case CLEMENCY -> model.addAttribute("types", Clemency.Type.values());
            case DEATH -> model.addAttribute("sources", Death.Source.values());
            case APPEAL, DISMISSAL -> {
                // Nothing to choose from.
            }
        }
    }

    private void offerCustody(LegalFile file, Target target, Model model) {
        List<Type> types = Arrays.stream(Type.values())
                .filter(type -> type.begins() == target.beginsCustodyPeriod())
                .toList();
        model.addAttribute("types", target.type() == null ? types : List.of());
        if (target.type() == null ? !target.beginsCustodyPeriod() : target.type() == Type.RELEASED) {
            model.addAttribute("releaseReasons", choices("conviction.release.", CustodyEvent.ReleaseReason.values()));
        }
        if (target.beginsCustodyPeriod()) {
            Map<String, String> offers = new LinkedHashMap<>();
            file.convictions().stream()
                    .filter(Fact::inForce)
                    .forEach(fact -> offers.put(fact.id().toString(), wording.text(fact.now())));
            offers.put(FactForm.SOMETHING_ELSE, shown.text("conviction.custody.for.none"));
            model.addAttribute("convictions", offers);
        }
    }

    private Map<String, String> choices(String key, Enum<?>[] values) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Enum<?> value : values) {
            choices.put(value.name(), shown.text(key + value.name().toLowerCase(Locale.ROOT)));
        }
        return choices;
    }

    /** What the fact is about, in lines: its judgment, appeal or custody period. */
    private List<String> about(LegalFile file, Target target) {
        List<String> about = new ArrayList<>();
        CustodyPeriodId custodyPeriod = target.custodyPeriod();
        if (custodyPeriod != null && !target.beginsCustodyPeriod()) {
            file.custodyPeriods().stream()
                    .filter(known -> known.id().equals(custodyPeriod))
                    .findFirst()
                    .ifPresent(known -> {
                        about.add(shown.text("conviction.stay.since", shown.day(known.admittedOn())));
                        add(about, file, known.conviction());
                    });
        }
        if (target.appeal() != null) {
            file.appeal(target.appeal()).ifPresent(appeal -> {
                about.add(wording.text(appeal.now()));
                if (target.conviction() == null) {
                    add(about, file, appeal.now().conviction());
                }
            });
        }
        add(about, file, target.conviction());
        return about;
    }

    private void add(List<String> about, LegalFile file, @Nullable ConvictionId conviction) {
        if (conviction != null) {
            file.conviction(conviction)
                    .map(Fact<NewConviction>::now)
                    .map(wording::text)
                    .ifPresent(about::add);
        }
    }
}
