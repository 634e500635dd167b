package pk.gov.nsor.survivors.alerts.places;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.OffenderState;

/** A change that is being made: what is known, with what was changed so far. */
public final class Draft {

    private final Known known;
    private final PlaceTable table;
    private final Map<UUID, Enrolment> changed = new HashMap<>();
    private final Set<UUID> emptied = new HashSet<>();
    private final Map<UUID, Optional<OffenderState>> offenders = new HashMap<>();
    private final Map<UUID, Optional<Gone>> gone = new HashMap<>();
    private final Map<UUID, UUID> renamed = new HashMap<>();
    private final OpenEvents events;
    private boolean beginsAnew;
    private boolean sameNames;
    private final Set<UUID> unwritten = new LinkedHashSet<>();
    private final Set<UUID> unwrittenOffenders = new LinkedHashSet<>();

    Draft(Known known, PlaceTable table) {
        this.known = known;
        this.table = table;
        this.events = new OpenEvents(known, table);
    }

    /** An enrolment. */
    public Optional<Enrolment> find(UUID place) {
        return emptied.contains(place)
                ? Optional.empty()
                : Optional.ofNullable(
                        changed.getOrDefault(place, known.enrolments().get(place)));
    }

    /** Every enrolment. */
    public List<Enrolment> enrolments() {
        Set<UUID> all = new LinkedHashSet<>(known.enrolments().keySet());
        all.addAll(changed.keySet());
        return all.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** The enrolments for a case of this name. */
    public List<Enrolment> ofCase(String name) {
        Set<UUID> places = known.byCase().getOrDefault(name, Set.of());
        if (!changed.isEmpty()) {
            places = new LinkedHashSet<>(places);
            for (Enrolment enrolment : changed.values()) {
                if (!known.enrolments().containsKey(enrolment.id())
                        && enrolment.caseName().equals(name)) {
                    places.add(enrolment.id());
                }
            }
        }
        return places.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /**
     * A place that is free, chosen by lot.
     *
     * @return empty where all are taken
     */
    public Optional<UUID> free() {
        return table.rows()
                .free(place -> known.enrolments().containsKey(place)
                        || changed.containsKey(place)
                        || renamed.containsKey(place));
    }

    /** Keeps an enrolment in its place. */
    public void put(Enrolment enrolment) {
        changed.put(enrolment.id(), enrolment);
        unwritten.add(enrolment.id());
    }

    /** Empties a place. After the commit its key is destroyed, and with it what copies of the database have of it. */
    public void empty(UUID place) {
        changed.remove(place);
        emptied.add(place);
        unwritten.add(place);
    }

    /** What is known of somebody. */
    public Optional<OffenderState> offender(UUID alias) {
        Optional<OffenderState> own = offenders.get(alias);
        return own != null ? own : Optional.ofNullable(known.offenders().get(alias));
    }

    /** Those who were convicted in a case that is decided for good. */
    public List<OffenderState> offendersOf(String caseName) {
        return ofEveryCase(caseName)
                .filter(state -> state.caseNames().contains(caseName))
                .toList();
    }

    private Stream<OffenderState> ofEveryCase(String caseName) {
        Set<UUID> aliases = new LinkedHashSet<>(known.offendersByCase().getOrDefault(caseName, Set.of()));
        aliases.addAll(offenders.keySet());
        return aliases.stream()
                .map(this::offender)
                .flatMap(Optional::stream)
                .filter(state -> state.everyCaseName().contains(caseName));
    }

    /** Whether a number is that of somebody in the case, also while an appeal is pending. */
    public boolean isNumberOf(String number, String caseName) {
        return everybody().anyMatch(state -> state.numbers().contains(number) && isOf(state, caseName));
    }

    /** Those who were convicted in a case, also while an appeal is pending. */
    public List<OffenderState> everybodyOf(String caseName) {
        return everybody().filter(state -> isOf(state, caseName)).toList();
    }

    /** Those of a case in which an appeal of theirs is pending. */
    public List<OffenderState> pendingOf(String caseName) {
        return everybodyOf(caseName).stream()
                .filter(state -> !state.caseNames().contains(caseName))
                .toList();
    }

    private Stream<OffenderState> everybody() {
        return Stream.concat(
                        known.offenders().keySet().stream().filter(alias -> !offenders.containsKey(alias)),
                        offenders.keySet().stream())
                .map(this::offender)
                .flatMap(Optional::stream);
    }

    private static boolean isOf(OffenderState state, String caseName) {
        return state.cases().stream()
                .anyMatch(one -> caseName.startsWith(one.court()) && one.name().equals(caseName));
    }

    /** @param state null for somebody of whom nothing is to be known any more */
    public void offender(UUID alias, @Nullable OffenderState state) {
        offenders.put(alias, Optional.ofNullable(state));
        gone.put(alias, Optional.empty());
        unwrittenOffenders.add(alias);
    }

    /** Somebody has left the register: what was known of them is kept for some days. */
    public void leave(UUID alias, OffenderState last, Instant now) {
        offender(alias, null);
        gone.put(alias, Optional.of(new Gone(last, now, false)));
    }

    /** Somebody was parted from another record, and is about to be spoken of by this name where they are on the register. */
    public void part(UUID alias, OffenderState last, Instant now) {
        offender(alias, null);
        gone.put(alias, Optional.of(new Gone(last, now, true)));
    }

    /** Those who were parted before and were not spoken of since. */
    public List<UUID> partedBefore(Instant before) {
        return known.gone().keySet().stream()
                .filter(alias -> gone(alias)
                        .filter(left -> left.untold() && left.at().isBefore(before))
                        .isPresent())
                .toList();
    }

    /** What is kept of somebody who has left. */
    public Optional<Gone> gone(UUID alias) {
        Optional<Gone> own = gone.get(alias);
        return own != null ? own : Optional.ofNullable(known.gone().get(alias));
    }

    /** Forgets those who left before. */
    public void forgetGone(Instant before) {
        known.gone().forEach((alias, left) -> {
            if (left.at().isBefore(before) && gone(alias).equals(Optional.of(left))) {
                offender(alias, null);
            }
        });
    }

    /** With whose record that of this name is joined: one of those who have one of these cases. */
    public Optional<OffenderState> joinedWith(UUID alias, Collection<String> caseNames) {
        return caseNames.stream()
                .flatMap(this::ofEveryCase)
                .filter(state -> state.joined().contains(alias))
                .findFirst();
    }

    /**
     * What was known, before the register began anew, of somebody of the same cases or, where there is none, of one of them: there can be
     * more or fewer by now. That name is forgotten, and events that are open under it are from now on of the other. Where there are
     * several, one of whom the same was known comes first, then whoever has most cases of them.
     *
     * @param name by which the register speaks of them now
     */
    public Optional<OffenderState> formerly(UUID name, OffenderState state) {
        Set<String> cases = state.everyCaseName();
        Optional<UUID> former = cases.stream()
                .flatMap(of -> known.offendersByCase().getOrDefault(of, Set.of()).stream())
                .distinct()
                .filter(this::isStale)
                .min(Comparator.comparing((UUID alias) -> !casesOf(alias).equals(cases))
                        .thenComparing(alias -> offender(alias)
                                .filter(known -> known.isSaidBy(state))
                                .isEmpty())
                        .thenComparing(alias -> -inBoth(casesOf(alias), cases))
                        .thenComparing(Comparator.naturalOrder()));
        Optional<OffenderState> said = former.flatMap(this::offender);
        former.ifPresent(alias -> {
            offender(alias, null);
            events.rename(alias, name);
        });
        return said;
    }

    private Set<String> casesOf(UUID alias) {
        return offender(alias).map(OffenderState::everyCaseName).orElse(Set.of());
    }

    private static long inBoth(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).count();
    }

    /** Events of which not everybody was told yet. */
    public OpenEvents events() {
        return events;
    }

    /** Those of whom nothing was said since the register began anew. */
    public List<UUID> stale() {
        return known.stale().stream().filter(this::isStale).toList();
    }

    /** Whether nothing was said of somebody since the register began anew. */
    public boolean isStale(UUID alias) {
        return !sameNames && known.stale().contains(alias) && !offenders.containsKey(alias);
    }

    /** Whether something is known of anybody else than those: where the register began anew, it speaks of them by other names. */
    public boolean hasOtherThanStale() {
        return known.offenders().keySet().stream()
                .anyMatch(alias -> !known.stale().contains(alias));
    }

    /** The register speaks of everybody by the name that is known, though it began anew: nobody is missed. */
    public void namesAreTheSame() {
        table.namesAreTheSame();
        sameNames = true;
    }

    /** Of somebody of whom nothing was said: the cases that somebody else has of whom something was. */
    public void forgetCasesOfOthers(UUID alias) {
        offender(alias)
                .ifPresent(state -> offender(
                        alias,
                        state.withCases(state.cases().stream()
                                .filter(one -> known.offendersByCase().getOrDefault(one.name(), Set.of()).stream()
                                        .allMatch(known.stale()::contains))
                                .toList())));
    }

    /** The register begins anew, mostly with other names for everybody. */
    public void beginAnew() {
        table.beginAnew();
        beginsAnew = true;
    }

    /** How far the register's events are read. */
    public void read(String cursor) {
        table.read(cursor);
    }

    void write() {
        Map<UUID, Optional<Enrolment>> places = new HashMap<>();
        unwritten.forEach(place -> places.put(place, fitting(place)));
        renamed.putAll(table.rows().write(places, place -> fitting(place).orElse(null), Set.copyOf(renamed.keySet())));
        unwritten.clear();
        Map<UUID, Optional<OffenderState>> states = new HashMap<>();
        unwrittenOffenders.forEach(alias -> states.put(alias, Objects.requireNonNull(offenders.get(alias))));
        table.writeOffenders(states, alias -> gone(alias).orElse(null));
        unwrittenOffenders.clear();
        events.write();
    }

    private Optional<Enrolment> fitting(UUID place) {
        Optional<Enrolment> fitting = find(place).map(table::fitting);
        fitting.filter(one -> !one.equals(known.enrolments().get(place))).ifPresent(one -> changed.put(place, one));
        return fitting;
    }

    void committed() {
        changed.values().forEach(known::put);
        emptied.forEach(known::remove);
        offenders.forEach((alias, state) ->
                state.ifPresentOrElse(there -> known.put(alias, there), () -> known.removeOffender(alias)));
        gone.forEach((alias, left) -> left.ifPresentOrElse(
                there -> known.gone().put(alias, there), () -> known.gone().remove(alias)));
        if (sameNames) {
            known.stale().clear();
        }
        if (beginsAnew) {
            known.stale().addAll(known.offenders().keySet());
        }
        events.committed();
        table.rows().emptied(renamed);
    }
}
