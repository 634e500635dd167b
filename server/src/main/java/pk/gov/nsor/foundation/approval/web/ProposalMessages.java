package pk.gov.nsor.foundation.approval.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Shows proposals in the reader's language; templates call it {@code @proposalMessages}. */
@Component("proposalMessages")
class ProposalMessages {

    /** Each part has its own text direction: Unicode's first strong isolate, and its end. */
    private static final String ISOLATE = "\u2068";

    private static final String END = "\u2069";

    private final UiFormat uiFormat;
    private final Accounts accounts;
    private final ProposalReading proposals;

    ProposalMessages(UiFormat uiFormat, Accounts accounts, ProposalReading proposals) {
        this.uiFormat = uiFormat;
        this.accounts = accounts;
        this.proposals = proposals;
    }

    public String text(Text text) {
        return uiFormat.text(
                text.key(), text.arguments().stream().map(this::argument).toArray());
    }

    public String title(ProposalKind<?> kind) {
        return uiFormat.text(kind.messages() + "title");
    }

    /** Its subject in a few words: the first lines of the summary. */
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
        return uiFormat.text("approval.state." + proposal.on(today).name().toLowerCase(Locale.ROOT));
    }

    public String roles(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> uiFormat.text(role.messageKey()))
                .collect(Collectors.joining(uiFormat.text("approval.or")));
    }

    /** The deciders of a proposal that has no place. */
    public String who(ProposalKind<?> kind, UUID proposer) {
        return who(kind, null, proposer);
    }

    /** Who decides. */
    public String who(ProposalKind<?> kind, @Nullable WorkPlace place, UUID proposer) {
        long deciders = proposals.deciders(kind, place, proposer);
        String roles = roles(kind.approvers());
        return deciders == 0
                ? uiFormat.text("approval.who.nobody", roles)
                : uiFormat.text("approval.who", roles, deciders);
    }

    public String howLong(ProposalKind<?> kind) {
        return proposals.usualTime(kind).map(this::duration).orElseGet(() -> uiFormat.text("approval.usually.unknown"));
    }

    private String duration(Duration time) {
        if (time.compareTo(Duration.ofHours(1)) < 0) {
            return uiFormat.text("approval.usually.hour");
        }
        return time.compareTo(Duration.ofDays(1)) < 0
                ? uiFormat.text("approval.usually.hours", time.toHours() + 1)
                : uiFormat.text("approval.usually.days", time.toDays() + 1);
    }

    private Object argument(Text.Argument argument) {
        return switch (argument.type()) {
            case WORD -> argument.value();
            case NUMBER -> Long.parseLong(argument.value());
            case DAY -> uiFormat.day(LocalDate.parse(argument.value()));
            case MESSAGE ->
                uiFormat.text(
                        argument.value(),
                        argument.arguments().stream().map(this::argument).toArray());
            case BOTH ->
                "ur".equals(LocaleContextHolder.getLocale().getLanguage())
                        ? argument.arguments().getFirst().value()
                        : argument.value();
        };
    }
}
