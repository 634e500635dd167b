package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosurePolicy;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosureRequest;
import pk.gov.nsor.publicservice.disclosure.cases.RequestChecks;
import pk.gov.nsor.publicservice.disclosure.cases.RequestState;

/** Requests in the reader's words. */
@Component
class DisclosureRequestRows {

    private final Accounts accounts;
    private final Districts districts;
    private final DisclosurePolicy policy;
    private final UiFormat uiFormat;
    private final Clock clock;

    DisclosureRequestRows(
            Accounts accounts, Districts districts, DisclosurePolicy policy, UiFormat uiFormat, Clock clock) {
        this.accounts = accounts;
        this.districts = districts;
        this.policy = policy;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    List<DisclosureRequestRow> of(List<DisclosureRequest> requests) {
        return requests.stream().map(this::of).toList();
    }

    DisclosureRequestRow of(DisclosureRequest request) {
        EscalationLevel level = level(request);
        return new DisclosureRequestRow(
                request,
                district(request.place().district()),
                name(request.askedBy()),
                request.state().isWaiting() ? name(RequestChecks.holder(request)) : "",
                level,
                level == null ? "" : left(Objects.requireNonNull(request.dueAt())),
                since(request));
    }

    private @Nullable EscalationLevel level(DisclosureRequest request) {
        Instant due = request.dueAt();
        return request.state() == RequestState.WITH_PROSECUTOR && due != null
                ? policy.levels().of(due, clock.instant())
                : null;
    }

    /** What is left of the prosecutor's time, or by how much it is over. */
    private String left(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        Duration amount = left.abs();
        return uiFormat.text(
                left.isNegative() ? "disclosure.clock.over" : "disclosure.clock.left",
                Long.toString(amount.toHours()),
                Integer.toString(amount.toMinutesPart()));
    }

    private static Instant since(DisclosureRequest request) {
        Instant ended = request.endedAt();
        Instant forwarded = request.forwardedAt();
        Instant submitted = request.submittedAt();
        if (ended != null) {
            return ended;
        }
        if (forwarded != null) {
            return forwarded;
        }
        return submitted == null ? request.createdAt() : submitted;
    }

    /** In the reader's language. */
    public String district(String code) {
        return districts
                .byCode(code)
                .map(district -> district.name(LocaleContextHolder.getLocale()))
                .orElse(code);
    }

    /** Empty for nobody. */
    public String name(@Nullable UUID account) {
        return account == null
                ? ""
                : accounts.find(account).map(Account::displayName).orElse("");
    }
}
