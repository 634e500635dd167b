package pk.gov.nsor.agencies.referrals;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.dashboard.PeopleCheck;
import pk.gov.nsor.foundation.shell.dashboard.WorkList;

/** Households with a child of which child protection has been told and has not acknowledged it. */
@Component
class UnacknowledgedCheck implements PeopleCheck {

    @Override
    public String name() {
        return "child-not-acknowledged";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String people() {
        return """
                select r.person_id, min((r.made_at at time zone 'Asia/Karachi')::date) as since
                from referrals.referral r where r.state = 'OPEN' group by r.person_id
                """;
    }

    @Override
    public Optional<WorkList> list() {
        return Optional.of(new WorkList(
                "/referrals?list=open",
                Set.of(Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR)));
    }
}
