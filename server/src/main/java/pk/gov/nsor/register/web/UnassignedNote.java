package pk.gov.nsor.register.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.reference.DistrictNote;
import pk.gov.nsor.register.UnassignedAddresses;

/** Tells registrars on the page of a split district how many addresses wait to be assigned; a count of people is not for all. */
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
