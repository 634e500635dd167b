package pk.gov.nsor.accountability.exports;

import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;

/** Of everybody above a district: a national supervisor allows it, another one to one of them. */
@Component
class OfficeFile extends FileProposal {

    OfficeFile(Permissions permissions) {
        super(permissions);
    }

    @Override
    public String name() {
        return "office-file";
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }
}
