package pk.gov.nsor.accounts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Handovers;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.accounts.AccountReview;
import pk.gov.nsor.shell.NavigationEntry;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** What waits for the reader about accounts: parts of pass-phrases to hand over, and the review of the quarter. */
@Component
class AccountsToday implements TodayList {

    private final Handovers handovers;
    private final AccountReview review;
    private final Shown shown;

    AccountsToday(Handovers handovers, AccountReview review, Shown shown) {
        this.handovers = handovers;
        this.review = review;
        this.shown = shown;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.ADMINISTRATOR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        int parts = handovers.waitingFor(reader.accountId()).size();
        if (parts > 0) {
            rows.add(new Row(
                    shown.text("accounts.today.handovers", parts),
                    null,
                    "/accounts/handovers",
                    "accounts.today.hand-over"));
        }
        int due = reader.has(Role.NATIONAL_SUPERVISOR) ? review.due().size() : 0;
        if (due > 0) {
            rows.add(
                    new Row(shown.text("accounts.today.review", due), null, "/accounts/review", "accounts.today.look"));
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Content("accounts.title", rows.size(), null, rows));
    }

    /** A national supervisor, whose navigation is full, comes to them from the menu. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry accountsEntry() {
            return new NavigationEntry("accounts.title", "/accounts", 80, Set.of(Role.ADMINISTRATOR));
        }
    }
}
