package pk.gov.nsor.record.matching.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.matching.NameSearch;

/** Records on the trail what was searched for and whom the answer names, under the entry's own key. */
@Component
class SearchTrail {

    /** Of the form. */
    static final List<String> FIELDS = List.of("q", "father", "born", "district", "cnic");

    /** Longer than any name; longer input was refused before. */
    private static final int LONGEST = 200;

    private final Trail trail;

    SearchTrail(Trail trail) {
        this.trail = trail;
    }

    /** A search by a number, or one that was refused before it began. */
    void number(Actor actor, Purpose purpose, Form form, Optional<PersonId> found) {
        append(
                actor,
                purpose,
                form,
                Map.of("found", found.map(PersonId::toString).orElse("")),
                found.stream().toList());
    }

    /** A search by a name. */
    void names(Actor actor, Purpose purpose, Form form, NameSearch.Answer answer) {
        append(
                actor,
                purpose,
                form,
                Map.of(
                        "found",
                        answer.people().stream()
                                .map(found -> found.person().toString())
                                .collect(Collectors.joining(" ")),
                        "more",
                        answer.isMore()),
                answer.people().stream().map(found -> found.person()).toList());
    }

    private void append(Actor actor, Purpose purpose, Form form, Map<String, Object> found, List<PersonId> people) {
        Map<String, Object> content = new HashMap<>(found);
        FIELDS.forEach(field -> {
            if (!form.value(field).isEmpty()) {
                content.put(field.equals("q") ? "query" : field, cut(form.value(field)));
            }
        });
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                .purpose(purpose.name())
                .with(content)
                .naming(people.stream().map(PersonId::value).toList()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
