package pk.gov.nsor.foundation.requirement;

import java.util.List;

/**
 * One step of a derivation: the result of a rule for its input. Its wording is made on demand, in either language.
 *
 * @param values what the code's documentation lists, in that order: judgments, sections, rows, maxima, words, numbers,
 *     days and enums of this package
 */
public record Reason(Code code, List<Object> values) {

    public Reason {
        values = List.copyOf(values);
    }

    static Reason of(Code code, Object... values) {
        return new Reason(code, List.of(values));
    }

    /** What a step found. Where the first value is a judgment, the step is about that conviction. */
    public enum Code {
        /** Version of the law that was applied, day of the question. */
        LAW(0),
        /** The Act's first day: nobody is registrable before it. */
        BEFORE_THE_ACT(1),
        /** Judgment, day of judgment, the Act's first day, on which the law is looked up instead. */
        JUDGED_BEFORE_THE_ACT(1),
        /** Judgment, day of judgment. */
        COUNTS(1),
        /** Judgment, day of quashing: as if it had never been. */
        QUASHED(1),
        /** Judgment, day of quashing, the Act's first day: ignored. */
        QUASHED_BEFORE_THE_ACT(1),
        /** Judgment, section, row that the narrow definition names. */
        NARROW_BASIS(1),
        /** Judgment, section, schedule, row: a scheduled offence against a woman or child. */
        WIDE_BASIS(1),
        /** Judgment, section, schedule, row, the connected offence that makes it count. */
        WIDE_BASIS_CONNECTED(1),
        /** Judgment, section, schedule: against neither a woman nor a child. */
        NOT_A_WOMAN_OR_CHILD(1),
        /** Judgment, section, schedule: counts only with an offence of the same schedule, and none is named. */
        NOT_CONNECTED(1),
        /** Judgment, section, day: the section's rows give no basis on that day. */
        NO_BASIS(1),
        /** Judgment, section: the law has no row for it. */
        NO_ROW(1),
        /** Judgment, section, day: the law has rows for it, none in force on that day. */
        NO_ROW_IN_FORCE(1),
        /** Judgment: none of its offences gives a basis. */
        NOT_REGISTRABLE(1),
        /** Judgment, section, maximum, row that takes it from another offence, that offence. */
        MAXIMUM_AS_CONNECTED(2),
        /** Judgment, section, maximum, row that takes half of another offence's, that offence. */
        MAXIMUM_HALF_CONNECTED(2),
        /** Judgment, section, row that takes the maximum from another offence, and there is none to take it from. */
        MAXIMUM_NOT_LENT(2),
        /**
         * Judgment, section, highest maximum (DEATH, LIFE or years), day on which the law is looked up, tier, row, years
         * from which on it is tier II.
         */
        TIER(2),
        /** Judgment, tier after it: the victim was a child. */
        CHILD_ONE_UP(2),
        /** Judgment, tier after it, the judgment after whose day this offence was committed. */
        REPEAT_ONE_UP(2),
        /** Judgment, tier, months, key of the assumed value. */
        PERIOD(3),
        /** Judgment, tier, key of the assumed value: for life. */
        PERIOD_LIFE(3),
        /** Judgment, day of the offence, day on which the offender came of age. */
        UNDER_EIGHTEEN(3),
        /** Judgment, day of admission, day of release: it ended before the judgment, so it does not belong to it. */
        CUSTODY_ENDED_BEFORE(4),
        /** Judgment, day of admission, last day on which it could have begun: it does not belong to the judgment. */
        CUSTODY_BEGUN_LATE(4),
        /** Judgment, day of release, day of admission: the clock starts with the release. */
        STARTED_BY_RELEASE(4),
        /** Judgment, day of judgment: no custody belongs to it. */
        STARTED_BY_JUDGMENT(4),
        /** Judgment, day of admission: the clock waits for the release. */
        AWAITS_RELEASE(4),
        /** Judgment, last day, days in custody that did not count, start, months of the period, days in it. */
        LAST_DAY(5),
        /** Judgment, day of admission: in custody before the period was completed; the last day is not known. */
        LAST_DAY_UNKNOWN(5),
        /** Judgment, last day: it has passed. */
        EXPIRED(6),
        /** Last of the last days of those running. */
        ENDS(6),
        /** One that runs does so for life. */
        ENDS_NEVER(6),
        /** The last day of one that runs is not known yet. */
        END_UNKNOWN(6),
        /** Judgment that sets the tier, tier, months between, nominal day, due day, key of the assumed value. */
        VERIFICATION(7),
        /** In custody: nothing falls due. */
        NO_VERIFICATION_IN_CUSTODY(7),
        /** Nothing falls due before the last day. */
        NO_VERIFICATION_LEFT(7),
        /** Day of death. */
        DIED(9),
        /** First day of being sealed. */
        SEALED(9),
        /** Status. */
        STATUS(9);

        private final int rule;

        Code(int rule) {
            this.rule = rule;
        }

        /** The number of the rule in {@code law.md}, "Derivation, exactly"; 0 for none of them. */
        public int rule() {
            return rule;
        }
    }
}
