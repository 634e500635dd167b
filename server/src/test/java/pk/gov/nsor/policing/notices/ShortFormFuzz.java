package pk.gov.nsor.policing.notices;

import java.nio.charset.StandardCharsets;

/** Fuzzed: any text is read or not, and what is kept is one short line. The input is UTF-8. */
public final class ShortFormFuzz {

    private ShortFormFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        ShortForm.read(new String(input, StandardCharsets.UTF_8)).ifPresent(ShortFormFuzz::check);
    }

    private static void check(ShortForm read) {
        boolean isOneLine = read.said().length() <= ShortForm.LONGEST
                && read.said().codePoints().noneMatch(Character::isISOControl);
        boolean isTime = read.days().isEmpty()
                || read.days().getAsInt() >= 1 && read.days().getAsInt() <= 999;
        if (!isOneLine || !isTime || read.place().length() > read.said().length()) {
            throw new AssertionError("Kept what cannot be");
        }
    }
}
