package pk.gov.nsor.record.matching.compare;

import pk.gov.nsor.record.matching.spelling.NameWord;

/** How far two words of names agree. */
final class WordComparison {

    /** Letters that agree, of a hundred, where a slip and another spelling are in one word. */
    private static final double MOSTLY = 0.5;

    private static final int SHORTEST_TO_SLIP = 3;

    private WordComparison() {}

    static Agreement of(NameWord one, NameWord other) {
        if (one.key().equals(other.key())) {
            if (one.isUrdu() != other.isUrdu() || one.isUrdu()) {
                return one.written().equals(other.written()) ? Agreement.AS_WRITTEN : Agreement.SAME_NAME;
            }
            return one.written().equals(other.written())
                    ? Agreement.AS_WRITTEN
                    : isTableKey(one.key()) || Vowels.agree(one.written(), other.written())
                            ? Agreement.SAME_NAME
                            : Agreement.SAME_CONSONANTS;
        }
        if (one.soundsLike(other)) {
            return Agreement.SOUNDS_ALIKE;
        }
        return isNear(one, other) ? Agreement.NEARLY : Agreement.OTHER_WORD;
    }

    /** Keys of common names are in capitals: those are told apart by more than their consonants. */
    private static boolean isTableKey(String key) {
        return Character.isUpperCase(key.charAt(0)) && key.length() > 1 && Character.isUpperCase(key.charAt(1));
    }

    static boolean isNear(NameWord one, NameWord other) {
        boolean isOneSoundOff = isOneSoundOff(one, other);
        if (one.isUrdu() != other.isUrdu()) {
            return isOneSoundOff;
        }
        int longest = Math.max(one.written().length(), other.written().length());
        // The letters need not be compared where nothing they say would make the words near.
        int most = isOneSoundOff ? longest : longest >= 2 * SHORTEST_TO_SLIP ? 2 : 1;
        if (longest < SHORTEST_TO_SLIP && !isOneSoundOff || Distance.isMore(one.written(), other.written(), most)) {
            return false;
        }
        int apart = Distance.of(one.written(), other.written());
        return apart <= 1 && longest >= SHORTEST_TO_SLIP
                || isOneSoundOff && 1 - (double) apart / longest >= MOSTLY
                || apart <= 2 && longest >= 2 * SHORTEST_TO_SLIP;
    }

    private static boolean isOneSoundOff(NameWord one, NameWord other) {
        for (String sounds : one.loose()) {
            for (String others : other.loose()) {
                if (Math.max(sounds.length(), others.length()) >= SHORTEST_TO_SLIP
                        && Distance.isAtMostOne(sounds, others)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** From 0 to 1, by letters where both are of one script, otherwise by sounds. */
    static double likeness(NameWord one, NameWord other) {
        return one.isUrdu() == other.isUrdu()
                ? likeness(one.written(), other.written())
                : likeness(one.loose().getFirst(), other.loose().getFirst());
    }

    private static double likeness(String one, String other) {
        return one.equals(other) ? 1 : 1 - (double) Distance.of(one, other) / Math.max(one.length(), other.length());
    }
}
