package pk.gov.nsor.foundation.approval;

import java.util.Optional;

/**
 * A kind of proposal that counts from the day it is proposed, with its own form, which asks for no day.
 *
 * @param <P> what is proposed
 */
public interface ImmediateDecision<P> extends ProposalKind<P>, ProposalForm<P> {

    @Override
    default Optional<ProposalForm<P>> form() {
        return Optional.of(this);
    }

    @Override
    default boolean asksDay() {
        return false;
    }
}
