package pk.gov.nsor.accountability.emergencyaccess;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/**
 * Who supervises a reader: those of the district; of the province where there are none, or the reader is one of them; and so
 * on to the nation.
 */
@Component
class Supervisors {

    private final Accounts accounts;
    private final Districts districts;

    Supervisors(Accounts accounts, Districts districts) {
        this.accounts = accounts;
        this.districts = districts;
    }

    /**
     * @param province of the reader; null for none
     * @param district of the reader; null for none
     */
    record Told(
            EscalationLevel level,
            @Nullable String province,
            @Nullable String district) {}

    Told of(SignedIn reader) {
        String district = switch (reader.jurisdiction()) {
            case OfDistrict(String code) -> code;
            case OfProvince _, National _ -> null;
        };
        String province = switch (reader.jurisdiction()) {
            case OfDistrict(String code) ->
                districts.byCode(code).map(District::provinceCode).orElse(null);
            case OfProvince(String code) -> code;
            case National _ -> null;
        };
        return new Told(level(reader, province, district), province, district);
    }

    private EscalationLevel level(SignedIn reader, @Nullable String province, @Nullable String district) {
        UUID account = reader.accountId();
        if (reader.has(Role.PROVINCIAL_SUPERVISOR)) {
            return EscalationLevel.NATIONAL;
        }
        if (district != null
                && !reader.has(Role.DISTRICT_SUPERVISOR)
                && accounts.hasOther(Role.DISTRICT_SUPERVISOR, new OfDistrict(district), account)) {
            return EscalationLevel.DISTRICT;
        }
        return province != null && accounts.hasOther(Role.PROVINCIAL_SUPERVISOR, new OfProvince(province), account)
                ? EscalationLevel.PROVINCE
                : EscalationLevel.NATIONAL;
    }
}
