package pk.gov.nsor.policing.notices;

/** How something was first notified. The names are stored. */
public enum How {
    /** In person, at a station. */
    AT_STATION,
    /** By SMS; it is confirmed in person afterwards. */
    BY_SMS,
    /** By letter. */
    IN_WRITING;

    /** The state in which a notice begins: a remote notification waits until the person confirms it. */
    NoticeState first() {
        return switch (this) {
            case AT_STATION, IN_WRITING -> NoticeState.RECEIVED;
            case BY_SMS -> NoticeState.ANNOUNCED;
        };
    }
}
