package pk.gov.nsor.survivors.support;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A survivor whom a cell helps.
 *
 * @param id of the place where it is kept
 * @param code by which the cell speaks of it; says nothing
 * @param cell the district of the crisis cell
 * @param adviser the account that wrote it down
 * @param openedAt when that was
 * @param closedAt when the cell's help ended; null while it goes on
 * @param referrals the oldest first
 * @param checks what keeps her from being hurt again; a line that is not there is open
 */
@JsonIgnoreProperties("open")
public record SupportCase(
        UUID id,
        String code,
        String cell,
        UUID adviser,
        CaseDetails details,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<Referral> referrals,
        Map<CheckLine, Check> checks) {

    /**
     * A line of the checklist.
     *
     * @param at when it was said to be so
     */
    public record Check(CheckState state, Instant at) {}

    public SupportCase {
        referrals = List.copyOf(referrals);
        checks = Map.copyOf(checks);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public CheckState check(CheckLine line) {
        Check check = checks.get(line);
        return check == null ? CheckState.OPEN : check.state();
    }

    public Optional<Referral> referral(UUID wanted) {
        return referrals.stream().filter(one -> one.id().equals(wanted)).findFirst();
    }

    /** Whether the cell has something to do: a service does not answer, or one sent her back and nobody has it since. */
    public boolean isWaiting(Instant now) {
        return isOpen() && referrals.stream().anyMatch(one -> one.isLate(now) || isToReplace(one));
    }

    /**
     * Whether a service declined it or sent it back, and none of its kind was asked since. One that was taken back before it was taken gave
     * her no place.
     */
    public boolean isToReplace(Referral referral) {
        boolean isBack = referral.state() == ReferralState.DECLINED || referral.reason() == Reason.BACK_TO_CELL;
        return isBack
                && referrals.stream()
                        .skip(referrals.indexOf(referral) + 1L)
                        .noneMatch(later -> later.kind() == referral.kind()
                                && (later.state() != ReferralState.WITHDRAWN || later.answeredAt() != null));
    }

    SupportCase with(CaseDetails other) {
        return new SupportCase(id, code, cell, adviser, other, openedAt, closedAt, referrals, checks);
    }

    SupportCase with(Referral referral) {
        List<Referral> all = new ArrayList<>(referrals);
        all.add(referral);
        return withReferrals(all);
    }

    SupportCase changing(UUID referral, UnaryOperator<Referral> change) {
        return withReferrals(referrals.stream()
                .map(one -> one.id().equals(referral) ? change.apply(one) : one)
                .toList());
    }

    SupportCase checked(Map<CheckLine, CheckState> said, Instant now) {
        Map<CheckLine, Check> all = new EnumMap<>(CheckLine.class);
        all.putAll(checks);
        said.forEach((line, state) -> {
            if (state != check(line)) {
                all.put(line, new Check(state, now));
            }
        });
        return new SupportCase(id, code, cell, adviser, details, openedAt, closedAt, referrals, all);
    }

    /** The services have nothing of it any more. */
    SupportCase closed(Instant now) {
        List<Referral> over = referrals.stream()
                .map(one -> one.state().isOpen() ? one.withdrawn(now) : one)
                .toList();
        return new SupportCase(id, code, cell, adviser, details, openedAt, now, over, checks);
    }

    private SupportCase withReferrals(List<Referral> all) {
        return new SupportCase(id, code, cell, adviser, details, openedAt, closedAt, all, checks);
    }

    /** Without anything of her, so that nothing reaches a log. */
    @Override
    public String toString() {
        return "a case";
    }
}
