package pk.gov.nsor.record.matching.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.matching.FoundByName;
import pk.gov.nsor.record.matching.NameSearch;

/** Records on the trail what was searched for and whom the answer names, under the entry's own key. */
@Component
class SearchTrail {

    /** Of the form. */
    static final List<String> FIELDS = List.of("q", "father", "born", "district", "cnic");

    /** Longer than any name; longer input was refused before. */
    private static final int LONGEST = 200;

    /** Asked again within this time, what was typed is one question. */
    private static final Duration ONE_QUESTION = Duration.ofMinutes(1);

    private final Trail trail;
    private final Clock clock;
    /** By account, what this process last answered while it was typed. Another process only makes another entry. */
    private final Map<UUID, Asked> typed = new ConcurrentHashMap<>();

    SearchTrail(Trail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    private record Asked(List<String> fields, Purpose purpose, Set<PersonId> people, Instant at) {}

    /** A search by a number, or one that was refused before it began. */
    void number(Actor actor, Purpose purpose, Form form, Optional<PersonId> found) {
        append(
                actor,
                purpose,
                form,
                Map.of("found", found.map(PersonId::toString).orElse("")),
                found.stream().toList());
    }

    /** What was answered while it was typed. */
    void suggested(Actor actor, Purpose purpose, Form form, NameSearch.Answer answer) {
        UUID officer = Objects.requireNonNull(actor.id());
        Asked asked = asked(purpose, form, answer);
        if (!isEntered(officer, asked)) {
            enter(actor, purpose, form, answer);
            typed.put(officer, asked);
        }
    }

    /** A search by a name. What was just answered while it was typed is the same question, where no more people are shown. */
    void names(Actor actor, Purpose purpose, Form form, NameSearch.Answer answer) {
        UUID officer = Objects.requireNonNull(actor.id());
        boolean isEntered = isEntered(officer, asked(purpose, form, answer));
        typed.remove(officer);
        if (!isEntered) {
            enter(actor, purpose, form, answer);
        }
    }

    private boolean isEntered(UUID officer, Asked asked) {
        Asked before = typed.get(officer);
        return before != null
                && before.fields().equals(asked.fields())
                && before.purpose() == asked.purpose()
                && before.people().containsAll(asked.people())
                && before.at().plus(ONE_QUESTION).isAfter(asked.at());
    }

    private Asked asked(Purpose purpose, Form form, NameSearch.Answer answer) {
        return new Asked(
                FIELDS.stream().map(form::value).toList(),
                purpose,
                answer.people().stream().map(FoundByName::person).collect(Collectors.toUnmodifiableSet()),
                clock.instant());
    }

    private void enter(Actor actor, Purpose purpose, Form form, NameSearch.Answer answer) {
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
