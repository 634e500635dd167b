package pk.gov.nsor.policing.notices;

import java.util.Set;

/** What an announcement by SMS is of. The names are stored. */
public enum Announced {
    NAME(NoticeKind.NAME),
    ADDRESS(NoticeKind.ADDRESS, NoticeKind.STAY),
    PHONE(NoticeKind.PHONE),
    WORK(NoticeKind.WORK),
    HOUSEHOLD(NoticeKind.HOUSEHOLD),
    VEHICLE(NoticeKind.VEHICLE),
    ONLINE_IDENTITY(NoticeKind.ONLINE_IDENTITY),
    /** Going away: how far is asked at the station. */
    GOING(NoticeKind.TRAVEL_INSIDE, NoticeKind.TRAVEL_ABROAD, NoticeKind.STAY),
    /** Being back: no notice comes of it. */
    BACK;

    private final Set<NoticeKind> kinds;

    Announced(NoticeKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    /** Which notices can come of it. */
    public Set<NoticeKind> kinds() {
        return kinds;
    }
}
