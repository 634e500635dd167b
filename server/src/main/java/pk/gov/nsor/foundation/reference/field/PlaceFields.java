package pk.gov.nsor.foundation.reference.field;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.Form;

/**
 * Reads the fields of {@code shell/form :: place}. A place is meant by its key, by any of its names in either script, or by
 * its name and that of its district with a comma between, as the field offers it. Where several are meant, or none is but
 * some are spelt alike, the form asks back which one.
 */
@Component
public class PlaceFields {

    private final Districts districts;
    private final AreaNames areas;
    private final PoliceStations stations;
    private final PlaceNames names;
    private final Clock clock;

    PlaceFields(Districts districts, AreaNames areas, PoliceStations stations, PlaceNames names, Clock clock) {
        this.districts = districts;
        this.areas = areas;
        this.stations = stations;
        this.names = names;
        this.clock = clock;
    }

    /** What a text can mean, and what is spelt like it where it means nothing. */
    private record Meaning<T>(List<T> meant, List<T> alike) {}

    /**
     * The district or the tehsil in the field; empty, and a problem, where there is none or it is not clear which.
     *
     * @param day on which the place is to be known by that name, today or another
     */
    public Optional<Area> area(Form form, String field, String missingKey, LocalDate day) {
        return read(form, field, missingKey, meaning(form.value(field), day), Area::code, names::offer);
    }

    /** As {@link #area}, where only a district will do; a tehsil asks whether its district is meant. */
    public Optional<District> district(Form form, String field, String missingKey, LocalDate day) {
        Meaning<Area> meaning = meaning(form.value(field), day);
        List<Area> whole =
                meaning.meant.stream().filter(area -> area.tehsil() == null).toList();
        List<Area> alike = Stream.concat(meaning.meant.stream(), meaning.alike.stream())
                .map(area -> new Area(area.district(), null))
                .distinct()
                .toList();
        return read(form, field, missingKey, new Meaning<>(whole, alike), Area::code, names::offer)
                .map(Area::district);
    }

    /** The police station in the field; empty, and a problem, where there is none or it is not clear which. */
    public Optional<PoliceStation> station(Form form, String field, String missingKey) {
        String text = form.value(field);
        List<PoliceStation> meant = stations.named(text);
        if (meant.isEmpty()) {
            meant = inDistrict(
                    text,
                    (name, within) -> stations.named(name).stream()
                            .filter(station -> station.districtCode().equals(within.code()))
                            .toList());
        }
        return read(form, field, missingKey, new Meaning<>(meant, List.of()), PoliceStation::code, names::offer);
    }

    private Meaning<Area> meaning(String text, LocalDate day) {
        Optional<Area> byKey = areas.byCode(text)
                .or(() -> districts
                        .byCode(text)
                        .filter(district -> district.hasBegun(day))
                        .map(district -> new Area(district, null)));
        if (byKey.isPresent()) {
            return new Meaning<>(byKey.stream().toList(), List.of());
        }
        List<Area> parts = inDistrict(
                text,
                (name, within) -> districts.tehsilsNamed(name, within.code()).stream()
                        .filter(tehsil -> tehsil.districtOn(day).equals(within.code())
                                || tehsil.districtOn(LocalDate.now(clock)).equals(within.code()))
                        .map(tehsil -> new Area(within, tehsil))
                        .toList());
        if (!parts.isEmpty()) {
            return new Meaning<>(parts, List.of());
        }
        return switch (areas.find(text)) {
            case AreaMeaning.Known known -> new Meaning<>(List.of(known.area()), List.of());
            case AreaMeaning.Several several -> new Meaning<>(several.areas(), List.of());
            case AreaMeaning.Unknown unknown -> {
                // One that has ended, or is to come by that day.
                List<Area> ofThatDay = Stream.of(day, LocalDate.now(clock))
                        .flatMap(each -> districts.named(text, each).stream())
                        .distinct()
                        .map(district -> new Area(district, null))
                        .toList();
                yield new Meaning<>(ofThatDay, unknown.nearest());
            }
        };
    }

    @FunctionalInterface
    private interface InDistrict<T> {
        List<T> named(String name, District within);
    }

    /** Of a text such as "Model Town, Lahore"; none where it has no comma or no district behind it. */
    private <T> List<T> inDistrict(String text, InDistrict<T> places) {
        int comma = Math.max(text.lastIndexOf(','), text.lastIndexOf('،'));
        return comma < 0
                ? List.of()
                : districts.named(text.substring(comma + 1)).stream()
                        .flatMap(district -> places.named(text.substring(0, comma), district).stream())
                        .toList();
    }

    private static <T> Optional<T> read(
            Form form,
            String field,
            String missingKey,
            Meaning<T> meaning,
            Function<T, String> key,
            Function<T, PlaceOffer> offer) {
        if (form.value(field).isEmpty()) {
            form.reject(field, missingKey);
            return Optional.empty();
        }
        if (meaning.meant.size() == 1) {
            return Optional.of(meaning.meant.getFirst());
        }
        List<T> asked = meaning.meant.isEmpty() ? meaning.alike : meaning.meant;
        Optional<T> answered = asked.stream()
                .filter(place -> key.apply(place).equals(form.value(field + Form.MEANT)))
                .findFirst();
        if (answered.isPresent()) {
            // From now on the field says which one.
            form.set(field, offer.apply(answered.get()).value()).forget(field + Form.MEANT);
            return answered;
        }
        Map<String, String> choices = new LinkedHashMap<>();
        asked.forEach(place -> choices.put(
                key.apply(place),
                offer.apply(place).name() + " – " + offer.apply(place).where()));
        form.askBack(
                field,
                meaning.meant.isEmpty()
                        ? asked.isEmpty() ? "reference.field.unknown" : "reference.field.alike"
                        : "reference.field.several",
                choices);
        return Optional.empty();
    }
}
