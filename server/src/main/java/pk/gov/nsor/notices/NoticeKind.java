package pk.gov.nsor.notices;

import java.util.EnumSet;
import java.util.Set;
import pk.gov.nsor.supervision.TellingKind;

/** What a notice is of. The names are stored; each has its own form of {@link Particulars}. */
public enum NoticeKind {
    NAME(Particulars.NewName.class, TellingKind.NAME, EnumSet.of(Evidence.COURT_DOCUMENT, Evidence.NADRA_DOCUMENT)),
    ADDRESS(
            Particulars.NewHome.class,
            TellingKind.ADDRESS,
            EnumSet.of(Evidence.VISIT, Evidence.TENANCY_PAPER, Evidence.NADRA_DOCUMENT, Evidence.CONFIRMED_BY_ANOTHER)),
    STAY(
            Particulars.Stay.class,
            TellingKind.STAY,
            EnumSet.of(Evidence.VISIT, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    TRAVEL_INSIDE(
            Particulars.TravelInside.class,
            TellingKind.TRAVEL_INSIDE,
            EnumSet.of(Evidence.TICKET, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    TRAVEL_ABROAD(
            Particulars.TravelAbroad.class,
            TellingKind.TRAVEL_ABROAD,
            EnumSet.of(Evidence.PASSPORT_AND_VISA, Evidence.TICKET, Evidence.STATED)),
    /** The code that is texted to the number proves it; the decision only says that it is to be sent. */
    PHONE(Particulars.NewPhone.class, TellingKind.PHONE, EnumSet.of(Evidence.STATED)),
    WORK(
            Particulars.NewWork.class,
            TellingKind.WORK,
            EnumSet.of(Evidence.VISIT, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    HOUSEHOLD(
            Particulars.Household.class,
            TellingKind.HOUSEHOLD,
            EnumSet.of(Evidence.VISIT, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    VEHICLE(
            Particulars.NewVehicle.class,
            TellingKind.VEHICLE,
            EnumSet.of(Evidence.VISIT, Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED)),
    ONLINE_IDENTITY(
            Particulars.NewOnlineIdentity.class,
            TellingKind.ONLINE_IDENTITY,
            EnumSet.of(Evidence.CONFIRMED_BY_ANOTHER, Evidence.STATED));

    private final Class<? extends Particulars> form;
    private final TellingKind telling;
    private final EnumSet<Evidence> evidence;

    NoticeKind(Class<? extends Particulars> form, TellingKind telling, EnumSet<Evidence> evidence) {
        this.form = form;
        this.telling = telling;
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

    TellingKind telling() {
        return telling;
    }
}
