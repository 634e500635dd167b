package pk.gov.nsor.accountability.exports;

import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;

/** Of a district's supervisor: the province allows it, or the nation. */
@Component
class DistrictFile extends FileProposal {

    DistrictFile(Permissions permissions) {
        super(permissions);
    }

    @Override
    public String name() {
        return "district-file";
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.DISTRICT_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR);
    }
}
