package pk.gov.nsor.record.matching.compare;

/**
 * Whether two Latin spellings with the same consonants can be of one name by their vowels: a and e are written for each
 * other, e and i, and u and o; a is not written for i, nor i for u.
 */
final class Vowels {

    private Vowels() {}

    static boolean agree(String one, String other) {
        String ones = of(one);
        String others = of(other);
        if (ones.length() != others.length()) {
            // One of them leaves out vowels between consonants, as in Akbr.
            return false;
        }
        for (int each = 0; each < ones.length(); each++) {
            if (!agree(ones.charAt(each), others.charAt(each))) {
                return false;
            }
        }
        return true;
    }

    private static boolean agree(char one, char other) {
        return one == other || pair(one, other, 'a', 'e') || pair(one, other, 'e', 'i') || pair(one, other, 'u', 'o');
    }

    private static boolean pair(char one, char other, char first, char second) {
        return one == first && other == second || one == second && other == first;
    }

    /** One letter for each group of vowels; ee is i, oo is u, au and ou are o, ai and ei are e. A vowel at the end is left out. */
    private static String of(String word) {
        StringBuilder groups = new StringBuilder();
        StringBuilder group = new StringBuilder();
        for (int each = 0; each < word.length(); each++) {
            char letter = word.charAt(each);
            boolean isVowel = "aeiou".indexOf(letter) >= 0 || each > 0 && (letter == 'y' || letter == 'w');
            if (isVowel) {
                group.append(letter == 'y' ? 'i' : letter == 'w' ? 'u' : letter);
            } else if (letter != 'h' || group.isEmpty()) {
                if (!group.isEmpty()) {
                    groups.append(sound(group.toString()));
                }
                group.setLength(0);
            }
        }
        return groups.toString();
    }

    private static char sound(String group) {
        return switch (group) {
            case "ee", "ie", "ea", "ii" -> 'i';
            case "oo", "uu" -> 'u';
            case "ou", "au" -> 'o';
            case "ai", "ei", "ae" -> 'e';
            default -> group.charAt(0);
        };
    }
}
