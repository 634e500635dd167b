package pk.gov.nsor.publicservice.concerns.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayList.Content;
import pk.gov.nsor.foundation.shell.TodayList.Row;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.publicservice.concerns.ConcernList;
import pk.gov.nsor.publicservice.concerns.ConcernLists;
import pk.gov.nsor.publicservice.concerns.ConcernLists.Campaign;
import pk.gov.nsor.publicservice.concerns.ConcernLists.Filter;
import pk.gov.nsor.publicservice.concerns.ConcernLists.Line;

/**
 * Concerns that have come to the reader's level; and, for a district's supervisor (for the country's, of no district), many at once
 * that may be a campaign.
 */
@Configuration(proxyBeanMethods = false)
class ConcernsToday {

    private static final int ROWS = 8;

    private final ConcernLists concerns;
    private final ConcernListController page;
    private final ConcernRows rows;
    private final CaseAccess access;
    private final UiFormat uiFormat;

    ConcernsToday(
            ConcernLists concerns, ConcernListController page, ConcernRows rows, CaseAccess access, UiFormat uiFormat) {
        this.concerns = concerns;
        this.page = page;
        this.rows = rows;
        this.access = access;
        this.uiFormat = uiFormat;
    }

    @Bean
    TodayList concernsToLookAt() {
        return TodayList.of(9, ConcernListController.PATH, this::open);
    }

    @Bean
    TodayList concernCampaigns() {
        return TodayList.of(10, null, this::campaigns);
    }

    @Bean
    static NavigationEntry concernsEntry() {
        return new NavigationEntry(
                "concern.list.title",
                ConcernListController.PATH,
                NavigationGroup.PEOPLE,
                37,
                Set.of(
                        Role.SUPERVISING_OFFICER,
                        Role.DISTRICT_SUPERVISOR,
                        Role.PROVINCIAL_SUPERVISOR,
                        Role.NATIONAL_SUPERVISOR));
    }

    private Optional<Content> open(SignedIn reader) {
        if (!reader.isPolice() && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        EscalationLevel level = ConcernRows.concerns(reader.jurisdiction());
        Filter filter = page.from(ConcernList.OPEN, level);
        return Optional.of(new Content(
                "concern.today",
                concerns.count(access.scope(reader), filter),
                ConcernListController.PATH + "?list=" + ListQuestion.key(ConcernList.OPEN)
                        + (level == EscalationLevel.OFFICER ? "" : "&level=" + level.key()),
                concerns.lines(access.scope(reader), filter, ListSort.NONE, 0, ROWS).stream()
                        .map(this::row)
                        .toList()));
    }

    private Row row(Line line) {
        PersonId person = line.person();
        return new Row(
                rows.kind(line),
                uiFormat.text(
                        "concern.row",
                        rows.place(line.station(), line.district()),
                        uiFormat.day(line.receivedOn()),
                        rows.level(line.station(), line.district(), line.receivedOn())),
                ConcernListController.PATH + "/" + line.id(),
                "concern.look",
                person == null ? null : person.value());
    }

    private Optional<Content> campaigns(SignedIn reader) {
        if (!reader.has(Role.DISTRICT_SUPERVISOR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        List<Campaign> campaigns = concerns.campaigns(access.scope(reader));
        return campaigns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "concern.campaigns",
                        campaigns.size(),
                        null,
                        campaigns.stream().map(this::row).toList()));
    }

    private Row row(Campaign campaign) {
        PersonId person = campaign.person();
        return new Row(
                said(campaign),
                null,
                ConcernListController.PATH + "/" + campaign.first(),
                "concern.look",
                person == null ? null : person.value());
    }

    private String said(Campaign campaign) {
        if (campaign.number() != null) {
            return uiFormat.text(
                    "concern.campaign.person",
                    campaign.concerns(),
                    campaign.number().formatted());
        }
        return campaign.way() == null
                ? uiFormat.text("concern.campaign.nobody", campaign.concerns())
                : uiFormat.text("concern.campaign.from." + campaign.way().key(), campaign.concerns());
    }
}
