package pk.gov.nsor.publicservice.outreach.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.publicservice.outreach.FollowerBand;
import pk.gov.nsor.publicservice.outreach.Followers;
import pk.gov.nsor.publicservice.outreach.Followers.Followed;

/** How many follow which area, in bands; those with the most first. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
        action = TrailAction.FOLLOWERS_VIEWED)
class FollowersController {

    private static final int PAGE = 50;

    private static final Comparator<Line> MOST_FIRST = Comparator.comparing(Line::band, Comparator.reverseOrder())
            .thenComparing(line -> line.district().nameEn())
            .thenComparing(line -> line.tehsil() == null ? "" : line.tehsil().nameEn());

    private final Followers followers;
    private final AreaNames names;
    private final Districts districts;

    FollowersController(Followers followers, AreaNames names, Districts districts) {
        this.followers = followers;
        this.names = names;
        this.districts = districts;
    }

    /** @param tehsil null for a whole district */
    record Line(District district, @Nullable Tehsil tehsil, FollowerBand band) {}

    @GetMapping("/followers")
    String page(@RequestParam(defaultValue = "1") int page, Model model) {
        List<Line> all = followers.byArea().stream()
                .flatMap(this::line)
                .sorted(MOST_FIRST)
                .toList();
        int pages = Math.max(1, Math.ceilDiv(all.size(), PAGE));
        int shown = Math.clamp(page, 1, pages);
        List<Line> part = all.stream().skip((shown - 1L) * PAGE).limit(PAGE).toList();
        model.addAttribute("lines", part);
        model.addAttribute("count", all.size());
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("first", (shown - 1) * PAGE + 1);
        model.addAttribute("last", (shown - 1) * PAGE + part.size());
        return "outreach/followers";
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
