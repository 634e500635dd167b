package pk.gov.nsor.accountability.emergencyaccess;

import pk.gov.nsor.foundation.access.Role;

/** The level whose supervisors are notified and decide. The names are stored. */
public enum Level {
    DISTRICT(Role.DISTRICT_SUPERVISOR),
    PROVINCE(Role.PROVINCIAL_SUPERVISOR),
    NATION(Role.NATIONAL_SUPERVISOR);

    private final Role supervisor;

    Level(Role supervisor) {
        this.supervisor = supervisor;
    }

    Role supervisor() {
        return supervisor;
    }
}
