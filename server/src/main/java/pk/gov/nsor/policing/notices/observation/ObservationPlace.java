package pk.gov.nsor.policing.notices.observation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;

/** Finds the one district that a message means on its day. */
@Component
class ObservationPlace {

    private final Districts districts;

    ObservationPlace(Districts districts) {
        this.districts = districts;
    }

    /**
     * A place on a day.
     *
     * @param tehsil its P-code; null where none was named
     */
    record Place(String district, @Nullable String tehsil) {}

    /**
     * The district that is named is itself, whatever was made of it; a tehsil says more exactly where it lay.
     *
     * @throws InvalidValueException naming the field, where it is no place or several on that day
     */
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
}
