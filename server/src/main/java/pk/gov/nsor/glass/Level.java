package pk.gov.nsor.glass;

import pk.gov.nsor.access.Role;

/** Whose supervisors are told, and decide. The names are stored. */
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
