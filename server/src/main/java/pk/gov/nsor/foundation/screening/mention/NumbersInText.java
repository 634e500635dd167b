package pk.gov.nsor.foundation.screening.mention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.screening.mention.Mention.Kind;
import pk.gov.nsor.foundation.screening.mention.Mention.Said;

/**
 * Finds CNICs, telephone numbers and addresses online, in digits of any of the three scripts, in words, and with characters
 * between that nobody sees.
 */
final class NumbersInText {

    private static final String GAP = "[-–—. /]{0,2}";
    private static final Pattern CNIC = Pattern.compile("(?<!\\d)\\d{5}" + GAP + "\\d{7}" + GAP + "\\d(?!\\d)");
    private static final Pattern PHONE =
            Pattern.compile("(?<!\\d)(?:\\+|00)?(?:92[-–— ]?|0)\\d(?:[-–— ]?\\d){8,9}(?!\\d)"
                    + "|(?<!\\d)3\\d{2}[- ]?\\d{7}(?!\\d)"
                    + "|(?<!\\d)\\d{10,}(?!\\d)");
    private static final String WORD = "zero|oh|one|two|three|four|five|six|seven|eight|nine|sifar|sifr|aik|ek|do|teen|"
            + "char|chaar|paanch|panch|chay|che|chhe|saat|sat|aath|ath|nau|no|"
            + "صفر|ایک|دو|تین|چار|پانچ|چھ|چھے|سات|آٹھ|نو";
    private static final Pattern SPOKEN =
            Pattern.compile("(?iu)(?:(?:(?<!\\p{L})(?:double|triple|ڈبل)[\\s-]+)?(?:(?<!\\p{L})(?:" + WORD
                    + ")(?!\\p{L})|\\d)[\\s,،-]*+){7,40}");
    private static final Pattern SPOKEN_WORD =
            Pattern.compile("(?iu)(?<!\\p{L})(double|triple|ڈبل|" + WORD + ")(?!\\p{L})|\\d");
    private static final String MAIL = "[\\w.+-]++@[\\w-]+\\.\\w+";

    private static final Pattern ONLINE = Pattern.compile("(?i)(?<![\\w.+-])" + MAIL + "|(?<![\\w@])@[a-z0-9._]{3,}"
            + "|(?:facebook|instagram|insta|tiktok|snapchat|twitter|whatsapp)\\s{1,3}(?:as|id|par|account|par as)\\s{1,3}"
            + "(?=(?!" + MAIL + ")([\\w.]*[_\\d.][\\w.]*))");
    private static final int FEWEST_WORDS = 3;

    private static final Map<String, Integer> VALUES = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("oh", 0),
            Map.entry("sifar", 0),
            Map.entry("sifr", 0),
            Map.entry("صفر", 0),
            Map.entry("one", 1),
            Map.entry("aik", 1),
            Map.entry("ek", 1),
            Map.entry("ایک", 1),
            Map.entry("two", 2),
            Map.entry("do", 2),
            Map.entry("دو", 2),
            Map.entry("three", 3),
            Map.entry("teen", 3),
            Map.entry("تین", 3),
            Map.entry("four", 4),
            Map.entry("char", 4),
            Map.entry("chaar", 4),
            Map.entry("چار", 4),
            Map.entry("five", 5),
            Map.entry("paanch", 5),
            Map.entry("panch", 5),
            Map.entry("پانچ", 5),
            Map.entry("six", 6),
            Map.entry("chay", 6),
            Map.entry("che", 6),
            Map.entry("chhe", 6),
            Map.entry("چھ", 6),
            Map.entry("چھے", 6),
            Map.entry("seven", 7),
            Map.entry("saat", 7),
            Map.entry("sat", 7),
            Map.entry("سات", 7),
            Map.entry("eight", 8),
            Map.entry("aath", 8),
            Map.entry("ath", 8),
            Map.entry("آٹھ", 8),
            Map.entry("nine", 9),
            Map.entry("nau", 9),
            Map.entry("no", 9),
            Map.entry("نو", 9));

    private final String text;
    private final StringBuilder plain = new StringBuilder();
    private final int[] origin;

    NumbersInText(String text) {
        this.text = text;
        origin = new int[text.length() + 1];
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int letter = text.codePointAt(at);
            if (Character.getType(letter) != Character.FORMAT) {
                for (char each : Digits.western(Character.toString(letter)).toCharArray()) {
                    origin[plain.length()] = at;
                    plain.append(each);
                }
            }
        }
        origin[plain.length()] = text.length();
    }

    List<Mention> find() {
        List<Mention> found = new ArrayList<>();
        add(CNIC, Kind.CNIC, found);
        add(PHONE, Kind.PHONE, found);
        add(ONLINE, Kind.PHONE, found);
        add(SPOKEN, Kind.PHONE, found);
        return found;
    }

    /** The digits of a number however it is written, without the country's; for an address online its small letters. */
    static String digits(String number) {
        StringBuilder digits = new StringBuilder();
        int times = 1;
        Matcher each = SPOKEN_WORD.matcher(new NumbersInText(number).plain);
        while (each.find()) {
            String word = each.group().toLowerCase(Locale.ROOT);
            switch (word) {
                case "double", "ڈبل" -> times = 2;
                case "triple" -> times = 3;
                default -> {
                    digits.append(String.valueOf(VALUES.getOrDefault(word, word.charAt(0) - '0'))
                            .repeat(times));
                    times = 1;
                }
            }
        }
        return digits.toString().replaceFirst("^(?:00)?92(?=\\d{9,10}$)|^0(?=\\d{8,})", "");
    }

    private void add(Pattern pattern, Kind kind, List<Mention> found) {
        Matcher matcher = pattern.matcher(plain);
        while (matcher.find()) {
            // What stands in front of a name online says that it is one.
            int part = pattern == ONLINE && matcher.group(1) != null ? 1 : 0;
            int begin = origin[matcher.start(part)];
            String match = matcher.group(part).stripTrailing();
            while (!match.isEmpty() && ",،-".indexOf(match.charAt(match.length() - 1)) >= 0) {
                match = match.substring(0, match.length() - 1).stripTrailing();
            }
            int end = origin[matcher.start(part) + match.length()];
            boolean isTaken = found.stream().anyMatch(other -> begin < other.end() && other.begin() < end);
            boolean isSpoken = pattern != SPOKEN
                    || SPOKEN_WORD
                                    .matcher(match)
                                    .results()
                                    .filter(word ->
                                            Character.isLetter(word.group().charAt(0)))
                                    .count()
                            >= FEWEST_WORDS;
            if (!isTaken && isSpoken && end > begin) {
                found.add(new Mention(begin, end, kind, text.substring(begin, end), Said.NOTHING));
            }
        }
    }
}
