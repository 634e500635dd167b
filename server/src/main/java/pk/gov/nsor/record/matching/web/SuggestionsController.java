package pk.gov.nsor.record.matching.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.matching.FoundByName;
import pk.gov.nsor.record.matching.NameQuestion;
import pk.gov.nsor.record.matching.NameSearch;

/** Offers people in a search box while a name is typed. Each answer is on the trail before it is shown, as any search. */
@Controller
class SuggestionsController {

    /** As many as a list under a field has room for; the page of results has more. */
    private static final int MOST = 7;

    private final NameSearch names;
    private final SearchQuestions questions;
    private final SearchPlaces places;
    private final SearchTrail trail;
    private final UiFormat uiFormat;

    SuggestionsController(
            NameSearch names, SearchQuestions questions, SearchPlaces places, SearchTrail trail, UiFormat uiFormat) {
        this.names = names;
        this.questions = questions;
        this.places = places;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    /**
     * Somebody found.
     *
     * @param address of the record
     * @param detail father's name, birth, district and register number, as far as they are known
     */
    record Suggestion(String address, String name, String detail) {}

    /** Nobody for what is no name, or none that can be searched for yet: the search itself says why. */
    @DecidesNothing("It looks for people")
    @PostMapping("/people/suggestions")
    @Allows(
            value = {
                Role.REGISTRAR,
                Role.NATIONAL_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.DISTRICT_SUPERVISOR,
                Role.SUPERVISING_OFFICER
            },
            action = TrailAction.PERSON_SEARCHED)
    ResponseEntity<List<Suggestion>> suggestions(
            Form form, @AuthenticationPrincipal SignedIn reader, Actor actor, Purpose purpose) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(found(form, reader, actor, purpose));
    }

    private List<Suggestion> found(Form form, SignedIn reader, Actor actor, Purpose purpose) {
        if (!SearchQuestions.isName(form)) {
            return List.of();
        }
        NameQuestion question;
        try {
            question = questions.of(form, places.chosen(reader, form));
        } catch (InvalidValueException unfinished) {
            return List.of();
        }
        if (!form.isValid()) {
            return List.of();
        }
        NameSearch.Answer answer = names.whileTyped(reader, question).first(MOST);
        trail.suggested(actor, purpose, form, answer);
        return answer.people().stream().map(this::suggestion).toList();
    }

    private Suggestion suggestion(FoundByName found) {
        String detail = Stream.of(
                        found.fatherName() == null ? null : inLanguage(found.fatherName()),
                        found.bornOn() == null ? null : uiFormat.day(found.bornOn()),
                        found.district() == null ? null : places.name(found.district()),
                        found.number().formatted())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return new Suggestion("/people/" + found.person(), inLanguage(found.foundName()), detail);
    }

    private static String inLanguage(PersonName name) {
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        return isUrdu && name.urdu() != null ? name.urdu() : name.any();
    }
}
