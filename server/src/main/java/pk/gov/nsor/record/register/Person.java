package pk.gov.nsor.record.register;

import java.time.OffsetDateTime;
import java.util.List;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;

/** One person's record, without their standing under the law. */
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
