package pk.gov.nsor.enquiry.internal;

import java.security.SecureRandom;

/** The codes that answers carry: eight characters of 32 that are not taken for one another, which is 40 random bits. */
final class DisputeCode {

    static final int LENGTH = 8;
    /** Without 0, 1, I and O. */
    static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        char[] code = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            code[i] = ALPHABET.charAt(bytes[i] & 31);
        }
        return new String(code);
    }
}
