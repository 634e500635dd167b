package pk.gov.nsor.record.registration.web;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.record.register.ComparedIdentity;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.alike.AlikeRecords;
import pk.gov.nsor.record.registration.alike.NamesakeLines;
import pk.gov.nsor.record.registration.alike.RecordSides;

/** The records that may be of somebody who is about to be registered, beside what was typed. */
@Component
class AlikeOnPage {

    private final People people;
    private final List<AlikeRecords> alike;
    private final RecordSides sides;
    private final ComparedIdentity identity;
    private final NamesakeLines namesakes;
    private final Trail trail;

    AlikeOnPage(
            People people,
            List<AlikeRecords> alike,
            RecordSides sides,
            ComparedIdentity identity,
            NamesakeLines namesakes,
            Trail trail) {
        this.people = people;
        this.alike = List.copyOf(alike);
        this.sides = sides;
        this.identity = identity;
        this.namesakes = namesakes;
        this.trail = trail;
    }

    /**
     * A record.
     *
     * @param lines what was typed and the record, field by field
     * @param comparison the same by match weights; null where it weighs little
     * @param namesakes who was found not to be its person
     */
    record Beside(
            RecordSides.Side side,
            List<Compared> lines,
            @Nullable Object comparison,
            List<NamesakeLines.Line> namesakes) {}

    /** The weightiest first, then those of exactly this name that weigh less. Whoever is shown is named on the trail before that. */
    List<Beside> of(Identity typed, @Nullable Cnic cnic, List<NewAddress> addresses, Actor actor, String purpose) {
        Set<String> districts = addresses.stream().map(NewAddress::districtCode).collect(Collectors.toSet());
        Map<PersonId, Object> comparisons = new LinkedHashMap<>();
        alike.forEach(each ->
                each.to(typed, cnic, districts).forEach(one -> comparisons.put(one.person(), one.comparison())));
        Set<PersonId> found = new LinkedHashSet<>(comparisons.keySet());
        found.addAll(people.resemblingEver(typed));
        if (!found.isEmpty()) {
            trail.appendAlone(TrailEntry.done(actor, TrailAction.DUPLICATE_VIEWED)
                    .purpose(purpose)
                    .naming(found.stream().map(PersonId::value).toList()));
        }
        Map<PersonId, List<NamesakeLines.Line>> notes = namesakes.of(found, cnic);
        return found.stream()
                .map(people::get)
                .map(person -> new Beside(
                        sides.of(person),
                        identity.of(typed, cnic, person),
                        comparisons.get(person.id()),
                        notes.getOrDefault(person.id(), List.of())))
                .toList();
    }
}
