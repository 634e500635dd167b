package pk.gov.nsor.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the law says of a person, in days of validity. Until the whole derivation is built, the last day is open: every
 * period is at least 90 months from December 2021, so that none ends before June 2029.
 *
 * @param bases the definitions under which the convictions that count are registrable
 * @param firstDay the first day on the register; null where no conviction that counts is registrable
 * @param lastDay the last day, included; null where it is open
 * @param wasRegistrable whether there ever was a registrable conviction, quashed ones included
 * @param juvenile whether every conviction that counts is for an offence committed under 18
 * @param reasons how it came about
 */
public record Standing(
        Set<Basis> bases,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        boolean wasRegistrable,
        boolean juvenile,
        List<Reason> reasons) {

    public Standing {
        bases = Set.copyOf(bases);
        reasons = List.copyOf(reasons);
    }

    /** The Act's two definitions; law.md, "Derivation, exactly", rule 1. */
    public enum Basis {
        /** s.2(1)(h): any victim. */
        NARROW,
        /** s.24, Explanation: a scheduled offence against a woman or a child. */
        WIDE
    }

    /** Where somebody stands on a day. */
    public enum Status {
        NOT_REGISTRABLE,
        ON_REGISTER,
        SEALED
    }

    /** @param day the day of the question; the answer for days before the last fact was recorded is today's view of them */
    public Status on(LocalDate day) {
        if (firstDay != null && !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay))) {
            return Status.ON_REGISTER;
        }
        return wasRegistrable ? Status.SEALED : Status.NOT_REGISTRABLE;
    }

    /**
     * One step of the derivation.
     *
     * @param code the rule and its result; its wording is in the bundles under {@code registration.reason.}
     * @param values what it was applied to, in the order its wording names them
     */
    public record Reason(Code code, List<String> values) {

        public Reason {
            values = List.copyOf(values);
        }

        static Reason of(Code code, Object... values) {
            return new Reason(
                    code, java.util.Arrays.stream(values).map(String::valueOf).toList());
        }

        /** What a step found. */
        public enum Code {
            /** Section, day from which its row is in force. */
            NARROW_BASIS,
            /** Section, schedule. */
            WIDE_BASIS,
            /** Section: the schedule's row counts only in connection with an offence that was not given. */
            NOT_CONNECTED,
            /** The survivor was neither a woman nor a child. */
            NOT_A_WOMAN_OR_CHILD,
            /** Section: no definition names it. */
            NO_ROW,
            /** Case number, day of the quashing. */
            QUASHED,
            /** Case number: nobody is registrable before the Act's first day. */
            BEFORE_THE_ACT,
            /** Case number, day of the offence: the offender was under 18. */
            UNDER_EIGHTEEN,
            /** First day. */
            ON_REGISTER_FROM,
            /** No conviction that counts is registrable. */
            NONE_COUNTS
        }
    }
}
