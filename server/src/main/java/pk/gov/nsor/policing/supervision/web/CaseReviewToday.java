package pk.gov.nsor.policing.supervision.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.review.CaseReviewHalts;

/** While the review of cases stands still nothing falls due: that comes before everything else. */
@Component
class CaseReviewToday implements TodayList {

    private final CaseReviewHalts halts;
    private final UiFormat uiFormat;

    CaseReviewToday(CaseReviewHalts halts, UiFormat uiFormat) {
        this.halts = halts;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String entry() {
        return "/case-review";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        return halts.now()
                .map(halt -> new Content(
                        "case-review.today.title",
                        1,
                        null,
                        List.of(new Row(
                                uiFormat.text("case-review.cause." + halt.cause()),
                                uiFormat.moment(halt.haltedAt().toInstant()),
                                "/case-review",
                                "case-review.today.action"))));
    }
}
