package pk.gov.nsor.access;

import java.security.SecureRandom;

/** Pass-phrases for people to copy from a screen once: no letter that is taken for another. */
public final class PassPhrase {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int LETTERS_A_GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PassPhrase() {}

    /** Five groups of four letters and digits with dashes between them: 99 random bits. */
    public static String generate() {
        StringBuilder phrase = new StringBuilder(GROUPS * (LETTERS_A_GROUP + 1));
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                phrase.append('-');
            }
            for (int i = 0; i < LETTERS_A_GROUP; i++) {
                phrase.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
            }
        }
        return phrase.toString();
    }
}
