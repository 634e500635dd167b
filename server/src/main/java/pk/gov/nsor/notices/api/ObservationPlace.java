package pk.gov.nsor.notices.api;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.Laws;
import pk.gov.nsor.reference.Tehsil;

/** Finds the one district that a message means on its day. */
@Component
class ObservationPlace {

    private final Districts districts;
    private final Laws laws;

    ObservationPlace(Districts districts, Laws laws) {
        this.districts = districts;
        this.laws = laws;
    }

    /**
     * A place on a day.
     *
     * @param tehsil its P-code; null where none was named
     */
    record Place(String district, @Nullable String tehsil) {}

    /** @throws InvalidValueException naming the field, where it is no place or several on that day */
    Place find(String district, @Nullable String tehsil, LocalDate on) {
        District named = one(district);
        if (tehsil != null && !tehsil.isBlank()) {
            return ofTehsil(named, tehsil.strip(), on);
        }
        if (!named.hasBegun(on)) {
            throw new InvalidValueException("notice.district.later", "This district was made after that day.")
                    .at("district");
        }
        if (!named.isInForce(on)) {
            throw new InvalidValueException("notice.district.ended", "This district had ended by that day.")
                    .at("district");
        }
        refuseSplit(named, on);
        return new Place(named.code(), null);
    }

    private District one(String text) {
        List<District> found = districts.find(text);
        if (found.isEmpty()) {
            throw new InvalidValueException("notice.district", "There is no such district.").at("district");
        }
        if (found.size() > 1) {
            throw new InvalidValueException("observation.district", "Several districts are called so: send the key.")
                    .at("district");
        }
        return found.getFirst();
    }

    /** The tehsil says where it lay, whichever of its districts the sender still names. */
    private Place ofTehsil(District district, String text, LocalDate on) {
        Tehsil tehsil = Stream.concat(
                        Stream.of(district),
                        districts.everyDistrict().stream()
                                .filter(part -> district.code().equals(part.splitFrom())))
                .flatMap(known -> districts.tehsilsNamed(text, known.code()).stream())
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("observation.tehsil", "This district has no such tehsil.")
                        .at("tehsil"));
        return new Place(districts.on(tehsil.lastDistrict(), tehsil.code(), on), tehsil.code());
    }

    /** A sender that still names the old district may mean any that was made of it; older splits are everybody's. */
    private void refuseSplit(District named, LocalDate on) {
        LocalDate first = laws.current().firstDay();
        String parts = districts.all(on).stream()
                .filter(district -> named.code().equals(district.splitFrom()))
                .filter(district -> {
                    LocalDate from = district.from();
                    return from != null && !from.isBefore(first);
                })
                .map(District::nameEn)
                .collect(Collectors.joining(", "));
        if (!parts.isEmpty()) {
            throw new InvalidValueException(
                            "observation.split",
                            "This district had been split by that day (%s). Send the tehsil, too.",
                            parts)
                    .at("tehsil");
        }
    }
}
