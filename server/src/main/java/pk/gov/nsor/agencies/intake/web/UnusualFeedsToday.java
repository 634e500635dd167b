package pk.gov.nsor.agencies.intake.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.feeds.FeedBudget;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Agencies' systems whose messages are about unusually many people who are not on record: somebody may be trying CNICs. */
@Component
class UnusualFeedsToday implements TodayList {

    private static final int ROWS = 5;

    private final FeedBudget budget;
    private final UiFormat uiFormat;

    UnusualFeedsToday(FeedBudget budget, UiFormat uiFormat) {
        this.budget = budget;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 6;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        List<FeedBudget.Unusual> unusual = budget.unusual();
        if (unusual.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                "intake.unusual.title",
                unusual.size(),
                unusual.size() > ROWS ? "/quarantine" : null,
                unusual.stream().limit(ROWS).map(this::row).toList()));
    }

    private Row row(FeedBudget.Unusual client) {
        return new Row(
                client.name(),
                uiFormat.text("intake.unusual.day", client.messages(), client.unmatched()),
                "/quarantine",
                "intake.unusual.open");
    }
}
