package pk.gov.nsor.foundation.access;

import java.util.Arrays;
import java.util.Locale;

/** What a machine client may send; each client has one. The names are stored. */
public enum Feed {
    /** Courts: convictions and later decisions on them. */
    COURT,
    /** Prisons: admissions, releases, escapes and deaths. */
    PRISON,
    /** Immigration: who leaves the country and comes back. */
    IMMIGRATION,
    /** NADRA: names, addresses and telephones under a CNIC. */
    NADRA,
    /** Police systems: guests of hotels, tenants, visits and arrests. */
    POLICE,
    /** Prosecution: the judgments that it obtained. */
    PROSECUTION,
    /** One system of prisons and prosecution: what either of them sends. */
    PRISON_AND_PROSECUTION,
    /** Child protection bodies: they are told of households with a child, and acknowledge each referral. */
    CHILD_PROTECTION,
    /** The survivors' vault: it sends nothing, and is told where everybody on the register is. */
    SURVIVORS_VAULT;

    /** Whether clients of this feed send what belongs to another, or to this one. */
    public boolean sends(Feed other) {
        return this == other || (this == PRISON_AND_PROSECUTION && (other == PRISON || other == PROSECUTION));
    }

    /** Whether clients of this feed may call an endpoint, by what it declares. */
    public boolean mayCall(Allows endpoint) {
        return endpoint.everyFeed() || Arrays.stream(endpoint.feeds()).anyMatch(this::sends);
    }

    /** The message that names it. */
    public String messageKey() {
        return "access.feed." + name().toLowerCase(Locale.ROOT);
    }

    /** True for feeds with one agency for the whole country; clients of the other feeds each have a scope. */
    public boolean isOfCountry() {
        return switch (this) {
            case IMMIGRATION, NADRA, SURVIVORS_VAULT -> true;
            case COURT, PRISON, POLICE, PROSECUTION, PRISON_AND_PROSECUTION, CHILD_PROTECTION -> false;
        };
    }
}
