package pk.gov.nsor.policing.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.policing.supervision.Circumstance;

/** The content of a notice, one form for each kind. Each refuses impossible values, naming the field. */
public sealed interface Particulars {

    int LONGEST_LINE = 300;
    int LONGEST_WORD = 120;

    NoticeKind kind();

    /** The day of the change, or of leaving. */
    LocalDate on();

    /** The last day away; null where nobody goes away. */
    @Nullable
    LocalDate until();

    /** Where the person lives or stays then: a district's code; null where that is in none. */
    @Nullable
    String district();

    /** Whether the other is about the same, whichever day it gives. */
    boolean tellsTheSameAs(Particulars other);

    /** Another name. */
    record NewName(PersonName name, LocalDate on) implements Particulars {

        @Override
        public NoticeKind kind() {
            return NoticeKind.NAME;
        }

        @Override
        public @Nullable LocalDate until() {
            return null;
        }

        @Override
        public @Nullable String district() {
            return null;
        }

        @Override
        public boolean tellsTheSameAs(Particulars other) {
            return other instanceof NewName that && name.equals(that.name);
        }
    }

    /**
     * Another home.
     *
     * @param line house, street, village
     * @param tehsil null where it is not known
     */
    record NewHome(String line, String district, @Nullable String tehsil, LocalDate on) implements Particulars {

        public NewHome {
            line = PlainText.of("line", line, LONGEST_LINE);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.ADDRESS;
        }

        @Override
        public @Nullable LocalDate until() {
            return null;
        }

        @Override
        public boolean tellsTheSameAs(Particulars other) {
            return other instanceof NewHome that && line.equals(that.line) && district.equals(that.district);
        }
    }

    /** Another place to sleep for some days, beside the home. */
    record Stay(String line, String district, LocalDate on, LocalDate until) implements Particulars {

        public Stay {
            line = PlainText.of("line", line, LONGEST_LINE);
            refuseBackBefore(on, until);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.STAY;
        }

        @Override
        public boolean tellsTheSameAs(Particulars other) {
            return other instanceof Stay that
                    && line.equals(that.line)
                    && district.equals(that.district)
                    && overlaps(on, until, that.on, that.until);
        }
    }

    /** A journey to another district. */
    record TravelInside(String line, String district, LocalDate on, LocalDate until, String purpose)
            implements Particulars {

        public TravelInside {
            line = PlainText.of("line", line, LONGEST_LINE);
            purpose = PlainText.of("tripPurpose", purpose, LONGEST_WORD);
            refuseBackBefore(on, until);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.TRAVEL_INSIDE;
        }

        @Override
        public boolean tellsTheSameAs(Particulars other) {
            return other instanceof TravelInside that
                    && district.equals(that.district)
                    && overlaps(on, until, that.on, that.until);
        }
    }

    /**
     * A journey abroad.
     *
     * @param legs the countries in the order of the journey, 1 to 10
     * @param carrier airline and flight, ship, or the road
     * @param passport its number
     */
    record TravelAbroad(List<Leg> legs, LocalDate on, LocalDate until, String purpose, String carrier, String passport)
            implements Particulars {

        private static final int MOST_LEGS = 10;

        public TravelAbroad {
            legs = List.copyOf(legs);
            if (legs.isEmpty() || legs.size() > MOST_LEGS) {
                throw new InvalidValueException("notice.countries", "Name 1 to %s countries.", MOST_LEGS)
                        .at("country1");
            }
            purpose = PlainText.of("tripPurpose", purpose, LONGEST_WORD);
            carrier = PlainText.of("carrier", carrier, LONGEST_WORD);
            passport = passport.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
            if (!passport.matches("[A-Z0-9]{5,15}")) {
                throw new InvalidValueException(
                                "notice.passport", "A passport number has 5 to 15 letters A to Z and digits.")
                        .at("passport");
            }
            refuseBackBefore(on, until);
            LocalDate before = on;
            for (int i = 0; i < legs.size(); i++) {
                LocalDate day = legs.get(i).from();
                if (day.isBefore(before) || day.isAfter(until)) {
                    throw new InvalidValueException(
                                    "notice.leg.day", "The days lie between leaving and coming back, in their order.")
                            .at("from" + (i + 1));
                }
                before = day;
            }
        }

        /** Whether the journey leads to the country. */
        public boolean leadsTo(String country) {
            return legs.stream().anyMatch(leg -> leg.country().equals(country));
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.TRAVEL_ABROAD;
        }

        @Override
        public @Nullable String district() {
            return null;
        }

        @Override
        public boolean tellsTheSameAs(Particulars other) {
            return other instanceof TravelAbroad that && overlaps(on, until, that.on, that.until);
        }
    }

    /**
     * A country of a journey.
     *
     * @param country ISO 3166, two letters
     * @param from the day of arriving there
     */
    record Leg(String country, LocalDate from) {

        private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
        private static final String HOME = "PK";

        public Leg {
            country = checkedCountry(country);
        }

        /**
         * The code of a country other than Pakistan.
         *
         * @throws InvalidValueException where it is none
         */
        public static String checkedCountry(String code) {
            String clean = code.strip().toUpperCase(Locale.ROOT);
            if (!COUNTRIES.contains(clean) || clean.equals(HOME)) {
                throw new InvalidValueException(
                        "notice.country", "This is not a country abroad. Choose one of the list (ISO 3166).");
            }
            return clean;
        }
    }

    /**
     * Another mobile number.
     *
     * @param number as people write it; kept as E.164
     */
    record NewPhone(String number, LocalDate on) implements Particulars {

        public NewPhone {
            number = MobileNumber.parse(number).e164();
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.PHONE;
        }

        @Override
        public @Nullable LocalDate until() {
            return null;
        }

        @Override
        public @Nullable String district() {
            return null;
        }

        @Override
        public boolean tellsTheSameAs(Particulars other) {
            return other instanceof NewPhone that && number.equals(that.number);
        }
    }

    /** Something of which {@link pk.gov.nsor.policing.supervision.Circumstances} keeps what is so. */
    sealed interface OfCircumstance extends Particulars {

        Circumstance what();

        @Override
        default @Nullable LocalDate until() {
            return null;
        }

        @Override
        default @Nullable String district() {
            return null;
        }

        @Override
        default boolean tellsTheSameAs(Particulars other) {
            return other instanceof OfCircumstance that && what().equals(that.what());
        }
    }

    /** Other work. */
    record NewWork(Circumstance.Work what, LocalDate on) implements OfCircumstance {

        @Override
        public NoticeKind kind() {
            return NoticeKind.WORK;
        }
    }

    /**
     * Living in a household with a child.
     *
     * @param what how many of which age, one child at least; nobody is named
     * @param hours how long the person is there at a stretch, 1 to 24
     */
    record Household(Circumstance.Children what, int hours, LocalDate on) implements OfCircumstance {

        private static final int MOST_HOURS = 24;

        public Household {
            if (what.underFive() + what.fiveToEleven() + what.twelveToSeventeen() == 0) {
                throw new InvalidValueException("notice.no-child", "Say how many children there are.").at("underFive");
            }
            if (hours < 1 || hours > MOST_HOURS) {
                throw new InvalidValueException("notice.hours", "Give a number of hours from 1 to %s.", MOST_HOURS)
                        .at("hours");
            }
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.HOUSEHOLD;
        }
    }

    /** A vehicle the person uses. */
    record NewVehicle(Circumstance.Vehicle what, LocalDate on) implements OfCircumstance {

        @Override
        public NoticeKind kind() {
            return NoticeKind.VEHICLE;
        }
    }

    /** A name the person goes by online. */
    record NewOnlineIdentity(Circumstance.OnlineIdentity what, LocalDate on) implements OfCircumstance {

        @Override
        public NoticeKind kind() {
            return NoticeKind.ONLINE_IDENTITY;
        }
    }

    private static void refuseBackBefore(LocalDate on, LocalDate until) {
        if (until.isBefore(on)) {
            throw new InvalidValueException("notice.back-before", "The last day lies before the day of leaving.")
                    .at("until");
        }
    }

    private static boolean overlaps(LocalDate on, LocalDate until, LocalDate otherOn, LocalDate otherUntil) {
        return !on.isAfter(otherUntil) && !otherOn.isAfter(until);
    }
}
