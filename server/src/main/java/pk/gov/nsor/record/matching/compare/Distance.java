package pk.gov.nsor.record.matching.compare;

/** How many letters have to be put in, left out, replaced or swapped with their neighbour to make one word of another. */
final class Distance {

    private static final int LONGEST = 40;

    private Distance() {}

    /** Whether the words are surely more than so many apart: by their lengths, or by the letters that only one of them has. */
    static boolean isMore(String one, String other, int most) {
        // Each change takes one letter out of a word and puts one in, at most.
        return Math.abs(one.length() - other.length()) > most
                || Integer.bitCount(letters(one) ^ letters(other)) > 2 * most;
    }

    /** A bit for each letter, which some letters share. */
    private static int letters(String word) {
        int letters = 0;
        for (int each = 0; each < word.length(); each++) {
            letters |= 1 << word.charAt(each);
        }
        return letters;
    }

    /** Whether the words are at most one apart; as {@link #of}, in the time of reading them once. */
    static boolean isAtMostOne(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int shorter = Math.min(one.length(), other.length());
        if (longer - shorter > 1) {
            return false;
        }
        int begin = 0;
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int differ = longer - begin - end;
        return differ <= 1
                || differ == 2
                        && longer == shorter
                        && one.charAt(begin) == other.charAt(begin + 1)
                        && one.charAt(begin + 1) == other.charAt(begin);
    }

    static int of(String one, String other) {
        String from = one.length() > LONGEST ? one.substring(0, LONGEST) : one;
        String to = other.length() > LONGEST ? other.substring(0, LONGEST) : other;
        int width = to.length() + 1;
        int[] before = new int[width];
        int[] last = new int[width];
        int[] row = new int[width];
        for (int column = 0; column < width; column++) {
            last[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            row[0] = line;
            for (int column = 1; column < width; column++) {
                boolean isSame = from.charAt(line - 1) == to.charAt(column - 1);
                int least = Math.min(Math.min(last[column], row[column - 1]) + 1, last[column - 1] + (isSame ? 0 : 1));
                boolean isSwapped = line > 1
                        && column > 1
                        && from.charAt(line - 1) == to.charAt(column - 2)
                        && from.charAt(line - 2) == to.charAt(column - 1);
                row[column] = isSwapped ? Math.min(least, before[column - 2] + 1) : least;
            }
            int[] oldest = before;
            before = last;
            last = row;
            row = oldest;
        }
        return last[width - 1];
    }
}
