package pk.gov.nsor.publicservice.outreach.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.publicservice.outreach.FollowerBand;
import pk.gov.nsor.publicservice.outreach.Followers;
import pk.gov.nsor.publicservice.outreach.Followers.Followed;

/** How many follow which area, in bands; those with the most first. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
        action = TrailAction.FOLLOWERS_VIEWED)
class FollowersController {

    private static final Comparator<Line> BY_NAME = Comparator.comparing(
                    (Line line) -> line.district().nameEn())
            .thenComparing(line -> line.tehsil() == null ? "" : line.tehsil().nameEn());

    private static final Map<String, Comparator<Line>> ORDERS = Map.of(
            "area",
            BY_NAME,
            "province",
            Comparator.comparing(line -> line.district().provinceEn()),
            "followers",
            Comparator.comparing(Line::band));

    private final Followers followers;
    private final AreaNames names;
    private final Districts districts;
    private final ListPages lists;
    private final UiFormat uiFormat;

    FollowersController(Followers followers, AreaNames names, Districts districts, ListPages lists, UiFormat uiFormat) {
        this.followers = followers;
        this.names = names;
        this.districts = districts;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    /** @param tehsil null for a whole district */
    record Line(District district, @Nullable Tehsil tehsil, FollowerBand band) {}

    @GetMapping("/followers")
    String page(HttpServletRequest request, Actor actor, Model model) {
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        ListPage<Line> page = ListPage.<Line>at("/followers", "followers.title")
                .about("followers.what")
                .heading("followers.areas")
                .onPage("followers.area", Line::district)
                .shownBy("outreach/parts :: area")
                .sortable()
                .onPage(
                        "followers.province",
                        line -> isUrdu
                                ? line.district().provinceUr()
                                : line.district().provinceEn())
                .sortable()
                .onPage(
                        "followers.followers",
                        line -> uiFormat.text("followers.band." + line.band().key()))
                .sortedDown()
                .none("followers.none")
                .viewed(TrailEntry.done(actor, TrailAction.FOLLOWERS_VIEWED))
                .from(
                        question ->
                                followers.byArea().stream().flatMap(this::line).toList(),
                        ORDERS,
                        Comparator.comparing(Line::band, Comparator.reverseOrder())
                                .thenComparing(BY_NAME));
        return lists.show(page, request, model);
    }

    private Stream<Line> line(Followed followed) {
        return names
                .byCode(followed.area())
                .map(area -> new Line(area.district(), area.tehsil(), followed.band()))
                .or(() -> ended(followed))
                .stream();
    }

    private Optional<Line> ended(Followed followed) {
        return districts.byCode(followed.area()).map(district -> new Line(district, null, followed.band()));
    }
}
