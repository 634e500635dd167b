package pk.gov.nsor.foundation.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The CNICs and telephone numbers that this installation accepts. A register in operation accepts those that provinces
 * and operators issue; one with synthetic data accepts those that belong to nobody (CNICs that begin with 9, numbers
 * that begin with 0399). So real people's numbers never get into a demonstration, and synthetic ones never into a
 * register in operation.
 */
public enum CnicFormat {
    LIVE,
    SYNTHETIC;

    /** What is taken instead, for as long as something is read. Not a ScopedValue: what is fuzzed is compiled for Java 21. */
    private static final ThreadLocal<@Nullable CnicFormat> INSTEAD = new ThreadLocal<>();

    private static final int CNIC_DIGITS = 13;
    private static final int NOBODYS = 9;

    /** Reads something that may be about nobody: only synthetic numbers are taken meanwhile, whatever this installation takes. */
    public static <T> T withNobodys(Supplier<T> reading) {
        CnicFormat before = INSTEAD.get();
        INSTEAD.set(SYNTHETIC);
        try {
            return reading.get();
        } finally {
            if (before == null) {
                INSTEAD.remove();
            } else {
                INSTEAD.set(before);
            }
        }
    }

    /** Who takes nothing that is somebody's. */
    private String why() {
        return this == SYNTHETIC ? "This register holds synthetic data and" : "A trial";
    }

    private CnicFormat now() {
        CnicFormat instead = INSTEAD.get();
        return instead == null ? this : instead;
    }

    /**
     * Reads a CNIC as people write it.
     *
     * @throws InvalidValueException as {@link Cnic#parse}, and for a first digit that this installation does not take
     */
    public Cnic parse(String text) {
        Cnic cnic = Cnic.parse(text);
        if (!takes(cnic)) {
            throw switch (now()) {
                case LIVE -> new InvalidValueException("cnic.province", "No province issues CNICs that begin with 9.");
                case SYNTHETIC ->
                    new InvalidValueException(
                            "cnic.synthetic",
                            why() + " takes nobody's CNIC: only those that begin with 9, for example 93520-1234567-1.");
            };
        }
        return cnic;
    }

    /**
     * Reads a mobile number as people write it.
     *
     * @throws InvalidValueException as {@link MobileNumber#parse}, and for a number that this installation does not take
     */
    public MobileNumber parseMobile(String text) {
        MobileNumber number = MobileNumber.parse(text);
        require(number);
        return number;
    }

    /** @throws InvalidValueException for a number that this installation does not take */
    public void require(MobileNumber number) {
        if (!takes(number)) {
            throw switch (now()) {
                case LIVE ->
                    new InvalidValueException("mobile.nobodys", "No operator has numbers that begin with 0399.");
                case SYNTHETIC ->
                    new InvalidValueException(
                            "mobile.synthetic",
                            why()
                                    + " takes nobody's number: only those that begin with 0399, for example 0399 0000001.");
            };
        }
    }

    public boolean takes(Cnic cnic) {
        return cnic.isSynthetic() == (now() == SYNTHETIC);
    }

    public boolean takes(MobileNumber number) {
        return number.isSynthetic() == (now() == SYNTHETIC);
    }

    /**
     * Whether a text of the public may be stored: with synthetic data, none that contains a CNIC that a real person
     * might have.
     */
    public boolean mayKeep(String text) {
        return this == LIVE || !hasCnicOfSomebody(text);
    }

    /** Digits with nothing but separators between them are one number. */
    private static boolean hasCnicOfSomebody(String text) {
        int digits = 0;
        boolean isNobodys = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                isNobodys = digits == 0 ? digit == NOBODYS : isNobodys;
                digits++;
            } else if (!Cnic.isSeparator(c)) {
                if (digits == CNIC_DIGITS && !isNobodys) {
                    return true;
                }
                digits = 0;
            }
        }
        return digits == CNIC_DIGITS && !isNobodys;
    }
}
