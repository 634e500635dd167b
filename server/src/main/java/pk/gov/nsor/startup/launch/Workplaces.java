package pk.gov.nsor.startup.launch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;

/** The jurisdiction of a new account, from the options of a command. */
public final class Workplaces {

    private static final Set<Role> OF_A_DISTRICT = EnumSet.of(Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR);

    private final JdbcClient jdbc;
    private final Clock clock;

    Workplaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The jurisdiction of an account with these roles.
     *
     * @throws LaunchException where both places are given, a place is unknown, or a role needs one that is not given
     */
    public Jurisdiction of(Set<Role> roles, @Nullable String district, @Nullable String province) {
        if (district != null && province != null) {
            throw new LaunchException("Give a district or a province, not both.");
        }
        for (Role role : roles) {
            if (OF_A_DISTRICT.contains(role) && district == null) {
                throw new LaunchException(role
                        + " works in one district: say which with --district CODE, for example --district lahore.");
            }
            if (role == Role.PROVINCIAL_SUPERVISOR && province == null) {
                throw new LaunchException(
                        role + " works in one province: say which with --province CODE, for example --province PK-PB.");
            }
        }
        if (district != null) {
            return new Jurisdiction.OfDistrict(known("district", district, codes("""
                    select code from reference.district
                    where (valid_from is null or valid_from <= :today) and (valid_to is null or valid_to >= :today)
                    order by code
                    """)));
        }
        return province == null
                ? Jurisdiction.NATIONAL
                : new Jurisdiction.OfProvince(
                        known("province", province, codes("select code from reference.province order by code")));
    }

    private List<String> codes(String sql) {
        return jdbc.sql(sql)
                .param("today", LocalDate.now(clock))
                .query(String.class)
                .list();
    }

    private static String known(String kind, String code, List<String> codes) {
        if (codes.contains(code)) {
            return code;
        }
        throw new LaunchException(
                "There is no %s %s today. There are: %s.".formatted(kind, code, String.join(", ", codes)));
    }
}
