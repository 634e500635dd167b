package pk.gov.nsor.approval.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Place;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.approval.Proposal;
import pk.gov.nsor.approval.ProposalKind;
import pk.gov.nsor.approval.ProposalReading;
import pk.gov.nsor.approval.Text;
import pk.gov.nsor.shell.Shown;

/** ProposalReading in the reader's language; templates call it {@code @proposalWords}. */
@Component("proposalWords")
class ProposalWords {

    /** Each part is set in its own direction: Unicode's first strong isolate, and its end. */
    private static final String ISOLATE = "\u2068";

    private static final String END = "\u2069";

    private final Shown shown;
    private final Accounts accounts;
    private final ProposalReading proposals;

    ProposalWords(Shown shown, Accounts accounts, ProposalReading proposals) {
        this.shown = shown;
        this.accounts = accounts;
        this.proposals = proposals;
    }

    public String text(Text text) {
        return shown.text(
                text.key(), text.arguments().stream().map(this::argument).toArray());
    }

    public String title(ProposalKind<?> kind) {
        return shown.text(kind.messages() + "title");
    }

    /** What it is about in a few words: the first lines of the summary. */
    public String about(Proposal proposal) {
        return proposals.describe(proposal).stream()
                .limit(2)
                .map(line -> ISOLATE + text(line.value()) + END)
                .collect(Collectors.joining(" · "));
    }

    public String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }

    public String state(Proposal proposal, LocalDate today) {
        return shown.text("approval.state." + proposal.on(today).name().toLowerCase(Locale.ROOT));
    }

    public String roles(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> shown.text(role.messageKey()))
                .collect(Collectors.joining(shown.text("approval.or")));
    }

    /** Who would decide what is of no one place. */
    public String who(ProposalKind<?> kind, UUID proposer) {
        return who(kind, null, proposer);
    }

    /** Who decides. */
    public String who(ProposalKind<?> kind, @Nullable Place place, UUID proposer) {
        long deciders = proposals.deciders(kind, place, proposer);
        String roles = roles(kind.approvers());
        return deciders == 0 ? shown.text("approval.who.nobody", roles) : shown.text("approval.who", roles, deciders);
    }

    public String howLong(ProposalKind<?> kind) {
        return proposals.usualTime(kind).map(this::duration).orElseGet(() -> shown.text("approval.usually.unknown"));
    }

    private String duration(Duration time) {
        if (time.compareTo(Duration.ofHours(1)) < 0) {
            return shown.text("approval.usually.hour");
        }
        return time.compareTo(Duration.ofDays(1)) < 0
                ? shown.text("approval.usually.hours", time.toHours() + 1)
                : shown.text("approval.usually.days", time.toDays() + 1);
    }

    private Object argument(Text.Argument argument) {
        return switch (argument.type()) {
            case WORD -> argument.value();
            case NUMBER -> Long.parseLong(argument.value());
            case DAY -> shown.day(LocalDate.parse(argument.value()));
            case MESSAGE ->
                shown.text(
                        argument.value(),
                        argument.arguments().stream().map(this::argument).toArray());
            case BOTH ->
                "ur".equals(LocaleContextHolder.getLocale().getLanguage())
                        ? argument.arguments().getFirst().value()
                        : argument.value();
        };
    }
}
