package pk.gov.nsor.accountability.accounts;

import java.util.EnumSet;
import java.util.Set;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Which roles one person may have together, and where. */
final class RoleRules {

    private static final Set<Role> OF_A_DISTRICT = EnumSet.of(Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR);
    private static final Set<Role> OF_THE_COUNTRY =
            EnumSet.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR, Role.OVERSIGHT);

    /** Each of them watches or serves the others, or sees no record, so that whoever has one has no other. */
    private static final Set<Role> ALONE =
            EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.OVERSIGHT, Role.COURT_CLERK, Role.PRISON_CLERK);

    private RoleRules() {}

    /** @throws InvalidValueException naming the field of the form */
    static void check(Set<Role> roles, Jurisdiction place) {
        refuseUnless(!roles.isEmpty(), "accounts.roles.empty", "Choose at least one role.", "roles");
        refuseUnless(
                roles.size() == 1 || roles.stream().noneMatch(ALONE::contains),
                "accounts.roles.alone",
                "An administrator, an auditor, an overseer or a clerk has no other role.",
                "roles");
        refuseUnless(
                roles.stream().noneMatch(OF_A_DISTRICT::contains) || place instanceof Jurisdiction.OfDistrict,
                "accounts.place.district",
                "One of these roles is of a district: choose which.",
                "place");
        refuseUnless(
                !roles.contains(Role.PROVINCIAL_SUPERVISOR) || place instanceof Jurisdiction.OfProvince,
                "accounts.place.province",
                "A provincial supervisor is of a province: choose which.",
                "place");
        refuseUnless(
                roles.stream().noneMatch(OF_THE_COUNTRY::contains) || place instanceof Jurisdiction.National,
                "accounts.place.country",
                "One of these roles is of the whole country.",
                "place");
    }

    private static void refuseUnless(boolean isFine, String code, String english, String field) {
        if (!isFine) {
            throw new InvalidValueException(code, english).at(field);
        }
    }
}
