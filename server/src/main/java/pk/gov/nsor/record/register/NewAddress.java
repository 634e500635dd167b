package pk.gov.nsor.record.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PlainCharacters;

/**
 * A place where the person lives from a day on.
 *
 * @param line house, street, village: 1 to 300 characters
 * @param districtCode a district of the module {@code reference}
 * @param tehsilCode a tehsil of that district, today or on the first day; null where it is not known
 * @param proof the evidence for it when it is recorded
 */
public record NewAddress(
        String line, String districtCode, @Nullable String tehsilCode, LocalDate from, AddressProof proof) {

    private static final int LONGEST = 300;

    /** @throws InvalidValueException where the line is empty, too long or has marks of direction */
    public NewAddress {
        line = line.replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            throw new InvalidValueException("address.empty", "Give the house, street or village.").at("line");
        }
        PlainCharacters.require(line, "line");
        if (line.length() > LONGEST) {
            throw new InvalidValueException("address.length", "An address has at most %s characters.", LONGEST)
                    .at("line");
        }
    }

    /** An address stated by the person or another. */
    public NewAddress(String line, String districtCode, @Nullable String tehsilCode, LocalDate from) {
        this(line, districtCode, tehsilCode, from, AddressProof.TOLD);
    }

    /** An address stated by the person or another, whose tehsil is not known. */
    public NewAddress(String line, String districtCode, LocalDate from) {
        this(line, districtCode, null, from);
    }
}
