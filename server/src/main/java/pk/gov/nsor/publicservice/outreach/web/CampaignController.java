package pk.gov.nsor.publicservice.outreach.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.pdf.PageSize;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.FormPost;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.dashboard.BarChart;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign;
import pk.gov.nsor.publicservice.outreach.campaign.CampaignMeasurement;
import pk.gov.nsor.publicservice.outreach.campaign.CampaignMeasurement.Found;
import pk.gov.nsor.publicservice.outreach.campaign.CampaignMeasurement.Week;
import pk.gov.nsor.publicservice.outreach.campaign.Campaigns;

/** One campaign: its texts, its districts, how far it is, what it brought, and the button that stops it. */
@Controller
@RequestMapping("/campaigns/{campaign}")
class CampaignController {

    private final Campaigns campaigns;
    private final CampaignMeasurement measurement;
    private final CampaignPoster poster;
    private final Districts districts;
    private final Submissions submissions;
    private final UiFormat uiFormat;
    private final Trail trail;

    CampaignController(
            Campaigns campaigns,
            CampaignMeasurement measurement,
            CampaignPoster poster,
            Districts districts,
            Submissions submissions,
            UiFormat uiFormat,
            Trail trail) {
        this.campaigns = campaigns;
        this.measurement = measurement;
        this.poster = poster;
        this.districts = districts;
        this.submissions = submissions;
        this.uiFormat = uiFormat;
        this.trail = trail;
    }

    /** What was asked of one topic, with a chart of each side. */
    public record Effect(Found found, String key, BarChart told, BarChart compared, List<WeekLine> weeks) {}

    /** A week in words. */
    public record WeekLine(String week, String phase, int told, int compared) {}

    @GetMapping
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
            action = TrailAction.CAMPAIGNS_VIEWED)
    String page(@PathVariable("campaign") UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Campaign campaign = known(id);
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.CAMPAIGNS_VIEWED).with(Map.of("campaign", campaign.number())));
        return show(campaign, new Form(), reader, model);
    }

    /** Its poster, a page for each language, on A3 or A4; 404 where it was stopped. */
    @GetMapping("/poster.pdf")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
            action = TrailAction.CAMPAIGNS_VIEWED)
    ResponseEntity<byte[]> poster(
            @PathVariable("campaign") UUID id, @RequestParam(defaultValue = "a4") String size, Actor actor) {
        Campaign campaign = known(id);
        PageSize paper = ListQuestion.named(PageSize.class, size)
                .filter(_ -> CampaignPoster.isThereFor(campaign))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        trail.appendAlone(TrailEntry.done(actor, TrailAction.CAMPAIGNS_VIEWED)
                .with(Map.of("campaign", campaign.number(), "form", "poster")));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("poster-" + campaign.number() + "-" + ListQuestion.key(paper) + ".pdf")
                                .build()
                                .toString())
                .body(poster.draw(campaign, paper));
    }

    @DecidesNothing("It stops a campaign, which is the safe direction whatever the page said; another takes a proposal")
    @PostMapping("/stop")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.CAMPAIGN_STOPPED)
    String stop(@PathVariable("campaign") UUID id, FormPost post) {
        Campaign campaign = known(id);
        boolean isDone = submissions.once(
                post.request(),
                post.form(),
                "reason",
                () -> campaigns.stop(id, post.form().value("reason"), post.actor()));
        return isDone
                ? post.done("campaign.stopped", "/campaigns/" + id)
                : show(campaign, post.form(), post.reader(), post.model());
    }

    private Campaign known(UUID id) {
        return campaigns.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(Campaign campaign, Form form, SignedIn reader, Model model) {
        Map<String, Boolean> sides = campaigns.districts(campaign.id());
        model.addAttribute("campaign", campaign);
        model.addAttribute("texts", campaigns.sent(campaign));
        model.addAttribute("told", names(sides, true));
        model.addAttribute("compared", names(sides, false));
        model.addAttribute(
                "effects",
                measurement.of(campaign).orElse(List.of()).stream()
                        .map(this::effect)
                        .toList());
        boolean isOfBureau = reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR);
        model.addAttribute("mayOpenProposal", isOfBureau);
        // Of two campaigns that differ by a district, the weeks' sums would give that district's.
        model.addAttribute("mayReadWeeks", isOfBureau);
        model.addAttribute("mayStop", campaign.state() != Campaign.State.ENDED && isOfBureau);
        model.addAttribute("mayPrint", CampaignPoster.isThereFor(campaign));
        model.addAttribute("form", form);
        return "outreach/campaign";
    }

    private List<String> names(Map<String, Boolean> sides, boolean isTold) {
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        return sides.entrySet().stream()
                .filter(side -> side.getValue() == isTold)
                .flatMap(side -> districts.byCode(side.getKey()).stream())
                .map(district -> isUrdu ? district.nameUr() : district.nameEn())
                .sorted()
                .toList();
    }

    private Effect effect(Found found) {
        long most = found.weeks().stream()
                .mapToLong(week -> Math.max(week.told(), week.compared()))
                .max()
                .orElse(0);
        return new Effect(
                found,
                found.topic().name().toLowerCase(Locale.ROOT),
                bars(found, Week::told, most),
                bars(found, Week::compared, most),
                found.weeks().stream().map(this::line).toList());
    }

    private static BarChart bars(Found found, ToLongFunction<Week> side, long most) {
        return BarChart.of(
                found.weeks().stream()
                        .map(week -> new BarChart.Bar(side.applyAsLong(week), 0))
                        .toList(),
                most);
    }

    private WeekLine line(Week week) {
        return new WeekLine(
                uiFormat.day(week.monday()),
                uiFormat.text("campaign.phase." + week.phase().name().toLowerCase(Locale.ROOT)),
                week.told(),
                week.compared());
    }
}
