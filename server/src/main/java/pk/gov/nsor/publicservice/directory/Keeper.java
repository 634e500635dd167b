package pk.gov.nsor.publicservice.directory;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;

/**
 * Which entries somebody reads and which they keep. A keeper keeps those of the own place. Somebody who is a keeper and
 * nothing else reads besides what serves that place, a province's helpline in its districts for example; whatever is of
 * another place is not there for them. Everybody else reads all.
 */
public record Keeper(SignedIn person, Listing listing) {

    public boolean reads(Entry entry) {
        return !isKeeperOnly() || keeps(entry) || serves(entry.particulars().area());
    }

    public boolean keeps(Entry entry) {
        return keeps(entry.particulars().area());
    }

    /** Whether they may have an entry there. */
    public boolean keeps(Jurisdiction area) {
        return isKeeper()
                && switch (person.jurisdiction()) {
                    case National _ -> true;
                    case OfProvince(String code) -> code.equals(listing.provinceOf(area));
                    case OfDistrict own -> own.equals(area);
                };
    }

    public boolean isKeeper() {
        return person.has(Role.DIRECTORY_KEEPER);
    }

    /** Those they read. */
    public List<Entry> entries() {
        return listing.entries().stream().filter(this::reads).toList();
    }

    /** The province their work lies in; null for the country. */
    public @Nullable String province() {
        return listing.provinceOf(person.jurisdiction());
    }

    private boolean isKeeperOnly() {
        return person.roles().equals(java.util.Set.of(Role.DIRECTORY_KEEPER));
    }

    /** Whether an entry of this area is for the people of the own place. */
    private boolean serves(Jurisdiction area) {
        return switch (area) {
            case National _ -> true;
            case OfProvince(String code) -> Objects.equals(code, province());
            case OfDistrict _ -> false;
        };
    }
}
