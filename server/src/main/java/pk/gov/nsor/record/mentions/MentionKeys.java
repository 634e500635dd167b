package pk.gov.nsor.record.mentions;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.screening.mention.Mention;
import pk.gov.nsor.foundation.screening.mention.Mentions;
import pk.gov.nsor.record.matching.spelling.NameKeys;

/**
 * By what two mentions are compared, however they are spelt and in whichever script.
 *
 * @param words the keys of the words
 * @param numbers in figures, of an address
 * @param digits of a CNIC or telephone number; or an address online in small letters; empty for neither
 */
record MentionKeys(Set<String> words, Set<String> numbers, String digits) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ONLINE = Pattern.compile("[@_]|[a-z]\\.[a-z]");
    private static final int SHORTEST_NUMBER = 7;

    /** Parts of many names, which say nobody's by themselves. */
    private static final Set<String> COMMON = keys(
            "muhammad mohammad syed sayyed khan bibi begum ahmed ahmad ali hussain hassan malik mian chaudhry haji hafiz"
                    + " sheikh shah butt rana raja jan gul bano khatoon akhtar iqbal sahib");

    /** Parts of many addresses and workplaces. */
    private static final Set<String> OF_PLACES = keys(
            "street house flat plot quarter block sector phase village chak lane gali mohalla basti mauza goth dhok killi dera"
                    + " makan gaon colony town road bazaar scheme chowk number school college factory mill mills shop store bakery"
                    + " rice textile cotton sugar flour steel traders company clinic grammar"
                    + " رائس ٹیکسٹائل کاٹن شوگر فلور ملز ٹریڈرز کمپنی کلینک گرامر"
                    + " government govt girls boys high primary middle public general"
                    + " گلی محلہ مکان گاؤں چک بستی موضع کالونی ٹاؤن روڈ بازار نمبر سکول اسکول کالج فیکٹری مل دکان بیکری سٹور"
                    + " گورنمنٹ گرلز بوائز ہائی پرائمری");

    static MentionKeys of(String text) {
        String western = Digits.western(text);
        String small = western.toLowerCase(Locale.ROOT).strip();
        String digits = Mentions.digits(text);
        return new MentionKeys(
                keys(text),
                NUMBER.matcher(western).results().map(MatchResult::group).collect(Collectors.toSet()),
                ONLINE.matcher(small).find() ? small : digits.length() >= SHORTEST_NUMBER ? digits : "");
    }

    /** Whether a mention of this kind means what is known by other keys. */
    boolean means(Mention.Kind kind, MentionKeys known, boolean isWhole) {
        return switch (kind) {
            case CNIC, PHONE -> !digits.isEmpty() && digits.equals(known.digits);
            case NAME -> isPartOf(known, COMMON) && (!isWhole || words.size() > 1);
            case ADDRESS, INSTITUTION -> isPartOf(known, OF_PLACES) && known.numbers.containsAll(numbers);
            // Whose daughter is meant differs from note to note.
            case RELATION -> false;
        };
    }

    /** One form of a mention, the same for all that are compared alike. */
    String written() {
        return digits.isEmpty()
                ? Stream.concat(words.stream().sorted(), numbers.stream().sorted())
                        .collect(Collectors.joining(" "))
                : digits;
    }

    /** All its words but the common ones are known; where there are only common ones, all of them. */
    private boolean isPartOf(MentionKeys known, Set<String> common) {
        Set<String> own = words.stream().filter(word -> !common.contains(word)).collect(Collectors.toSet());
        if (own.isEmpty()) {
            return known.words.containsAll(words) && !(words.isEmpty() && numbers.isEmpty());
        }
        return known.words.containsAll(own);
    }

    private static Set<String> keys(String text) {
        return Set.copyOf(NameKeys.of(text));
    }
}
