package pk.gov.nsor.foundation.approval;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * A kind of change that needs a second person: a bean of the module that owns the data. Proposals of one kind are
 * decided one after the other.
 *
 * @param <P> what is proposed: a record that is stored as JSON, with opaque identifiers and nothing else about a
 *     person
 */
public interface ProposalKind<P> {

    /** Stored with each proposal, so it must never change: lower-case words joined by hyphens. */
    String name();

    /**
     * The prefix, with its dot, of this kind's message keys: {@code title}, {@code what} and {@code field.…} follow
     * it.
     */
    String messages();

    /** The record that is proposed. */
    Class<P> payload();

    /** Who may propose; they may withdraw as well. */
    Set<Role> proposers();

    /** Who may approve or refuse what somebody else has proposed. */
    Set<Role> approvers();

    /** Whether somebody with these roles may propose it. */
    default boolean mayPropose(Set<Role> roles) {
        return !Collections.disjoint(roles, proposers());
    }

    /** Whether somebody with these roles may decide what others propose. */
    default boolean mayDecide(Set<Role> roles) {
        return !Collections.disjoint(roles, approvers());
    }

    /** Its place: only people whose jurisdiction covers the place see and decide it; null where it has no place. */
    default @Nullable WorkPlace place(P payload) {
        return null;
    }

    /** The account that it is about, whose holder may neither propose nor decide it; null where it is about none. */
    default @Nullable UUID account(P payload) {
        return null;
    }

    /** The payload in plain words, in the order of reading. */
    List<Line> describe(P payload);

    /** Whose register numbers {@link #describe} tells, for the trail of who read them. */
    default List<UUID> people(P payload) {
        return List.of();
    }

    /** For approvers, what it corrects, as it is and as it is to be; empty where it corrects nothing. */
    default List<Change> changes(P payload) {
        return List.of();
    }

    /** Locks what it is about until the transaction of the decision ends; called before anything is compared. */
    default void hold(P payload) {}

    /** The people or things it would affect if it were approved now. */
    Preview preview(P payload, LocalDate effectiveFrom);

    /**
     * A fingerprint of the state that it would change, so that a change in the meantime is noticed: two states that
     * differ in what matters have different fingerprints. At most 4000 characters.
     */
    String fingerprint(P payload);

    /**
     * Refuses what is not possible, when it is proposed and again when it is approved.
     *
     * @throws InvalidValueException naming, where it can, the field of the form
     */
    void validate(P payload, LocalDate effectiveFrom);

    /**
     * Makes the change, in the transaction of the approval. What is effective from a later day is written now with
     * that day.
     *
     * @throws InvalidValueException where it is not possible; then nothing is changed
     */
    void apply(P payload, Approval approval);

    /**
     * Which of these are about records that the reader may not know of. They are dropped before anything is counted;
     * all are checked in one call.
     */
    default Set<P> hidden(Set<P> payloads, SignedIn reader) {
        return Set.of();
    }

    /** Where whoever approves goes on at once; empty for the proposal itself. */
    default Optional<String> afterApproval() {
        return Optional.empty();
    }

    /** The form by which it is proposed; empty where it is proposed from a page of its own. */
    default Optional<ProposalForm<P>> form() {
        return Optional.empty();
    }

    /**
     * A line of a summary.
     *
     * @param label the suffix of the label's key, after {@link #messages()} and {@code field.}
     */
    record Line(String label, Text value) {}

    /**
     * A line with a value before and after.
     *
     * @param label as of {@link Line}
     */
    record Change(String label, Text before, Text after) {

        public boolean differs() {
            return !before.equals(after);
        }
    }
}
