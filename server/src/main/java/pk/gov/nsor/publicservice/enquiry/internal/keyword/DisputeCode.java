package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.security.SecureRandom;

/** The codes that answers carry: eight characters of 32 that are not taken for one another, which is 40 random bits. */
public final class DisputeCode {

    static final int LENGTH = 8;
    /** Without 0, 1, I and O. */
    public static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** Whether a text, in upper case, could be a code. */
    static boolean isOne(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

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
