package pk.gov.nsor.publicservice.outreach.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign;
import pk.gov.nsor.publicservice.outreach.campaign.Campaigns;

/** Every campaign that was approved, the latest first. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
        action = TrailAction.CAMPAIGNS_VIEWED)
class CampaignsController {

    private static final Map<String, Comparator<Campaign>> ORDERS = Map.of(
            "title",
            Comparator.comparing(Campaign::title),
            "begins",
            Comparator.comparing(Campaign::beginsOn),
            "state",
            Comparator.comparing(Campaign::state),
            "progress",
            Comparator.comparing(Campaign::percent));

    private final Campaigns campaigns;
    private final ListPages lists;
    private final UiFormat uiFormat;

    CampaignsController(Campaigns campaigns, ListPages lists, UiFormat uiFormat) {
        this.campaigns = campaigns;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/campaigns")
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(list(reader, actor), request, model);
    }

    @GetMapping("/campaigns.csv")
    void export(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        lists.send(list(reader, actor), request, response);
    }

    private ListPage<Campaign> list(SignedIn reader, Actor actor) {
        ListPage<Campaign> page =
                ListPage.<Campaign>at("/campaigns", "campaign.list.title").about("campaign.list.what");
        if (reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR)) {
            page.button("campaign.list.propose", "/approvals/new?kind=campaign");
        }
        return page.heading("campaign.list.heading")
                .choice(
                        "state",
                        "campaign.state",
                        "campaign.list.all",
                        Campaign.State.class,
                        state -> uiFormat.text("campaign.state." + state.key()))
                .onPage("campaign.number", Campaign::number)
                .shownBy("outreach/parts :: campaign-number")
                .sortable()
                .onPage("campaign.title", Campaign::title)
                .sortable()
                .onPage("campaign.begins", Campaign::beginsOn)
                .sortable()
                .onPage("campaign.ends", Campaign::endsOn)
                .onPage("campaign.state", this::state)
                .sortable()
                .onPage("campaign.progress", campaign -> campaign.percent() + "%")
                .allSortable()
                .inFile("campaign.number", Campaign::number)
                .inFile("campaign.title", Campaign::title)
                .inFile("campaign.begins", Campaign::beginsOn)
                .inFile("campaign.ends", Campaign::endsOn)
                .inFile("campaign.state", this::state)
                .inFile("campaign.budget", Campaign::mostParts)
                .inFile("campaign.progress", campaign -> campaign.percent() + "%")
                .none("campaign.list.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.CAMPAIGNS_VIEWED))
                .from(
                        question -> campaigns.all().stream()
                                .filter(campaign -> question.value("state").isEmpty()
                                        || campaign.state().name().equalsIgnoreCase(question.value("state")))
                                .toList(),
                        ORDERS,
                        (one, other) -> 0);
    }

    private String state(Campaign campaign) {
        Campaign.EndCause cause = campaign.endCause();
        return uiFormat.text(
                cause == null ? "campaign.state." + campaign.state().key() : "campaign.ended." + cause.key());
    }
}
