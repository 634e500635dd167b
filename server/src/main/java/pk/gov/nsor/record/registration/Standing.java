package pk.gov.nsor.record.registration;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Basis;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.foundation.requirement.Tier;

/**
 * The standing of a person under the law, in days of validity. It is correct on the day it was derived for and on
 * every later one until another fact is recorded or the law changes, without a job that has to run at midnight. The
 * one exception is {@code nextVerificationOn}, which is the next one seen from {@code asOf}.
 *
 * @param asOf the day it was derived for
 * @param firstDay the first day on the register for a conviction that runs; null where none does
 * @param lastDay the last day on the register, included; null for life, where it is not known, and where none runs
 * @param life whether a conviction that runs does so for life
 * @param wasRegistrable whether there ever was a registrable conviction, quashed ones included
 * @param juvenile whether every conviction that runs is for an offence committed under 18
 * @param inCustody whether a custody period is open
 * @param nextVerificationOn when the person has to appear next; null for never or not known
 * @param terms the registrable convictions that count, expired ones included, the latest judgment first
 * @param lawVersion the law it was derived by
 */
public record Standing(
        LocalDate asOf,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        boolean life,
        boolean wasRegistrable,
        boolean juvenile,
        boolean inCustody,
        @Nullable LocalDate nextVerificationOn,
        List<Term> terms,
        String lawVersion) {

    public Standing {
        terms = List.copyOf(terms);
    }

    /**
     * The result of the law for one conviction.
     *
     * @param startedOn null while its clock waits for a release
     * @param lastDay null for life, and where it is not known
     * @param juvenile whether the offender was under 18 on the day of the offence
     */
    public record Term(
            UUID conviction,
            Set<Basis> bases,
            Tier tier,
            LocalDate judgmentOn,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate lastDay,
            boolean life,
            boolean juvenile) {

        public Term {
            bases = bases.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(bases));
        }

        /** From the judgment to the last day, both included. */
        public boolean runsOn(LocalDate day) {
            return !judgmentOn.isAfter(day) && (lastDay == null || !lastDay.isBefore(day));
        }
    }

    /** The same, without a day to appear: of a record that is joined with another, where the person appears under. */
    Standing withoutAppearances() {
        return new Standing(
                asOf, firstDay, lastDay, life, wasRegistrable, juvenile, inCustody, null, terms, lawVersion);
    }

    /** @param day the day it was derived for, or a later one */
    public Status on(LocalDate day) {
        if (!isOnRegister(day)) {
            return wasRegistrable ? Status.SEALED : Status.NOT_REGISTRABLE;
        }
        return running(day).allMatch(term -> term.startedOn() == null) ? Status.PRE_REGISTERED : Status.ACTIVE;
    }

    public boolean isOnRegister(LocalDate day) {
        return firstDay != null && !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
    }

    /** The highest tier of those running on the day; null where the person is not on the register. */
    public @Nullable Tier tierOn(LocalDate day) {
        return isOnRegister(day)
                ? running(day).map(Term::tier).max(Tier::compareTo).orElse(null)
                : null;
    }

    /**
     * The conviction by which the person appears on the day: of those of the highest tier the one that started first, and one that
     * waits for a release only where all of them do (law.md, rule 7); null where the person is not on the register.
     */
    public @Nullable Term tierSetterOn(LocalDate day) {
        return isOnRegister(day)
                ? running(day)
                        .max(Comparator.comparing(Term::tier)
                                .thenComparing(Term::startedOn, Comparator.nullsFirst(Comparator.reverseOrder())))
                        .orElse(null)
                : null;
    }

    /** The bases of those running on the day. */
    public Set<Basis> basesOn(LocalDate day) {
        Set<Basis> bases = EnumSet.noneOf(Basis.class);
        if (isOnRegister(day)) {
            running(day).forEach(term -> bases.addAll(term.bases()));
        }
        return bases;
    }

    /**
     * Equal in everything except differences due only to another day of derivation, or to a law version that says the
     * same.
     */
    boolean saysTheSameAs(Standing other) {
        return as("", other.asOf(), other.nextVerificationOn())
                .equals(other.as("", other.asOf(), other.nextVerificationOn()));
    }

    /** Whether readers of the stored standing get this answer on the day that this one was derived for. */
    public boolean isToldBy(Standing stored) {
        return saysTheSameAs(stored) && agreesOnVerificationWith(stored);
    }

    /** As {@link #isToldBy}, but ignores days from a conviction that has expired since the other was stored. */
    public boolean agreesOnItsDayWith(Standing stored) {
        return on(asOf) == stored.on(asOf)
                && tierOn(asOf) == stored.tierOn(asOf)
                && basesOn(asOf).equals(stored.basesOn(asOf))
                && agreesOnVerificationWith(stored);
    }

    /** The stored value is seen from an earlier day, and may be past. */
    private boolean agreesOnVerificationWith(Standing stored) {
        LocalDate next = stored.nextVerificationOn();
        return (next != null && next.isBefore(asOf)) || Objects.equals(next, nextVerificationOn);
    }

    /** Whether the last day has passed by the day. */
    boolean hasEndedBefore(LocalDate day) {
        return lastDay != null && lastDay.isBefore(day);
    }

    /**
     * The standing as readers see it on the day it was derived for, or a later one: convictions that have expired
     * since no longer run.
     */
    Standing seenOn(LocalDate day) {
        boolean hasExpired = terms.stream().anyMatch(term -> term.runsOn(asOf) && !term.runsOn(day));
        if (!hasExpired && !hasEndedBefore(day)) {
            return as(lawVersion, day, nextVerificationOn);
        }
        boolean isOn = isOnRegister(day);
        List<Term> running = isOn ? running(day).toList() : List.of();
        LocalDate first =
                running.stream().map(Term::judgmentOn).min(LocalDate::compareTo).orElse(isOn ? firstDay : null);
        return new Standing(
                day,
                first == null || firstDay == null || first.isAfter(firstDay) ? first : firstDay,
                isOn ? lastDay : null,
                running.stream().anyMatch(Term::life),
                wasRegistrable,
                !running.isEmpty() && running.stream().allMatch(Term::juvenile),
                inCustody,
                nextVerificationOn,
                terms,
                lawVersion);
    }

    /** Equal in everything but the law it was derived by. */
    public boolean isEqualButForTheLaw(Standing other) {
        return as("", asOf, nextVerificationOn).equals(other.as("", other.asOf(), other.nextVerificationOn()));
    }

    private Standing as(String version, LocalDate day, @Nullable LocalDate verification) {
        return new Standing(
                day, firstDay, lastDay, life, wasRegistrable, juvenile, inCustody, verification, terms, version);
    }

    private Stream<Term> running(LocalDate day) {
        return terms.stream().filter(term -> term.runsOn(day));
    }
}
