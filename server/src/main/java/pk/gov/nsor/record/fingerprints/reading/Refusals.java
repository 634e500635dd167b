package pk.gov.nsor.record.fingerprints.reading;

import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Why a file of a fingerprint is refused, with what to do. */
final class Refusals {

    private Refusals() {}

    static InvalidValueException tooLarge(int kilobytes) {
        return new InvalidValueException(
                "fingerprint.too-large",
                "The file is larger than %s KB. Send one finger alone, at 500 dpi.",
                kilobytes);
    }

    static InvalidValueException type() {
        return new InvalidValueException(
                "fingerprint.type", "Only PNG, PGM, BMP, WSQ and templates of ISO/IEC 19794-2 are taken.");
    }

    static InvalidValueException damaged() {
        return new InvalidValueException(
                "fingerprint.damaged", "The file is cut off or damaged. Take the print again, or send the file again.");
    }

    static InvalidValueException small(int pixels) {
        return new InvalidValueException(
                "fingerprint.small", "The picture is smaller than %s × %1$s pixels. Scan the whole finger.", pixels);
    }

    static InvalidValueException wide(int pixels) {
        return new InvalidValueException(
                "fingerprint.wide", "The picture is larger than %s × %1$s pixels. Scan one finger alone.", pixels);
    }

    static InvalidValueException resolution(int dpi) {
        return new InvalidValueException(
                "fingerprint.resolution", "The file says %s dpi. Scan the finger at 500 dpi.", dpi);
    }

    static InvalidValueException several() {
        return new InvalidValueException(
                "fingerprint.several", "The template has not exactly one finger. Send one finger in each file.");
    }

    static InvalidValueException busy() {
        return new InvalidValueException(
                "fingerprint.busy", "Many prints are being read just now. Send it again in a minute.");
    }
}
