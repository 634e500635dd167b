package pk.gov.nsor.record.register.journal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups of timeline lines by subject, for filtering. Their messages are under {@code timeline.group.}. */
public enum JournalGroup {
    LEGAL,
    STANDING,
    SUPERVISION,
    KNOWLEDGE,
    IDENTITY,
    ADDRESSES,
    NOTICES,
    MESSAGES;

    public static JournalGroup of(JournalKind kind) {
        return switch (kind) {
            case CONVICTION_RECORDED,
                    CONVICTION_QUASHED,
                    SENTENCE_RECORDED,
                    APPEAL_FILED,
                    APPEAL_DISMISSED,
                    CUSTODY_RECORDED,
                    CLEMENCY_RECORDED,
                    DEATH_RECORDED,
                    DEATH_ESTABLISHED,
                    REMOVAL_DECIDED,
                    FACT_CORRECTED,
                    FACT_WITHDRAWN -> LEGAL;
            case REGISTERED, STANDING_CHANGED -> STANDING;
            case STATION_ASSIGNED,
                    STATION_RELIEVED,
                    DUTY_OPENED,
                    DUTY_ANSWERED,
                    DUTY_MOVED,
                    DUTY_WITHDRAWN,
                    DUTY_RESTORED,
                    BREACH_ALLEGED,
                    BREACH_WITHDRAWN,
                    BREACH_DECIDED,
                    BREACH_ESCALATED,
                    APPEARED,
                    WHEREABOUTS_UNKNOWN,
                    WHEREABOUTS_KNOWN,
                    RELEASE_PLANNED,
                    RELEASE_CALLED_OFF,
                    DUTIES_EXPLAINED,
                    TRANSFER_OFFERED,
                    TRANSFER_ACCEPTED,
                    TRANSFER_RETURNED,
                    TRANSFER_WITHDRAWN -> SUPERVISION;
            case VISIT_PLANNED,
                    VISIT_MADE,
                    VISIT_FAILED,
                    VISIT_CALLED_OFF,
                    CONTACT_MADE,
                    INTELLIGENCE_NOTED,
                    RISK_ASSESSED,
                    CIRCUMSTANCE_RECORDED,
                    CIRCUMSTANCE_ENDED,
                    CIRCUMSTANCE_CORRECTED,
                    CIRCUMSTANCE_WITHDRAWN -> KNOWLEDGE;
            case CNIC_ENTERED,
                    CNIC_WITHDRAWN,
                    IDENTITY_EXAMINED,
                    IDENTITY_CONFIRMED,
                    IDENTITY_CORRECTED,
                    NAME_CHANGED,
                    PHOTOGRAPH_ADDED,
                    PHOTOGRAPH_WITHDRAWN -> IDENTITY;
            case ADDRESS_RECORDED, ADDRESS_WITHDRAWN, TEHSIL_ASSIGNED, DISTRICT_CHANGED, RESIDENCE_LOST -> ADDRESSES;
            case NOTICE_ANNOUNCED,
                    NOTICE_TAKEN,
                    NOTICE_DECIDED,
                    BORDER_CROSSED,
                    TRAVEL_TASK_OPENED,
                    TRAVEL_TASK_CLOSED,
                    TRAVEL_TASK_ESCALATED,
                    ANNOUNCEMENT_ESCALATED,
                    OBSERVATION_AGREES -> NOTICES;
            case PHONE_TAKEN, PHONE_VERIFIED, PHONE_WITHDRAWN, MESSAGE_SENT -> MESSAGES;
        };
    }

    /** The kinds of the group. */
    public Set<JournalKind> kinds() {
        return Arrays.stream(JournalKind.values())
                .filter(kind -> of(kind) == this)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(JournalKind.class)));
    }

    /** Those that have a kind, in the order in which they are offered. */
    public static List<JournalGroup> offered() {
        return Arrays.stream(values()).filter(group -> !group.kinds().isEmpty()).toList();
    }

    /** Its name in addresses and message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
