package pk.gov.nsor.accountability.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.accountability.accounts.AccountMessages;
import pk.gov.nsor.accountability.accounts.AccountReview;
import pk.gov.nsor.accountability.accounts.AccountReview.Listed;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** Who has an account, and which of them somebody has to look at. */
@Controller
@Allows(
        value = {Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.ACCOUNTS_VIEWED)
class AccountListController {

    private static final String REVIEW = ListQuestion.key(Listed.REVIEW);

    private static final Comparator<Account> BY_NAME = Comparator.comparing(
                    Account::displayName, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Account::userName);

    /** The longest unused first. */
    private static final Comparator<Account> BY_USE =
            Comparator.comparing(Account::lastSignedIn, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Accounts accounts;
    private final AccountReview review;
    private final AccountMessages wording;
    private final ListPages lists;
    private final UiFormat uiFormat;

    AccountListController(
            Accounts accounts, AccountReview review, AccountMessages wording, ListPages lists, UiFormat uiFormat) {
        this.accounts = accounts;
        this.review = review;
        this.wording = wording;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/accounts")
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(list(reader, actor), request, model);
    }

    @DecidesNothing("It looks for accounts in the lists")
    @PostMapping("/accounts")
    String search(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(list(reader, actor), request, model);
    }

    @GetMapping("/accounts.csv")
    void file(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        lists.send(list(reader, actor), request, response);
    }

    private ListPage<Account> list(SignedIn reader, Actor actor) {
        List<Account> all = accounts.all();
        ListPage<Account> page = ListPage.<Account>at("/accounts", "accounts.title");
        if (reader.has(Role.ADMINISTRATOR)) {
            page.button("accounts.propose.new", "/approvals/new?kind=account-new");
        }
        return page.about("accounts.what")
                .link("accounts.propose", "/approvals/new")
                .link("accounts.handovers.link", "/accounts/handovers")
                .link("accounts.systems.link", "/accounts/systems")
                .tabs("list", "accounts.list.", question -> counts(all, question))
                .explained(tab -> tab.equals(REVIEW) ? "accounts.review.what" : null)
                .none(tab -> tab.equals(REVIEW) ? "accounts.review.none" : "accounts.none")
                .search("accounts.find")
                .choice("role", "accounts.role", "accounts.role.every", Role.class, this::name)
                .column(
                        "accounts.column.name",
                        account -> Cell.of(account.displayName()).quiet(account.userName()))
                .sortable()
                .inFile("accounts.user-name", Account::userName)
                .column("accounts.roles", this::roles)
                .sortable()
                .inFile("accounts.agency.label", Account::agency)
                .column("accounts.column.place", account -> wording.where(account.jurisdiction()))
                .sortable()
                .column(
                        "accounts.column.signed-in",
                        account -> account.lastSignedIn() == null
                                ? uiFormat.text("accounts.never")
                                : account.lastSignedIn())
                .filed(Account::lastSignedIn)
                .sortable()
                .inFile("accounts.column.reviewed", Account::reviewed)
                .action(account -> "/accounts/" + account.id(), account -> "accounts.open", Account::displayName)
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.ACCOUNTS_VIEWED))
                .from(
                        question -> found(all, question)
                                .filter(account -> review.isIn(question.tab(Listed.class), account))
                                .sorted(question.tab().equals(REVIEW) ? BY_USE.thenComparing(BY_NAME) : BY_NAME)
                                .toList(),
                        Map.of(
                                "name",
                                BY_NAME,
                                "roles",
                                Comparator.comparing(this::roles),
                                "place",
                                Comparator.comparing(account -> wording.where(account.jurisdiction())),
                                "signed-in",
                                BY_USE));
    }

    private Map<String, Long> counts(List<Account> all, ListQuestion question) {
        List<Account> found = found(all, question).toList();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Listed list : Listed.values()) {
            counts.put(
                    ListQuestion.key(list),
                    found.stream().filter(account -> review.isIn(list, account)).count());
        }
        return counts;
    }

    private static Stream<Account> found(List<Account> all, ListQuestion question) {
        String wanted = question.search().toLowerCase(Locale.ROOT);
        Optional<Role> role = question.chosen("role", Role.class);
        return all.stream()
                .filter(account -> account.userName().contains(wanted)
                        || account.displayName().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(account -> role.isEmpty() || account.has(role.get()));
    }

    private String roles(Account account) {
        return account.roles().stream()
                .sorted()
                .map(this::name)
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
    }

    private String name(Role role) {
        return uiFormat.text(role.messageKey());
    }
}
