package pk.gov.nsor.policing.supervision;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.caseload.CasePlaces;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.ReadablePeople;
import pk.gov.nsor.record.registration.RecordReaders;

/**
 * Access to cases: the police read and write the cases for which a station of their own district (or province) is
 * responsible. They may also read the records of people whom their district is asked to take over, of people whom a
 * prison is about to release into it, and of absconders wanted in the whole country.
 */
@Service
@Order(CaseAccess.FIRST)
public class CaseAccess implements RecordReaders {

    static final int FIRST = 0;

    /**
     * Access scopes of {@code supervision.access_scope}: people who come into a district, and absconders wanted in the whole
     * country.
     */
    private static final String COMING_INTO = ">";

    private static final String LOOKED_FOR = "*";

    /** The people of {@link CasePlaces#of} by place, and those by each other link of {@link #links}. */
    private static final String IN_SCOPES =
            "select person_id from supervision.access_scope where scope = any (:supervisionScopes)";

    private final CasePlaces places;
    private final MergedRecords merged;
    private final Absconders absconders;
    private final Transfers transfers;
    private final Releases releases;
    private final PoliceStations stations;
    private final Districts districts;

    CaseAccess(
            CasePlaces places,
            MergedRecords merged,
            Absconders absconders,
            Transfers transfers,
            Releases releases,
            PoliceStations stations,
            Districts districts) {
        this.places = places;
        this.merged = merged;
        this.absconders = absconders;
        this.transfers = transfers;
        this.releases = releases;
        this.stations = stations;
        this.districts = districts;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<AccessGround> links(SignedIn reader, PersonId person) {
        if (isNational(reader)) {
            return Set.of(AccessGround.NATIONAL_DUTY);
        }
        if (mayWork(reader, person)) {
            return Set.of(AccessGround.OWN_CASE);
        }
        Set<AccessGround> links = EnumSet.noneOf(AccessGround.class);
        if (isPolice(reader)) {
            if (absconders.of(person).isPresent()) {
                links.add(AccessGround.WHEREABOUTS_UNKNOWN);
            }
            if (transfers
                    .offered(person)
                    .filter(offer -> covers(reader.jurisdiction(), offer.toDistrict()))
                    .isPresent()) {
                links.add(AccessGround.TRANSFER_OFFERED);
            }
            if (releases.planned(person)
                    .filter(plan -> covers(reader.jurisdiction(), plan.district()))
                    .isPresent()) {
                links.add(AccessGround.RELEASE_PLANNED);
            }
        }
        return links;
    }

    @Override
    @Transactional(readOnly = true)
    public ReadablePeople readable(SignedIn reader) {
        if (isNational(reader)) {
            return ReadablePeople.EVERYBODY;
        }
        if (!isPolice(reader)) {
            return ReadablePeople.NOBODY;
        }
        CaseScope scope = scope(reader);
        Set<String> scopes = new HashSet<>(scope.stations());
        scope.districts().forEach(district -> scopes.add(COMING_INTO + district));
        scopes.add(LOOKED_FOR);
        return ReadablePeople.inScopes(scopes, IN_SCOPES, Map.of("supervisionScopes", scopes.toArray(String[]::new)));
    }

    /** Whether the person's case is the reader's to work on. */
    @Transactional(readOnly = true)
    public boolean mayWork(SignedIn reader, PersonId person) {
        return isNational(reader)
                || isPolice(reader)
                        && places.of(person)
                                .filter(reader.jurisdiction()::covers)
                                .isPresent();
    }

    /** Where the person's case lies, or that of the record it is joined with; empty for nobody's case. */
    @Transactional(readOnly = true)
    public Optional<WorkPlace> placeOf(PersonId person) {
        return places.of(merged.leading(person));
    }

    /** Where the reader's cases lie today; nowhere for somebody whose work is of a place and who has none. */
    public CaseScope scope(SignedIn reader) {
        if (reader.has(Role.NATIONAL_SUPERVISOR)) {
            return new CaseScope(true, Set.of(), Set.of());
        }
        Set<String> own = isPolice(reader)
                ? districts.everyDistrict().stream()
                        .filter(district ->
                                reader.jurisdiction().covers(new WorkPlace(district.provinceCode(), district.code())))
                        .map(District::code)
                        .collect(Collectors.toSet())
                : Set.of();
        return new CaseScope(
                false,
                own,
                Stream.concat(stations.all().stream(), stations.ended().stream())
                        .filter(station -> own.contains(station.districtCode()))
                        .map(PoliceStation::code)
                        .collect(Collectors.toSet()));
    }

    /** Whether a district lies in the jurisdiction. */
    public boolean covers(Jurisdiction jurisdiction, String district) {
        return places.ofDistrict(district).filter(jurisdiction::covers).isPresent();
    }

    private static boolean isNational(SignedIn reader) {
        return reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR);
    }

    /** Of the police, with a place of work: without one, there is no case of theirs. */
    private static boolean isPolice(SignedIn reader) {
        return reader.isPolice() && !(reader.jurisdiction() instanceof National);
    }
}
