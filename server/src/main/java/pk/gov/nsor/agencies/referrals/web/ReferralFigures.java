package pk.gov.nsor.agencies.referrals.web;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.referrals.ReferralList;
import pk.gov.nsor.agencies.referrals.ReferralLists;
import pk.gov.nsor.agencies.referrals.ReferralLists.Filter;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.ReaderFigures;

/** How many referrals were acknowledged, and how many were not, or not in time. */
@Component
class ReferralFigures implements ReaderFigures {

    private final ReferralLists referrals;
    private final ReferralRows rows;

    ReferralFigures(ReferralLists referrals, ReferralRows rows) {
        this.referrals = referrals;
        this.rows = rows;
    }

    @Override
    public List<Figure> figuresFor(SignedIn reader) {
        if (!reader.isPolice() && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return List.of();
        }
        String open = ReferralListController.PATH + "?list=open";
        return List.of(
                figure(reader, 20, "referrals-open", Filter.of(ReferralList.OPEN, ""), open),
                figure(
                        reader,
                        21,
                        "referrals-late",
                        rows.from("", EscalationLevel.DISTRICT),
                        open + "&level=" + EscalationLevel.DISTRICT.key()),
                figure(
                        reader,
                        22,
                        "referrals-acknowledged",
                        Filter.of(ReferralList.ACKNOWLEDGED, ""),
                        ReferralListController.PATH + "?list=acknowledged"));
    }

    private Figure figure(SignedIn reader, int order, String name, Filter filter, String path) {
        return new Figure(DashboardPart.NOTICES, order, name, referrals.count(reader, filter), path);
    }
}
