package pk.gov.nsor.foundation.office;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.client.Offices;
import pk.gov.nsor.foundation.reference.Courts;

/** Which office a clerk sends for, as it is at this request. */
@Component
public class ClerkOffices {

    private final Offices offices;
    private final Courts courts;

    ClerkOffices(Offices offices, Courts courts) {
        this.offices = offices;
        this.courts = courts;
    }

    /** Empty for a clerk without an office, or with one that is not of their role. */
    public Optional<ClerkOffice> of(SignedIn reader) {
        return offices.of(reader.accountId())
                .filter(office ->
                        reader.has(office.client().feed() == Feed.COURT ? Role.COURT_CLERK : Role.PRISON_CLERK))
                .map(office -> new ClerkOffice(
                        office, office.isCourt() ? courts.byCode(office.place()).orElse(null) : null));
    }
}
