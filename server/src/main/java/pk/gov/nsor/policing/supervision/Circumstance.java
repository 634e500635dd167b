package pk.gov.nsor.policing.supervision;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.policing.supervision.knowledge.FreeText;

/**
 * Something in somebody's life that is so from a day to a day. Each part that is text is refused where it holds a CNIC or a
 * telephone number; refusals name the part.
 */
public sealed interface Circumstance {

    /** What it is of. */
    Kind kind();

    /** What there is. The names are stored. */
    enum Kind {
        ASSOCIATE(Associate.class),
        VEHICLE(Vehicle.class),
        ONLINE_IDENTITY(OnlineIdentity.class),
        WORK(Work.class),
        CHILDREN(Children.class);

        private final Class<? extends Circumstance> type;

        Kind(Class<? extends Circumstance> type) {
            this.type = type;
        }

        public Class<? extends Circumstance> type() {
            return type;
        }
    }

    /**
     * An adult with whom the person keeps company.
     *
     * @param name 1 to 120 characters; never a survivor's or a child's
     * @param relation how they know each other, up to 120 characters; empty where it is not known
     */
    record Associate(String name, String relation) implements Circumstance {
        public Associate {
            name = FreeText.required(name, FreeText.LONGEST_LINE, "name");
            relation = FreeText.optional(relation, FreeText.LONGEST_LINE, "relation");
        }

        @Override
        public Kind kind() {
            return Kind.ASSOCIATE;
        }
    }

    /**
     * A vehicle the person uses.
     *
     * @param registration as on the plate; kept as capital letters and digits alone, 2 to 12, at least one of each
     * @param description make and colour, up to 120 characters
     */
    record Vehicle(String registration, String description) implements Circumstance {

        private static final Pattern PLATE = Pattern.compile("(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]{2,12}");

        public Vehicle {
            registration = Digits.western(Normalizer.normalize(registration, Normalizer.Form.NFKC))
                    .toUpperCase(Locale.ROOT)
                    .replaceAll("[\\s\\p{Pd}\\p{Cf}./]", "");
            if (!PLATE.matcher(registration).matches()) {
                throw new InvalidValueException(
                                "circumstance.registration",
                                "A registration number has letters and digits, 2 to 12 together, for example LEB-12-345.")
                        .at("registration");
            }
            description = FreeText.optional(description, FreeText.LONGEST_LINE, "description");
        }

        @Override
        public Kind kind() {
            return Kind.VEHICLE;
        }
    }

    /**
     * A name the person goes by online.
     *
     * @param handle kept in small letters, without the address of the service and the @ before it: 1 to 120 characters
     *     without blanks
     */
    record OnlineIdentity(Service service, String handle) implements Circumstance {

        private static final Pattern BEFORE = Pattern.compile("^(?:https?://)?(?:[a-z0-9-]+\\.)+[a-z]{2,}/+");

        /** Where. The names are stored. */
        public enum Service {
            FACEBOOK,
            INSTAGRAM,
            TIKTOK,
            YOUTUBE,
            SNAPCHAT,
            TELEGRAM,
            X,
            EMAIL,
            GAME,
            OTHER
        }

        public OnlineIdentity {
            String small =
                    Normalizer.normalize(handle, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
            String bare = BEFORE.matcher(small)
                    .replaceFirst("")
                    .replaceFirst("^@", "")
                    .replaceFirst("/+$", "");
            handle = FreeText.required(bare, FreeText.LONGEST_LINE, "handle");
            if (handle.codePoints().anyMatch(Character::isWhitespace)) {
                throw new InvalidValueException("circumstance.handle", "A name online has no blanks.").at("handle");
            }
        }

        @Override
        public Kind kind() {
            return Kind.ONLINE_IDENTITY;
        }
    }

    /**
     * Paid or unpaid work.
     *
     * @param employer who it is for, or what it is, 1 to 120 characters
     * @param place up to 120 characters; empty where it is not known
     */
    record Work(String employer, String place, WithChildren withChildren) implements Circumstance {

        /** Whether it brings the person together with children. The names are stored. */
        public enum WithChildren {
            YES,
            NO,
            UNKNOWN
        }

        public Work {
            employer = FreeText.required(employer, FreeText.LONGEST_LINE, "employer");
            place = FreeText.optional(place, FreeText.LONGEST_LINE, "place");
        }

        @Override
        public Kind kind() {
            return Kind.WORK;
        }
    }

    /**
     * Children in the household: how many of which age, and nothing that says who. Each 0 to 20; none of any age is known
     * as well.
     */
    record Children(int underFive, int fiveToEleven, int twelveToSeventeen) implements Circumstance {

        private static final int MOST = 20;

        public Children {
            check(underFive, "underFive");
            check(fiveToEleven, "fiveToEleven");
            check(twelveToSeventeen, "twelveToSeventeen");
        }

        @Override
        public Kind kind() {
            return Kind.CHILDREN;
        }

        private static void check(int number, String field) {
            if (number < 0 || number > MOST) {
                throw new InvalidValueException("circumstance.children", "Give a number from 0 to %s.", MOST).at(field);
            }
        }
    }
}
