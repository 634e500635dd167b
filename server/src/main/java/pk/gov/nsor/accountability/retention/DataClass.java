package pk.gov.nsor.accountability.retention;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The classes of data, each with how long it is kept and what erases it. What each table is of is in
 * {@code retention.kept}. The names are stored. What the messages of a class say: what it is, from which event the time runs,
 * on what basis, and how it is erased.
 */
public enum DataClass {
    SEALED_RECORD(
            How.HERE,
            "retention.sealed-record",
            "select min(since) from retention.ended(:day) where class = 'SEALED_RECORD'"),
    RECORD_WITHOUT_DUTY(
            How.HERE,
            "retention.record-without-duty",
            "select min(since) from retention.ended(:day) where class = 'RECORD_WITHOUT_DUTY'"),
    BACKUPS(How.KEYS_OF_A_DAY, "retention.backups", null),
    SMS_MESSAGES(
            How.KEYS_OF_A_DAY,
            30,
            "select min(key_day) from (select key_day from sms.exchange union all select key_day from sms.message"
                    + " where content is not null) d"),
    QUESTIONS(How.KEYS_OF_A_PERIOD, 60, "select min(asked_at)::date from enquiry.ledger"),
    SCANS(How.KEYS_OF_A_DAY, 2, null),
    DISPUTES(
            How.OWN_JOB,
            60,
            "select min(state_since)::date from enquiry.dispute_ticket where state in ('UPHELD', 'REFUSED', 'CLOSED')"
                    + " and num_nonnulls(number, cnic_hash, code_hash) > 0"),
    LOOKUPS(How.WITH_THE_RECORD),
    FOLLOWERS(How.BY_THEIR_OWNER),
    FEED_MESSAGES(How.WITH_THE_RECORD),
    IMPORTED_FILES(How.OWN_JOB, 90, "select min(moved_at)::date from imports.kept"),
    TRIAL_MESSAGES(How.OWN_JOB, 7, "select min(received_at)::date from feeds.trial_kept"),
    OBTAINED_JUDGMENTS(How.OWN_JOB, 730, "select min(said_at)::date from totals.judgment_kept"),
    CASE_STAGES(How.OWN_JOB, 1826, "select min(said_at)::date from justice.case_kept"),
    CONCERNS(How.OWN_JOB, "retention.concerns", "select min(closed_on) from concerns.concern_kept"),
    EVENTS(How.OWN_JOB, "retention.events", "select min(ended_at)::date from exchange.event_kept"),
    AREA_MEMORY(How.OWN_JOB, 62, "select min(month) from release.area_memory"),
    CASE_FILES(
            How.OWN_JOB,
            30,
            "select min(ended_at)::date from disclosure.request where files_destroyed_at is null and ended_at is not null"),
    CASE_REQUESTS(How.HERE, "retention.case-requests", "select min(ended_at)::date from disclosure.request"),
    CERTIFICATES(
            How.HERE,
            "retention.certificates",
            "select min(coalesce(valid_until, asked_at::date)) from disclosure.certificate"),
    SCREENING_OVERRIDES(
            How.OWN_JOB,
            1,
            "select min(asked_at)::date from screeningoverride.screening_override where text is not null"),
    SESSIONS(How.OWN_JOB, 1, "select min(created_at)::date from access.session"),
    HANDOVERS(How.OWN_JOB, 7, null),
    SECRETS(How.BY_THEIR_OWNER),
    STAFF(How.NEVER),
    APPROVALS(How.WITH_THE_RECORD),
    ACCESS_REVIEW(How.NEVER),
    TRAIL(How.NEVER),
    TOMBSTONES(How.NEVER),
    OUTBOX(How.OWN_JOB, 1, null),
    FIGURES(How.NEVER),
    WORKINGS(How.NEVER),
    PUBLIC(How.NEVER);

    /** Once a day, with half a day to spare. */
    private static final Duration DAILY = Duration.ofHours(36);

    /** Every ten minutes, with time for a server to start anew. */
    private static final Duration OFTEN = Duration.ofHours(2);

    private final How how;
    private final @Nullable Integer days;
    private final @Nullable String policy;
    private final @Nullable String oldest;

    DataClass(How how) {
        this.how = how;
        this.days = null;
        this.policy = null;
        this.oldest = null;
    }

    DataClass(How how, String policy, @Nullable String oldest) {
        this.how = how;
        this.days = null;
        this.policy = policy;
        this.oldest = oldest;
    }

    DataClass(How how, int days, @Nullable String oldest) {
        this.how = how;
        this.days = days;
        this.policy = null;
        this.oldest = oldest;
    }

    /** What erases it. */
    public enum How {
        /** This module, by its sweep. */
        HERE,
        /** The destruction of the key of the day on which it came. */
        KEYS_OF_A_DAY,
        /** The destruction of the key of its 30 days. */
        KEYS_OF_A_PERIOD,
        /** The sweep of its own module. */
        OWN_JOB,
        /** The erasing of the record that it is about. */
        WITH_THE_RECORD,
        /** Whoever it is about, by leaving or renewing. */
        BY_THEIR_OWNER,
        NEVER;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public How how() {
        return how;
    }

    /** Within what time it is gone through, at the latest; null for what no run erases. */
    public @Nullable Duration runsWithin() {
        return switch (this) {
            case SEALED_RECORD, RECORD_WITHOUT_DUTY, BACKUPS, CASE_REQUESTS, CERTIFICATES -> DAILY;
            case SMS_MESSAGES,
                    QUESTIONS,
                    SCANS,
                    DISPUTES,
                    FOLLOWERS,
                    CASE_FILES,
                    SCREENING_OVERRIDES,
                    SESSIONS,
                    HANDOVERS,
                    IMPORTED_FILES,
                    TRIAL_MESSAGES,
                    OBTAINED_JUDGMENTS,
                    CASE_STAGES,
                    EVENTS,
                    CONCERNS -> OFTEN;
            case LOOKUPS,
                    FEED_MESSAGES,
                    AREA_MEMORY,
                    SECRETS,
                    STAFF,
                    APPROVALS,
                    ACCESS_REVIEW,
                    TRAIL,
                    TOMBSTONES,
                    OUTBOX,
                    FIGURES,
                    WORKINGS,
                    PUBLIC -> null;
        };
    }

    /** How many days at most, counted from the event; null where a policy says it, or nothing ends it. */
    public @Nullable Integer days() {
        return days;
    }

    /** The key of the policy row that says how long; null where the module that keeps it does. */
    public @Nullable String policy() {
        return policy;
    }

    /** A query for the day of the oldest that is there, with {@code :day} for today; null where no query applies. */
    @Nullable
    String oldest() {
        return oldest;
    }

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
