package pk.gov.nsor.foundation.sms.internal.smpp;

/**
 * An address as SMPP has it.
 *
 * @param typeOfNumber 0 unknown, 1 international, 2 national, 3 network's own, 5 letters (SMPP 3.4, 5.2.5)
 * @param numberingPlan 0 unknown, 1 ISDN (SMPP 3.4, 5.2.6)
 * @param text at most 20 characters of ASCII
 */
public record SmppAddress(byte typeOfNumber, byte numberingPlan, String text) {

    /** Without the number, so that it reaches no log. */
    @Override
    public String toString() {
        return "an address";
    }
}
