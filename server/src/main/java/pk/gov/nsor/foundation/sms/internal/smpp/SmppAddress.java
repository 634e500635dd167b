package pk.gov.nsor.foundation.sms.internal.smpp;

/**
 * An address as SMPP has it.
 *
 * @param typeOfNumber 0 unknown, 1 international, 2 national, 3 network's own, 5 letters (SMPP 3.4, 5.2.5)
 * @param numberingPlan 0 unknown, 1 ISDN (SMPP 3.4, 5.2.6)
 * @param text at most 20 characters of ASCII
 */
public record SmppAddress(byte typeOfNumber, byte numberingPlan, String text) {

    private static final byte INTERNATIONAL = 1;

    /**
     * The address as people write it: an international number, which the network gives without it, with a plus. What begins
     * with 0 is none, whatever its type says.
     */
    public String written() {
        boolean isNumber =
                !text.isEmpty() && text.charAt(0) != '0' && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return typeOfNumber == INTERNATIONAL && isNumber ? "+" + text : text;
    }

    /** Without the number, so that it reaches no log. */
    @Override
    public String toString() {
        return "an address";
    }
}
