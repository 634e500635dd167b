package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.UrduLetters;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskArea;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskCnic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.ChooseLanguage;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Dispute;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Help;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.NotACnic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Pick;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Unknown;

/**
 * Reads texts. Case, spaces, dashes, dots, invisible marks, signs of vowels, the keyboard's letters and the digits' script
 * (0-9, ۰-۹, ٠-٩) never matter. Pure: the same text is always the same command, and every text is one.
 */
public final class Grammar {

    private static final int CNIC_DIGITS = 13;
    /** A choice of those asked back has no more. */
    private static final int PICK_DIGITS = 2;
    /** A text with this many digits was meant as a CNIC. */
    private static final int MEANT_AS_CNIC = 8;
    /** Longer texts are no commands; their ends are not read. */
    private static final int LONGEST_TEXT = 500;

    private static final Pattern NO_CODE = Pattern.compile("[^A-Z0-9]+");

    private static final List<Keyword> KEYWORDS = keywords();
    private static final Map<String, ChooseLanguage> LANGUAGES = languages();
    /** Of those that only HELP is answered in, in their own script, in Urdu and in Latin letters. */
    private static final Map<String, HelpLanguage> HELP_LANGUAGES = helpLanguages();

    private final CnicFormat format;

    public Grammar(CnicFormat format) {
        this.format = format;
    }

    public Command read(String written) {
        // What is too long stays too long.
        String text = UrduLetters.unshaped(
                written.length() > LONGEST_TEXT ? written.substring(0, LONGEST_TEXT + 1) : written);
        Scan scan = new Scan();
        int end = Math.min(text.length(), LONGEST_TEXT);
        for (int i = 0; i < end; i++) {
            scan.add(text.charAt(i));
        }
        if (scan.digits == CNIC_DIGITS && !scan.hasOthers && text.length() <= LONGEST_TEXT) {
            return cnic(scan);
        }
        if (scan.digits > 0 && scan.digits <= PICK_DIGITS && !scan.hasOthers) {
            return new Pick((int) scan.number, scan.language());
        }
        Command keyword = keyword(scan.word.toString(), scan, text);
        if (keyword != null) {
            return keyword;
        }
        return scan.digits >= MEANT_AS_CNIC ? new NotACnic(scan.language()) : new Unknown(scan.language());
    }

    private Command cnic(Scan scan) {
        try {
            Cnic cnic = new Cnic(scan.number);
            return format == CnicFormat.LIVE && cnic.isSynthetic()
                    ? new NotACnic(scan.language())
                    : new AskCnic(cnic, scan.language());
        } catch (InvalidValueException filler) {
            return new NotACnic(scan.language());
        }
    }

    private static @Nullable Command keyword(String word, Scan scan, String text) {
        for (Keyword keyword : KEYWORDS) {
            if (word.startsWith(keyword.word)) {
                return switch (keyword.topic) {
                    case DISPUTE -> new Dispute(code(word.substring(keyword.word.length())), keyword.language);
                    case HELP -> help(scan.after(keyword.word.length(), text), keyword);
                    case AREA -> new AskArea(scan.after(keyword.word.length(), text), keyword.language);
                    // The names of languages stand alone behind it.
                    case USAGE -> LANGUAGES.get(word.substring(keyword.word.length()));
                    case CNIC -> throw new IllegalStateException("A CNIC has no keyword");
                };
            }
        }
        return null;
    }

    /** The name of a language may stand between HELP and the place. */
    private static Help help(String behind, Keyword keyword) {
        int begin = 0;
        while (begin < behind.length() && !Character.isLetter(behind.charAt(begin))) {
            begin++;
        }
        int end = begin;
        while (end < behind.length()
                && (Character.isLetter(behind.charAt(end)) || UrduLetters.isSign(behind.charAt(end)))) {
            end++;
        }
        HelpLanguage named = HELP_LANGUAGES.get(
                UrduLetters.plain(behind.substring(begin, end).toUpperCase(Locale.ROOT)));
        return named == null
                ? new Help(behind, keyword.language, keyword.help)
                : new Help(Scan.withoutBeginning(behind.substring(end)), keyword.language, named);
    }

    /** Letters and digits; whoever writes the word code before it means what is behind it. */
    private static String code(String behind) {
        String code = NO_CODE.matcher(behind).replaceAll("");
        return code.length() == 4 + DisputeCode.LENGTH && code.startsWith("CODE") ? code.substring(4) : code;
    }

    /**
     * A keyword.
     *
     * @param word as it is once it is read, so that it is found however it was typed
     * @param help the language of a word for help that is of none of the others; null for all other keywords
     */
    private record Keyword(
            String word,
            KeywordTopic topic,
            Language language,
            @Nullable HelpLanguage help) {}

    private static List<Keyword> keywords() {
        List<Keyword> keywords = new ArrayList<>();
        add(keywords, KeywordTopic.DISPUTE, Language.ENGLISH, "DISPUTE");
        add(
                keywords,
                KeywordTopic.DISPUTE,
                Language.ROMAN_URDU,
                "GHALAT",
                "GALAT",
                "AITRAZ",
                "AITERAZ",
                "AETRAZ",
                "ETRAZ");
        add(keywords, KeywordTopic.DISPUTE, Language.URDU, "غلط", "اعتراض");
        add(keywords, KeywordTopic.HELP, Language.ENGLISH, "HELP");
        add(keywords, KeywordTopic.HELP, Language.ROMAN_URDU, "MADAD", "MADDAD");
        add(keywords, KeywordTopic.HELP, Language.URDU, "مدد");
        addHelp(keywords, Language.URDU, HelpLanguage.SINDHI, "سهائتا");
        addHelp(keywords, Language.ROMAN_URDU, HelpLanguage.SINDHI, "SAHAITA");
        addHelp(keywords, Language.URDU, HelpLanguage.PASHTO, "مرسته");
        addHelp(keywords, Language.ROMAN_URDU, HelpLanguage.PASHTO, "MRASTA", "MARASTA");
        add(keywords, KeywordTopic.AREA, Language.ENGLISH, "AREA");
        add(keywords, KeywordTopic.AREA, Language.ROMAN_URDU, "ILAQA", "ILAAQA", "ELAQA");
        add(keywords, KeywordTopic.AREA, Language.URDU, "علاقہ", "علاقے");
        add(keywords, KeywordTopic.USAGE, Language.ENGLISH, "LANGUAGE", "LANG");
        add(keywords, KeywordTopic.USAGE, Language.ROMAN_URDU, "ZABAN", "ZUBAN", "ZUBAAN");
        add(keywords, KeywordTopic.USAGE, Language.URDU, "زبان");
        return List.copyOf(keywords);
    }

    private static void add(List<Keyword> keywords, KeywordTopic topic, Language language, String... words) {
        for (String word : words) {
            keywords.add(new Keyword(UrduLetters.plain(word), topic, language, null));
        }
    }

    private static void addHelp(List<Keyword> keywords, Language language, HelpLanguage help, String... words) {
        for (String word : words) {
            keywords.add(new Keyword(UrduLetters.plain(word), KeywordTopic.HELP, language, help));
        }
    }

    private static Map<String, HelpLanguage> helpLanguages() {
        Map<String, HelpLanguage> languages = new HashMap<>();
        List.of("SINDHI", "سنڌي", "سندھی", "سندهي")
                .forEach(name -> languages.put(UrduLetters.plain(name), HelpLanguage.SINDHI));
        List.of("PASHTO", "PUSHTO", "PAKHTO", "PUKHTO", "پښتو", "پشتو")
                .forEach(name -> languages.put(UrduLetters.plain(name), HelpLanguage.PASHTO));
        return Map.copyOf(languages);
    }

    private static Map<String, ChooseLanguage> languages() {
        Map<String, ChooseLanguage> languages = new HashMap<>();
        List.of("EN", "ENG", "ENGLISH", "ANGREZI", "ANGRAIZI", "انگریزی", "انگلش")
                .forEach(name -> languages.put(UrduLetters.plain(name), new ChooseLanguage(Language.ENGLISH)));
        List.of("UR", "URDU", "اردو")
                .forEach(name -> languages.put(UrduLetters.plain(name), new ChooseLanguage(Language.URDU)));
        List.of("ROMAN", "ROMANURDU", "رومن", "رومناردو")
                .forEach(name -> languages.put(UrduLetters.plain(name), new ChooseLanguage(Language.ROMAN_URDU)));
        return Map.copyOf(languages);
    }

    /** One pass over the characters. */
    private static final class Scan {
        private static final int LONGEST_KEYWORD = 12;

        private final StringBuilder word = new StringBuilder(24);
        /** Where the word's first characters end in the text. */
        private final int[] ends = new int[LONGEST_KEYWORD];

        private int read;
        private long number;
        private int digits;
        private boolean hasOthers;
        private boolean hasUrdu;

        void add(char c) {
            read++;
            int digit = digit(c);
            if (digit >= 0) {
                digits++;
                // With more than 13 digits it is no CNIC, and the number is not read.
                number = digits <= CNIC_DIGITS ? number * 10 + digit : number;
                hasUrdu |= c > '9';
                append((char) ('0' + digit));
            } else if (!isPassedOver(c)) {
                hasOthers = true;
                hasUrdu |= Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
                append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : UrduLetters.oneOfLike(c));
            }
        }

        private void append(char c) {
            if (word.length() < LONGEST_KEYWORD) {
                ends[word.length()] = read;
            }
            word.append(c);
        }

        /** What stands behind a keyword of so many characters. */
        String after(int characters, String text) {
            int end = Math.min(text.length(), LONGEST_TEXT);
            return withoutBeginning(text.substring(ends[characters - 1], end));
        }

        /** Without what is passed over before it, and the spaces behind it. */
        static String withoutBeginning(String text) {
            int begin = 0;
            while (begin < text.length() && isPassedOver(text.charAt(begin))) {
                begin++;
            }
            return text.substring(begin).strip();
        }

        @Nullable
        Language language() {
            return hasUrdu ? Language.URDU : null;
        }

        private static int digit(char c) {
            if (c >= '0' && c <= '9') {
                return c - '0';
            }
            if (c >= '۰' && c <= '۹') {
                return c - '۰';
            }
            return c >= '٠' && c <= '٩' ? c - '٠' : -1;
        }

        private static boolean isPassedOver(char c) {
            return c == ' ' || c == '-' || Cnic.isSeparator(c) || UrduLetters.isSign(c);
        }
    }
}
