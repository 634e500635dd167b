package pk.gov.nsor.record.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;

/**
 * The identity of a person, as a document or a court's record states it.
 *
 * @param bornOn null where unknown
 * @param nationality ISO 3166 country code of two letters, PK for Pakistan
 * @param aliases other names the person uses; at most 20
 */
public record Identity(
        PersonName name,
        @Nullable PersonName fatherName,
        Sex sex,
        @Nullable LocalDate bornOn,
        String nationality,
        List<PersonName> aliases) {

    private static final int MOST_ALIASES = 20;

    /** @throws InvalidValueException where the nationality is no country code or there are too many aliases */
    public Identity {
        aliases = List.copyOf(aliases);
        if (!nationality.matches("[A-Z]{2}")) {
            throw new InvalidValueException("nationality", "Give the nationality as a country code of two letters.")
                    .at("nationality");
        }
        if (aliases.size() > MOST_ALIASES) {
            throw new InvalidValueException("aliases.count", "At most %s other names can be kept.", MOST_ALIASES)
                    .at("aliases");
        }
    }

    /**
     * True where names, fathers' names, birth dates and sex do not contradict each other: it may be the same person.
     */
    public boolean agreesWith(Identity other) {
        return name.agreesWith(other.name)
                && (fatherName == null || other.fatherName == null || !fatherName.contradicts(other.fatherName))
                && sex == other.sex
                && (bornOn == null || other.bornOn == null || bornOn.equals(other.bornOn));
    }
}
