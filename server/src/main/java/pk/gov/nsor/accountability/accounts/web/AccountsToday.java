package pk.gov.nsor.accountability.accounts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.accounts.AccountReview;
import pk.gov.nsor.accountability.accounts.AccountReview.Listed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.credential.OpenIdLinks;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/**
 * What waits for the reader about accounts: somebody of a provider who is said to be them, parts of pass-phrases to hand
 * over, and the review of the quarter.
 */
@Component
class AccountsToday implements TodayList {

    private final Handovers handovers;
    private final AccountReview review;
    private final OpenIdLinks links;
    private final OpenIdSettings openId;
    private final UiFormat uiFormat;

    AccountsToday(
            Handovers handovers, AccountReview review, OpenIdLinks links, OpenIdSettings openId, UiFormat uiFormat) {
        this.handovers = handovers;
        this.review = review;
        this.links = links;
        this.openId = openId;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String entry() {
        return "/accounts";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        List<Row> rows = new ArrayList<>();
        if (openId.isOn()
                && links.of(reader.accountId(), openId.issuer())
                        .filter(link -> link.proved() == null)
                        .isPresent()) {
            rows.add(new Row(
                    uiFormat.text("accounts.today.openid", openId.name()),
                    null,
                    "/signing-in",
                    "accounts.today.openid.look"));
        }
        if (!reader.has(Role.ADMINISTRATOR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return content(rows);
        }
        int parts = handovers.waitingFor(reader.accountId()).size();
        if (parts > 0) {
            rows.add(new Row(
                    uiFormat.text("accounts.today.handovers", parts),
                    null,
                    "/accounts/handovers",
                    "accounts.today.hand-over"));
        }
        int withoutNumber = review.in(Listed.WITHOUT_NUMBER).size();
        if (withoutNumber > 0) {
            rows.add(new Row(
                    uiFormat.text("accounts.today.without-number", withoutNumber),
                    null,
                    "/accounts?list=without-number",
                    "accounts.today.look"));
        }
        int due =
                reader.has(Role.NATIONAL_SUPERVISOR) ? review.in(Listed.REVIEW).size() : 0;
        if (due > 0) {
            rows.add(new Row(
                    uiFormat.text("accounts.today.review", due), null, "/accounts?list=review", "accounts.today.look"));
        }
        return content(rows);
    }

    private static Optional<Content> content(List<Row> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Content("accounts.title", rows.size(), null, rows));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry accountsEntry() {
            return new NavigationEntry(
                    "accounts.title",
                    "/accounts",
                    NavigationGroup.OVERSIGHT,
                    10,
                    Set.of(Role.NATIONAL_SUPERVISOR, Role.ADMINISTRATOR));
        }
    }
}
