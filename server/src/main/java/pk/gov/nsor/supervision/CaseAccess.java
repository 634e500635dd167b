package pk.gov.nsor.supervision;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.access.Jurisdiction;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.registration.RecordReaders;

/**
 * Whose case it is: the police read and write about those for whom a station of their own district (or province) answers.
 * They may read, besides, whom their district is asked to take over, and whoever is looked for in the whole country.
 */
@Service
public class CaseAccess implements RecordReaders {

    private final CasePlaces places;
    private final Vanished vanished;
    private final Transfers transfers;

    CaseAccess(CasePlaces places, Vanished vanished, Transfers transfers) {
        this.places = places;
        this.vanished = vanished;
        this.transfers = transfers;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayRead(SignedIn reader, PersonId person) {
        return mayWork(reader, person)
                || (isPolice(reader)
                        && (vanished.of(person).isPresent()
                                || transfers
                                        .offered(person)
                                        .filter(offer -> covers(reader.jurisdiction(), offer.toDistrict()))
                                        .isPresent()));
    }

    /** Whether the person's case is the reader's to work on. */
    @Transactional(readOnly = true)
    public boolean mayWork(SignedIn reader, PersonId person) {
        if (reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR)) {
            return true;
        }
        return isPolice(reader)
                && places.of(person).filter(reader.jurisdiction()::covers).isPresent();
    }

    /** Whether a district lies in the jurisdiction. */
    public boolean covers(Jurisdiction jurisdiction, String district) {
        return places.ofDistrict(district).filter(jurisdiction::covers).isPresent();
    }

    private static boolean isPolice(SignedIn reader) {
        return reader.has(Role.SUPERVISING_OFFICER)
                || reader.has(Role.DISTRICT_SUPERVISOR)
                || reader.has(Role.PROVINCIAL_SUPERVISOR);
    }
}
