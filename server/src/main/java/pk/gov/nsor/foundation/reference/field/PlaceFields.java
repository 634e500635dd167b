package pk.gov.nsor.foundation.reference.field;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.list.PlaceFilter;

/**
 * Reads the fields of {@code shell/form :: place}, and those of lists. A place is meant by its key, by any of its names in
 * either script, or by its name and that of its district with a comma between, as the field offers it. Where several are
 * meant, or none is but some are spelt alike, it is asked back which one.
 */
@Component
public class PlaceFields {

    private final PlaceMeanings meanings;
    private final PlaceNames names;
    private final Clock clock;

    PlaceFields(PlaceMeanings meanings, PlaceNames names, Clock clock) {
        this.meanings = meanings;
        this.names = names;
        this.clock = clock;
    }

    /**
     * The district or the tehsil in the field; empty, and a problem, where there is none or it is not clear which.
     *
     * @param day on which the place is to be known by that name, today or another
     */
    public Optional<Area> area(Form form, String field, String missingKey, LocalDate day) {
        return read(form, field, missingKey, meanings.area(form.value(field), day));
    }

    /** As {@link #area}, where only a district will do; a tehsil asks whether its district is meant. */
    public Optional<District> district(Form form, String field, String missingKey, LocalDate day) {
        return district(form, field, missingKey, day, any -> true);
    }

    /** The same, where not every district may be chosen. */
    public Optional<District> district(
            Form form, String field, String missingKey, LocalDate day, Predicate<District> offered) {
        PlaceMeaning<Area> meaning =
                meanings.district(form.value(field), day).among(area -> offered.test(area.district()));
        return read(form, field, missingKey, meaning).map(Area::district);
    }

    /** The police station in the field; empty, and a problem, where there is none or it is not clear which. */
    public Optional<PoliceStation> station(Form form, String field, String missingKey) {
        return station(form, field, missingKey, any -> true);
    }

    /** The same, where not every station may be chosen. */
    public Optional<PoliceStation> station(
            Form form, String field, String missingKey, Predicate<PoliceStation> offered) {
        return read(form, field, missingKey, meanings.station(form.value(field)).among(offered));
    }

    /** The country, the province or the district in the field, of those that may be chosen. */
    public Optional<Jurisdiction> jurisdiction(
            Form form, String field, String missingKey, Predicate<Jurisdiction> offered) {
        return read(
                form,
                field,
                missingKey,
                meanings.jurisdiction(form.value(field)).among(offered));
    }

    /** Writes the place of the field as it is offered to the reader; what is not clear stays as it is. */
    public void showJurisdiction(Form form, String field) {
        meanings.jurisdiction(form.value(field))
                .one()
                .ifPresent(place -> form.set(field, names.offer(place).value()));
    }

    /** Whether one or more of these stations are called so. */
    public boolean isStation(String text, Predicate<PoliceStation> offered) {
        return !meanings.station(text).among(offered).meant().isEmpty();
    }

    /** Writes the station of the field as it is offered to the reader; what is not clear stays as it is. */
    public void showStation(Form form, String field) {
        meanings.station(form.value(field))
                .one()
                .ifPresent(station -> form.set(field, names.offer(station).value()));
    }

    /** A filter by a district of those that may be chosen, everybody's or the reader's own alone; its value is the key. */
    public PlaceFilter districts(Predicate<District> offered, boolean isOwn) {
        return filter(
                PlaceKind.DISTRICT,
                isOwn,
                typed -> meanings.district(typed, LocalDate.now(clock)).among(area -> offered.test(area.district())));
    }

    /** A filter by a police station; its value is the key. */
    public PlaceFilter stations(Predicate<PoliceStation> offered, boolean isOwn) {
        return filter(PlaceKind.STATION, isOwn, typed -> meanings.station(typed).among(offered));
    }

    @FunctionalInterface
    private interface Meant<T> {
        PlaceMeaning<T> by(String typed);
    }

    private static <T> PlaceFilter filter(PlaceKind kind, boolean isOwn, Meant<T> meant) {
        return new PlaceFilter() {
            @Override
            public String kinds() {
                return kind.name();
            }

            @Override
            public boolean isOwn() {
                return isOwn;
            }

            @Override
            public Reading read(String typed) {
                PlaceMeaning<T> meaning = meant.by(typed);
                return meaning.one()
                        .map(place -> new Reading(
                                meaning.key().apply(place),
                                meaning.offer().apply(place).value(),
                                null,
                                Map.of()))
                        .orElseGet(() -> new Reading("", typed, meaning.problem(), meaning.inWords()));
            }
        };
    }

    private static <T> Optional<T> read(Form form, String field, String missingKey, PlaceMeaning<T> meaning) {
        if (form.value(field).isEmpty()) {
            form.reject(field, missingKey);
            return Optional.empty();
        }
        if (meaning.one().isPresent()) {
            return meaning.one();
        }
        Optional<T> answered = meaning.asked().stream()
                .filter(place -> meaning.key().apply(place).equals(form.value(field + Form.MEANT)))
                .findFirst();
        if (answered.isPresent()) {
            // From now on the field says which one.
            form.set(field, meaning.offer().apply(answered.get()).value()).forget(field + Form.MEANT);
            return answered;
        }
        form.askBack(field, Objects.requireNonNull(meaning.problem()), meaning.inWords());
        return Optional.empty();
    }
}
