package pk.gov.nsor.policing.supervision.review;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.policing.supervision.Outages;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;
import pk.gov.nsor.policing.supervision.duty.CaseKnown;
import pk.gov.nsor.policing.supervision.duty.Presence;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.record.registration.removal.Removals.Pause;

/**
 * What is known of people under the leading record, for the duties that arose under one that is joined with it. They stay
 * there, and an appearance after the two were joined answers them, which is recorded under the leading one.
 */
@Component
class JoinedCases {

    private final MergedRecords merged;
    private final CaseRepository tables;
    private final Outages outages;
    private final Removals removals;

    JoinedCases(MergedRecords merged, CaseRepository tables, Outages outages, Removals removals) {
        this.merged = merged;
        this.tables = tables;
        this.outages = outages;
        this.removals = removals;
    }

    /**
     * Of a leading record.
     *
     * @param presences since the other was joined with it
     */
    record Leading(List<Presence> presences, List<Outage> outages, List<Outage> pauses) {

        /** What is known of the joined one, with it. */
        CaseKnown with(CaseKnown own) {
            return new CaseKnown(
                    own.facts(),
                    own.openedOn(),
                    own.openedInCustody(),
                    own.reviewedOn(),
                    own.waitsFor(),
                    own.withoutResidenceSince(),
                    own.duties(),
                    both(own.presences(), presences),
                    both(own.outages(), both(outages, pauses)),
                    both(own.pauses(), pauses),
                    own.isDeathReported());
        }
    }

    /** For those of the people whose records are joined with another. */
    Map<PersonId, Leading> of(Collection<PersonId> people) {
        Map<PersonId, PersonId> leading = merged.leading(people);
        if (leading.isEmpty()) {
            return Map.of();
        }
        Set<PersonId> known = Set.copyOf(leading.values());
        Map<PersonId, List<Presence>> presences = tables.presences(known);
        Map<PersonId, List<Outage>> stood = outages.of(known);
        Map<PersonId, Pause> pauses = removals.pauses(known);
        Map<PersonId, Leading> joined = new HashMap<>();
        leading.forEach((part, person) -> joined.put(
                part,
                new Leading(
                        since(part, presences.getOrDefault(person, List.of())),
                        stood.getOrDefault(person, List.of()),
                        pauses.getOrDefault(person, Pause.NONE).pauses())));
        return joined;
    }

    private List<Presence> since(PersonId part, List<Presence> presences) {
        LocalDate joinedOn = merged.ofPart(part)
                .map(merge -> merge.mergedAt().atZoneSameInstant(Day.ZONE).toLocalDate())
                .orElseThrow();
        return presences.stream()
                .filter(presence -> !presence.on().isBefore(joinedOn))
                .toList();
    }

    static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
