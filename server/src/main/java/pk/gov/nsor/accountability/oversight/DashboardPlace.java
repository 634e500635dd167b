package pk.gov.nsor.accountability.oversight;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.reference.District;

/**
 * What a dashboard is of.
 *
 * @param some a district of the province, by which it is named; null for the nation
 * @param isDistrict whether it is that district
 */
public record DashboardPlace(@Nullable District some, boolean isDistrict) {

    /** The whole country. */
    public static final DashboardPlace NATION = new DashboardPlace(null, false);

    public boolean isNation() {
        return some == null;
    }

    /** Its code; empty for the nation's. */
    public String code() {
        return some == null ? "" : isDistrict ? some.code() : some.provinceCode();
    }

    /** Its name; empty for the nation's. */
    public String name(Locale language) {
        if (some == null) {
            return "";
        }
        if (isDistrict) {
            return some.name(language);
        }
        return language.getLanguage().equals("ur") ? some.provinceUr() : some.provinceEn();
    }

    /** The address of its page. */
    public String path() {
        if (some == null) {
            return "/dashboard";
        }
        return "/dashboard/" + some.provinceCode() + (isDistrict ? "/" + some.code() : "");
    }

    /** What is added to the address of a list of somebody whose own place it is not. */
    public String filter() {
        return some == null ? "" : (isDistrict ? "&district=" : "&province=") + code();
    }

    /** What the address of the file asks for. */
    public String question() {
        if (some == null) {
            return "";
        }
        return "?province=" + some.provinceCode() + (isDistrict ? "&district=" + some.code() : "");
    }

    /** Whether the district is it, or within it. */
    public boolean contains(District district) {
        return some == null
                || (isDistrict
                        ? some.code().equals(district.code())
                        : some.provinceCode().equals(district.provinceCode()));
    }
}
