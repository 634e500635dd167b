package pk.gov.nsor.accountability.accessreview;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;

/**
 * Which access alerts somebody sees: never one about themselves; supervisors those of their place about people below
 * them; national supervisors and auditors all others.
 *
 * @param level whose they are to see to; null for an auditor, who disposes of none
 * @param place a code of a district or province, or empty for the nation
 */
public record AccessAlertScope(UUID reader, @Nullable EscalationLevel level, String place) {

    static final String CONDITION = """
             (f.officer_id is distinct from :reader
              and (:place = '' or (:place = f.district_code and f.first_level = 'DISTRICT')
                or (:place = f.province_code and :level = 'PROVINCE' and f.first_level in ('DISTRICT', 'PROVINCE'))))
            """;

    /** @throws IllegalArgumentException where they are neither a supervisor with a place nor an auditor */
    public static AccessAlertScope of(SignedIn reader) {
        Jurisdiction work = reader.jurisdiction();
        if (reader.has(Role.NATIONAL_SUPERVISOR)) {
            return new AccessAlertScope(reader.accountId(), EscalationLevel.NATIONAL, "");
        }
        if (reader.has(Role.AUDITOR)) {
            return new AccessAlertScope(reader.accountId(), null, "");
        }
        if (reader.has(Role.PROVINCIAL_SUPERVISOR) && work instanceof OfProvince province) {
            return new AccessAlertScope(reader.accountId(), EscalationLevel.PROVINCE, province.code());
        }
        if (reader.has(Role.DISTRICT_SUPERVISOR) && work instanceof OfDistrict district) {
            return new AccessAlertScope(reader.accountId(), EscalationLevel.DISTRICT, district.code());
        }
        throw new IllegalArgumentException("No alerts are for " + reader.roles() + " of " + work.written());
    }

    /** Whether there are any for them. */
    public static boolean isFor(SignedIn reader) {
        return reader.has(Role.NATIONAL_SUPERVISOR)
                || reader.has(Role.AUDITOR)
                || (reader.has(Role.PROVINCIAL_SUPERVISOR) && reader.jurisdiction() instanceof OfProvince)
                || (reader.has(Role.DISTRICT_SUPERVISOR) && reader.jurisdiction() instanceof OfDistrict);
    }

    /** Whether the reader audits, and sees no register number. */
    public boolean isAuditor() {
        return level == null;
    }
}
