package pk.gov.nsor.agencies.referrals.web;

import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.agencies.referrals.ReferralList;
import pk.gov.nsor.agencies.referrals.ReferralLists;
import pk.gov.nsor.agencies.referrals.ReferralLists.Filter;
import pk.gov.nsor.agencies.referrals.ReferralLists.Line;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayList.Content;
import pk.gov.nsor.foundation.shell.TodayList.Row;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** Referrals that no child protection body has acknowledged in time, where they have come to the reader's level. */
@Configuration(proxyBeanMethods = false)
class ReferralsToday {

    private static final int ROWS = 8;

    private final ReferralLists referrals;
    private final ReferralRows rows;
    private final UiFormat uiFormat;

    ReferralsToday(ReferralLists referrals, ReferralRows rows, UiFormat uiFormat) {
        this.referrals = referrals;
        this.rows = rows;
        this.uiFormat = uiFormat;
    }

    @Bean
    TodayList referralsNotAcknowledged() {
        return TodayList.of(7, ReferralListController.PATH, this::content);
    }

    @Bean
    static NavigationEntry referralsEntry() {
        return new NavigationEntry(
                "referrals.title",
                ReferralListController.PATH,
                NavigationGroup.PEOPLE,
                36,
                Set.of(
                        Role.SUPERVISING_OFFICER,
                        Role.DISTRICT_SUPERVISOR,
                        Role.PROVINCIAL_SUPERVISOR,
                        Role.NATIONAL_SUPERVISOR));
    }

    private Optional<Content> content(SignedIn reader) {
        if (!reader.isPolice() && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        EscalationLevel level = ReferralRows.concerns(reader.jurisdiction());
        Filter filter = rows.from("", level);
        return Optional.of(new Content(
                "referrals.today",
                referrals.count(reader, filter),
                ReferralListController.PATH + "?list=open&level=" + level.key(),
                referrals.lines(reader, filter, ListSort.NONE, 0, ROWS).stream()
                        .map(this::row)
                        .toList()));
    }

    private Row row(Line line) {
        return new Row(
                rows.name(line.name()),
                ReferralRows.directed(line.number().formatted() + " · " + rows.text(ReferralList.OPEN, line)
                        + uiFormat.text("shell.comma") + rows.levelText(ReferralList.OPEN, line)),
                "/people/" + line.person(),
                "referrals.open",
                line.person().value());
    }
}
