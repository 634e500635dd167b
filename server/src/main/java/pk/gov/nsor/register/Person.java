package pk.gov.nsor.register;

import java.time.OffsetDateTime;
import java.util.List;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.RegisterNumber;

/** One person's record, without what the law makes of it. */
public record Person(
        PersonId id,
        RegisterNumber number,
        Identity identity,
        List<CnicOfPerson> cnics,
        List<Address> addresses,
        OffsetDateTime registeredAt) {

    /** True where a CNIC of the person is confirmed. */
    public boolean isIdentityConfirmed() {
        return cnics.stream().anyMatch(cnic -> cnic.status() == CnicOfPerson.Status.CONFIRMED);
    }
}
