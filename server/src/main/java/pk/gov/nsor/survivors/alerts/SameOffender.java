package pk.gov.nsor.survivors.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.survivors.alerts.places.Draft;
import pk.gov.nsor.survivors.alerts.places.Gone;

/**
 * Records of one person that are joined, or parted again. What was said of each of them is compared with what is said of the person
 * now, in whichever order the two are told of: nobody has left the register by it.
 */
final class SameOffender {

    private SameOffender() {}

    /**
     * What is compared, for the survivors of some cases.
     *
     * @param before null where nothing was known
     * @param after null where they are no longer on the register
     * @param goneAt since when they had left it, where they are back; null otherwise
     */
    record Compared(
            @Nullable OffenderState before,
            @Nullable OffenderState after,
            @Nullable Instant goneAt) {}

    /**
     * What was known of somebody.
     *
     * @param goneAt since when they had left the register; null where they had not
     */
    record Former(OffenderState state, @Nullable Instant goneAt) {}

    /**
     * What an event is compared with. Nothing is known by the name of a joined record any more, and by that of one that was parted
     * what was known of the other.
     *
     * @param former what was known of them; null for nothing
     * @param said null where they are no longer on the register
     */
    static List<Compared> compared(
            Draft draft, UUID alias, @Nullable Former former, @Nullable OffenderState said, Instant now) {
        OffenderState before = former == null ? null : former.state();
        Instant goneAt = former == null ? null : former.goneAt();
        if (said == null) {
            return List.of(new Compared(before, null, null));
        }
        List<Compared> all = new ArrayList<>();
        OffenderState own = before == null ? null : parted(draft, before, said, now);
        Set<String> joined = new HashSet<>();
        for (UUID part : said.joined()) {
            Former known = known(draft, part).orElse(null);
            if (known != null) {
                draft.offender(part, null);
                draft.events().rename(part, alias);
                Set<String> cases = known.state().everyCaseName();
                if (own != null) {
                    cases.removeAll(own.everyCaseName());
                }
                cases.removeAll(joined);
                all.add(new Compared(known.state().only(cases), said.only(cases), known.goneAt()));
                joined.addAll(cases);
            }
        }
        Set<String> rest = said.everyCaseName();
        rest.removeAll(joined);
        all.addFirst(new Compared(own, joined.isEmpty() ? said : said.only(rest), goneAt));
        return all;
    }

    /**
     * Of somebody who was parted and of whom nothing is said: what was known as far as it concerns cases that nobody else has. Of the
     * others somebody may be spoken of by another name.
     *
     * @return empty where they were spoken of, or told to have left
     */
    static Optional<Former> untold(Draft draft, UUID alias) {
        return draft.gone(alias)
                .filter(Gone::untold)
                .map(left -> left.state()
                        .only(left.state().everyCaseName().stream()
                                .filter(name -> draft.everybodyOf(name).isEmpty())
                                .toList()))
                .map(state -> new Former(state, null));
    }

    /** What was known of the person by this name, and by those that are joined with it. */
    static List<OffenderState> before(Draft draft, @Nullable Former former, OffenderState said) {
        return Stream.concat(
                        Stream.ofNullable(former).map(Former::state),
                        said.joined().stream()
                                .flatMap(part -> known(draft, part).stream())
                                .map(Former::state))
                .toList();
    }

    /** Without the cases that went with a record that was parted. */
    private static OffenderState parted(Draft draft, OffenderState before, OffenderState said, Instant now) {
        List<UUID> parted = before.joined().stream()
                .filter(part -> !said.joined().contains(part))
                .toList();
        if (parted.isEmpty()) {
            return before;
        }
        Set<String> lost = before.everyCaseName();
        lost.removeAll(said.everyCaseName());
        parted.stream()
                .filter(part -> draft.offender(part).isEmpty())
                .forEach(part -> draft.part(part, before.only(lost), now));
        Set<String> kept = before.everyCaseName();
        kept.removeAll(lost);
        return before.only(kept);
    }

    private static Optional<Former> known(Draft draft, UUID alias) {
        return draft.offender(alias)
                .map(state -> new Former(state, null))
                .or(() -> draft.gone(alias).map(left -> new Former(left.state(), left.at())));
    }

    /** What was known of somebody of whom the register speaks by this name, also where they were gone or joined with another. */
    static Optional<Former> formerly(Draft draft, UUID alias, OffenderState said) {
        return draft.formerly(alias, said)
                .map(state -> new Former(state, null))
                .or(() -> draft.gone(alias).map(left -> new Former(of(said, left.state()), left.at())))
                .or(() ->
                        draft.joinedWith(alias, said.everyCaseName()).map(state -> new Former(of(said, state), null)));
    }

    /** What was so as far as it concerns the cases of now: of others it was told, or somebody else has them. */
    private static OffenderState of(OffenderState now, OffenderState before) {
        return before.only(now.everyCaseName());
    }
}
