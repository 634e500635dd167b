package pk.gov.nsor.foundation.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** The area of an account's work: the whole country, a province or a district. The codes are those of the places. */
public sealed interface Jurisdiction extends Serializable {

    Jurisdiction NATIONAL = new National();

    /** The whole country. */
    record National() implements Jurisdiction {
        @Override
        public String written() {
            return "NATIONAL";
        }
    }

    /** One province, with all its districts. */
    record OfProvince(String code) implements Jurisdiction {
        @Override
        public String written() {
            return "PROVINCE:" + code;
        }
    }

    /** One district. */
    record OfDistrict(String code) implements Jurisdiction {
        @Override
        public String written() {
            return "DISTRICT:" + code;
        }
    }

    /** The form in which it is stored, also in JSON. */
    @JsonValue
    String written();

    /** Whether what is at the place is within it. */
    default boolean covers(WorkPlace place) {
        return switch (this) {
            case National _ -> true;
            case OfProvince(String code) -> code.equals(place.province());
            case OfDistrict(String code) -> code.equals(place.district());
        };
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @throws InvalidValueException where it has another shape
     */
    @JsonCreator
    static Jurisdiction parse(String written) {
        String[] parts = written.split(":", 2);
        if (parts.length == 2 && !parts[1].isBlank()) {
            if (parts[0].equals("PROVINCE")) {
                return new OfProvince(parts[1]);
            }
            if (parts[0].equals("DISTRICT")) {
                return new OfDistrict(parts[1]);
            }
        }
        if (written.equals(NATIONAL.written())) {
            return NATIONAL;
        }
        throw new InvalidValueException(
                "jurisdiction", "A jurisdiction is NATIONAL, PROVINCE:code or DISTRICT:code, not %s.", written);
    }
}
