package pk.gov.nsor.record.register.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.reference.DistrictNote;
import pk.gov.nsor.record.register.address.UnassignedAddresses;

/**
 * Shows registrars on the page of a split district how many addresses wait to be assigned. Others do not see it, since
 * a count of people is not for everybody.
 */
@Component
class UnassignedNote implements DistrictNote {

    private final UnassignedAddresses addresses;

    UnassignedNote(UnassignedAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Optional<Note> noteFor(String districtCode, SignedIn reader) {
        long count = reader.has(Role.REGISTRAR) ? addresses.count(districtCode) : 0;
        return count == 0
                ? Optional.empty()
                : Optional.of(new Note(
                        "register.unassigned.note",
                        count,
                        "/people/unassigned?district=" + districtCode,
                        "register.unassigned.open"));
    }
}
