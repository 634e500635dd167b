package pk.gov.nsor.foundation.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number that can receive SMS, in E.164 form. Numbers without a country code are Pakistani; those of Pakistan
 * are mobile numbers: +92 3 and nine digits more.
 *
 * @param e164 for example {@code +923990000001}
 */
public record MobileNumber(String e164) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern PAKISTAN = Pattern.compile("\\+92.*");
    private static final Pattern PAKISTANI_MOBILE = Pattern.compile("\\+923[0-9]{9}");

    /** As networks write Pakistan's where they do not say what type of number it is. */
    private static final Pattern PAKISTANI_SENDER = Pattern.compile("92[0-9]{10}");

    /** Marks of direction and the like, which come along when a number is copied out of an Urdu text. */
    private static final Pattern MARKS = Pattern.compile("\\p{Cf}");

    private static final String COUNTRY = "+92";
    private static final String SYNTHETIC = "+92399";

    public MobileNumber {
        if (!E164.matcher(e164).matches()
                || (PAKISTAN.matcher(e164).matches()
                        && !PAKISTANI_MOBILE.matcher(e164).matches())) {
            throw new InvalidValueException(
                    "mobile", "This is not a mobile number. Write it as 0399 0000001 or +92 399 0000001.");
        }
    }

    /**
     * Reads a number as people write it, with digits of any script.
     *
     * @throws InvalidValueException where it is no mobile number
     */
    public static MobileNumber parse(String text) {
        try {
            PhoneNumber number = PhoneNumberUtil.getInstance()
                    .parse(MARKS.matcher(Digits.western(text)).replaceAll(""), "PK");
            return new MobileNumber(PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException unreadable) {
            throw new InvalidValueException(
                    "mobile", "This is not a mobile number. Write it as 0399 0000001 or +92 399 0000001.");
        }
    }

    /**
     * The telephone behind the sender of a text message: +447…, 923…, 00923… or 03…. Empty for short codes, names and what
     * else takes no messages.
     */
    public static Optional<MobileNumber> ofSender(String sender) {
        try {
            return Optional.of(parse(PAKISTANI_SENDER.matcher(sender).matches() ? "+" + sender : sender));
        } catch (InvalidValueException none) {
            return Optional.empty();
        }
    }

    /** True for the numbers that begin with 0399, which no operator has. */
    public boolean isSynthetic() {
        return e164.startsWith(SYNTHETIC);
    }

    /** True for the numbers of Pakistan's operators. */
    public boolean isPakistani() {
        return e164.startsWith(COUNTRY);
    }

    /** The last two digits: enough to distinguish two numbers of one person, too few to call. */
    public String ending() {
        return e164.substring(e164.length() - 2);
    }

    /** All but the last two digits hidden: a number does not reach a log by accident. */
    @Override
    public String toString() {
        return "*".repeat(e164.length() - 2) + e164.substring(e164.length() - 2);
    }
}
