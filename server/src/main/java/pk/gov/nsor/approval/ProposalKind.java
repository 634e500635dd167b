package pk.gov.nsor.approval;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.access.Place;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.InvalidValueException;

/**
 * Something that needs a second person: a bean of the module that owns the data. Of two proposals of one kind, one is
 * decided after the other.
 *
 * @param <P> what is proposed: a record that is stored as JSON, with opaque identifiers and nothing else about a person
 */
public interface ProposalKind<P> {

    /** Stored with each proposal, so it stays for good: lower-case words joined by hyphens. */
    String name();

    /** The beginning, with its dot, of this kind's messages: {@code title}, {@code what} and {@code field.…} follow it. */
    String messages();

    /** The record that is proposed. */
    Class<P> payload();

    /** Who may propose; they may withdraw as well. */
    Set<Role> proposers();

    /** Who may approve or refuse what somebody else proposed. */
    Set<Role> approvers();

    /** Whether somebody with these roles may propose it. */
    default boolean mayPropose(Set<Role> roles) {
        return !Collections.disjoint(roles, proposers());
    }

    /** Whether somebody with these roles may decide what others propose. */
    default boolean mayDecide(Set<Role> roles) {
        return !Collections.disjoint(roles, approvers());
    }

    /** Where it is: only those whose work lies there see and decide it; null for what is not of one place. */
    default @Nullable Place place(P payload) {
        return null;
    }

    /** The account that it is about, whose person neither proposes nor decides it; null for what is about none. */
    default @Nullable UUID account(P payload) {
        return null;
    }

    /** The payload in plain words, in the order of reading. */
    List<Line> describe(P payload);

    /** Whom or what it would affect if it were approved now. */
    Preview preview(P payload, LocalDate effectiveFrom);

    /**
     * The state that it would change, so that a change meanwhile is noticed: two states that differ in what matters have
     * different fingerprints. At most 4000 characters.
     */
    String fingerprint(P payload);

    /**
     * Refuses what can not be, when it is proposed and again when it is approved.
     *
     * @throws InvalidValueException naming, where it can, the field of the form
     */
    void validate(P payload, LocalDate effectiveFrom);

    /**
     * Does it, in the transaction of the approval. What is effective from a later day is written now with that day.
     *
     * @throws InvalidValueException where it can not be done; then nothing is
     */
    void apply(P payload, Approval approval);

    /**
     * Which of these are about records that the reader may not know of. They are dropped before anything is counted; all
     * are asked about at once.
     */
    default Set<P> hidden(Set<P> payloads, SignedIn reader) {
        return Set.of();
    }

    /** The form by which it is proposed; empty where it is proposed from a page of its own. */
    default Optional<ProposalForm<P>> form() {
        return Optional.empty();
    }

    /**
     * A line of a summary.
     *
     * @param label the end of the label's key, behind {@link #messages()} and {@code field.}
     */
    record Line(String label, Text value) {}
}
