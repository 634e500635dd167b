package pk.gov.nsor.survivors.support;

import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;

/** A cell with its services, and cases that are made up. */
final class Helped {

    static final String CALLED = "Gulnaz";
    static final String CONTACT = "Between 10 and 12, about the parcel";
    static final String COURT_CASE = "SC 31/2026, Lahore";
    static final String TOLD = "She needs somebody for the hearing in March.";

    final Officer adviser;
    final Officer lawyer;
    final Officer shelter;

    private final SupportCases cases;

    Helped(SupportCases cases, Officers officers) {
        this.cases = cases;
        Jurisdiction lahore = new Jurisdiction.OfDistrict("lahore");
        adviser = officers.of(lahore, Role.SUPPORT_ADVISER);
        lawyer = officers.ofAgency("LEGAL_AID", new Jurisdiction.OfProvince("PK-PB"), Role.SUPPORT_SERVICE);
        shelter = officers.ofAgency("SHELTERS", lahore, Role.SUPPORT_SERVICE);
    }

    UUID opened() {
        return cases.open(new CaseDetails(CALLED, CONTACT, COURT_CASE), adviser.signedIn(), adviser.actor());
    }

    SupportCase of(UUID id) {
        return cases.find(id, adviser.signedIn()).orElseThrow();
    }

    static NewReferral wanted(Officer service, Shared... shared) {
        return new NewReferral(
                service.account().id(), Set.of(shared), TOLD, Consent.Giver.SURVIVOR, Consent.Way.SIGNED);
    }

    /** Refers, and gives the referral. */
    Referral refer(UUID id, Officer service, Shared... shared) {
        cases.refer(id, wanted(service, shared), adviser.signedIn(), adviser.actor());
        return of(id).referrals().getLast();
    }

    void take(Referral referral, Officer service) {
        cases.take(referral.id(), service.signedIn(), service.actor());
    }

    void end(Referral referral, Officer service, Reason reason, String words) {
        cases.end(referral.id(), reason, words, service.signedIn(), service.actor());
    }
}
