package pk.gov.nsor.policing.notices;

import java.util.EnumSet;
import java.util.Set;
import pk.gov.nsor.policing.supervision.NotificationDutyKind;

/** What a notice is of. The names are stored; each has its own form of {@link Particulars}. */
public enum NoticeKind {
    NAME(
            Particulars.NewName.class,
            NotificationDutyKind.NAME,
            EnumSet.of(Evidence.COURT_DOCUMENT, Evidence.NADRA_DOCUMENT)),
    ADDRESS(
            Particulars.NewHome.class,
            NotificationDutyKind.ADDRESS,
            EnumSet.of(Evidence.VISIT, Evidence.TENANCY_PAPER, Evidence.NADRA_DOCUMENT, Evidence.CONFIRMED_BY_ANOTHER)),
    STAY(
            Particulars.Stay.class,
            NotificationDutyKind.STAY,
            EnumSet.of(Evidence.VISIT, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    TRAVEL_INSIDE(
            Particulars.TravelInside.class,
            NotificationDutyKind.TRAVEL_INSIDE,
            EnumSet.of(Evidence.TICKET, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    TRAVEL_ABROAD(
            Particulars.TravelAbroad.class,
            NotificationDutyKind.TRAVEL_ABROAD,
            EnumSet.of(Evidence.PASSPORT_AND_VISA, Evidence.TICKET, Evidence.STATED)),
    /** The code that is texted to the number proves it; the decision only says that it is to be sent. */
    PHONE(Particulars.NewPhone.class, NotificationDutyKind.PHONE, EnumSet.of(Evidence.STATED)),
    WORK(
            Particulars.NewWork.class,
            NotificationDutyKind.WORK,
            EnumSet.of(Evidence.VISIT, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    HOUSEHOLD(
            Particulars.Household.class,
            NotificationDutyKind.HOUSEHOLD,
            EnumSet.of(Evidence.VISIT, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    VEHICLE(
            Particulars.NewVehicle.class,
            NotificationDutyKind.VEHICLE,
            EnumSet.of(Evidence.VISIT, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    ONLINE_IDENTITY(
            Particulars.NewOnlineIdentity.class,
            NotificationDutyKind.ONLINE_IDENTITY,
            EnumSet.of(Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED));

    private final Class<? extends Particulars> form;
    private final NotificationDutyKind duty;
    private final EnumSet<Evidence> evidence;

    NoticeKind(Class<? extends Particulars> form, NotificationDutyKind duty, EnumSet<Evidence> evidence) {
        this.form = form;
        this.duty = duty;
        this.evidence = evidence;
    }

    /** The form of its particulars. */
    public Class<? extends Particulars> form() {
        return form;
    }

    /** What evidence a decision about it can rest on. */
    public Set<Evidence> evidence() {
        return EnumSet.copyOf(evidence);
    }

    /** Whether somebody is elsewhere for some days, and the record stays as it is. */
    public boolean isTemporary() {
        return switch (this) {
            case NAME, ADDRESS, PHONE, WORK, HOUSEHOLD, VEHICLE, ONLINE_IDENTITY -> false;
            case STAY, TRAVEL_INSIDE, TRAVEL_ABROAD -> true;
        };
    }

    /** Whether several can begin on one day: two vehicles are two notices. */
    boolean canBeSeveral() {
        return switch (this) {
            case WORK, VEHICLE, ONLINE_IDENTITY -> true;
            case NAME, ADDRESS, STAY, TRAVEL_INSIDE, TRAVEL_ABROAD, PHONE, HOUSEHOLD -> false;
        };
    }

    public NotificationDutyKind duty() {
        return duty;
    }
}
