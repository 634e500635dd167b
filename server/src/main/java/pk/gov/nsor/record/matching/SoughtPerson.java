package pk.gov.nsor.record.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.matching.compare.Birth;
import pk.gov.nsor.record.matching.compare.Described;
import pk.gov.nsor.record.register.Identity;

/**
 * Somebody of whom it is not known whether they have a record, as a form or a message describes them.
 *
 * @param identity null where no more than a CNIC is known
 * @param cnic null where it is not known
 * @param districts codes of the districts in which the person lives or lived
 */
public record SoughtPerson(
        @Nullable Identity identity, @Nullable Cnic cnic, Set<String> districts) {

    public SoughtPerson {
        districts = Set.copyOf(districts);
    }

    public static SoughtPerson withCnic(Cnic cnic) {
        return new SoughtPerson(null, cnic, Set.of());
    }

    /** The current name first. */
    List<PersonName> names() {
        List<PersonName> names = new ArrayList<>();
        if (identity != null) {
            names.add(identity.name());
            names.addAll(identity.aliases());
        }
        return names;
    }

    @Nullable
    PersonName father() {
        return identity == null ? null : identity.fatherName();
    }

    Described described() {
        LocalDate bornOn = identity == null ? null : identity.bornOn();
        return Described.of(
                        names(),
                        father(),
                        bornOn == null ? null : Birth.on(bornOn),
                        identity == null ? null : identity.sex())
                .with(cnic == null ? Set.of() : Set.of(digits(cnic)), districts, Set.of());
    }

    static String digits(Cnic cnic) {
        return Long.toString(cnic.number());
    }
}
