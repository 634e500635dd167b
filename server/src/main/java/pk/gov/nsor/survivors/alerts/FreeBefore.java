package pk.gov.nsor.survivors.alerts;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.survivors.alerts.SameOffender.Compared;
import pk.gov.nsor.survivors.alerts.places.Draft;

/** Who was free before somebody begins to be told, or goes on: that is not told her as new. */
final class FreeBefore {

    private FreeBefore() {}

    /**
     * What is so of people at liberty when an enrolment is written down.
     *
     * @return null where nobody of the case is known
     */
    static @Nullable List<AlertKind> whenWritten(Draft draft, String caseName, Set<String> districts) {
        List<OffenderState> known = draft.everybodyOf(caseName);
        return known.isEmpty()
                ? null
                : known.stream()
                        .flatMap(state -> StateChanges.liberty(state, districts).stream())
                        .toList();
    }

    /** Somebody is of a case for the first time: how they are then is how they were before, for whoever is not told yet. */
    static void arrived(Draft draft, List<Compared> all) {
        for (Compared one : all) {
            OffenderState after = one.after();
            if (after != null) {
                Set<String> cases = after.everyCaseName();
                if (one.before() != null) {
                    cases.removeAll(one.before().everyCaseName());
                }
                cases.forEach(name -> arrived(draft, name, after));
            }
        }
    }

    private static void arrived(Draft draft, String caseName, OffenderState arrived) {
        for (Enrolment enrolment : draft.ofCase(caseName)) {
            List<AlertKind> so = enrolment.soWhenPaused();
            if (so != null) {
                List<AlertKind> now = StateChanges.liberty(arrived, enrolment.districts());
                draft.put(enrolment.freeBefore(
                        Stream.concat(so.stream(), now.stream()).toList()));
            } else if (enrolment.isNew()) {
                List<AlertKind> now = whenWritten(draft, caseName, enrolment.districts());
                draft.put(enrolment.freeBefore(now == null ? List.of() : now));
            }
        }
    }
}
