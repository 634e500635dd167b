package pk.gov.nsor.accountability.trailreading;

import java.util.UUID;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;

/**
 * Which entries of the trail somebody sees. Auditors see all, with opaque identifiers of records. National supervisors see
 * all but their own and those about sealed records. Supervisors of a place see, of these, what the officers below them did,
 * and what anybody did about records for which their place answers.
 *
 * @param reader whose own entries are left out, where they are no auditor
 */
public record TrailScope(UUID reader, Kind kind, Jurisdiction place) {

    /** Who reads. */
    public enum Kind {
        AUDITOR,
        NATION,
        PROVINCE,
        DISTRICT
    }

    /** @throws IllegalArgumentException where they are neither a supervisor with a place nor an auditor */
    public static TrailScope of(SignedIn reader) {
        Jurisdiction work = reader.jurisdiction();
        if (reader.has(Role.NATIONAL_SUPERVISOR)) {
            return new TrailScope(reader.accountId(), Kind.NATION, Jurisdiction.NATIONAL);
        }
        if (reader.has(Role.AUDITOR)) {
            return new TrailScope(reader.accountId(), Kind.AUDITOR, Jurisdiction.NATIONAL);
        }
        if (reader.has(Role.PROVINCIAL_SUPERVISOR) && work instanceof OfProvince) {
            return new TrailScope(reader.accountId(), Kind.PROVINCE, work);
        }
        if (reader.has(Role.DISTRICT_SUPERVISOR) && work instanceof OfDistrict) {
            return new TrailScope(reader.accountId(), Kind.DISTRICT, work);
        }
        throw new IllegalArgumentException("No entries are for " + reader.roles() + " of " + work.written());
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
        return kind == Kind.AUDITOR;
    }

    /** Whether the reader's place is a part of the country: what is not theirs is for them as what is not there. */
    public boolean isOfPlace() {
        return kind == Kind.PROVINCE || kind == Kind.DISTRICT;
    }
}
