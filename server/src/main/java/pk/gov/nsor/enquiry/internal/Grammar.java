package pk.gov.nsor.enquiry.internal;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.enquiry.internal.Command.AskArea;
import pk.gov.nsor.enquiry.internal.Command.AskCnic;
import pk.gov.nsor.enquiry.internal.Command.ChooseLanguage;
import pk.gov.nsor.enquiry.internal.Command.Dispute;
import pk.gov.nsor.enquiry.internal.Command.Help;
import pk.gov.nsor.enquiry.internal.Command.NotACnic;
import pk.gov.nsor.enquiry.internal.Command.Pick;
import pk.gov.nsor.enquiry.internal.Command.Unknown;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.kernel.InvalidValueException;

/**
 * Reads texts. Case, spaces, dashes, dots, invisible marks and the digits' script (0-9, ۰-۹, ٠-٩) never matter. Pure: the
 * same text is always the same command, and every text is one.
 */
final class Grammar {

    private static final int CNIC_DIGITS = 13;
    /** A choice of those asked back has no more. */
    private static final int PICK_DIGITS = 2;
    /** A text with this many digits was meant as a CNIC. */
    private static final int MEANT_AS_CNIC = 8;
    /** Longer texts are no commands; their ends are not looked at. */
    private static final int LONGEST_TEXT = 500;

    private final CnicFormat format;

    Grammar(CnicFormat format) {
        this.format = format;
    }

    Command read(String text) {
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
        switch (word) {
            case "LANGEN", "LANGENG", "LANGENGLISH" -> {
                return new ChooseLanguage(Language.ENGLISH);
            }
            case "LANGUR", "LANGURDU" -> {
                return new ChooseLanguage(Language.URDU);
            }
            case "LANGROMAN", "LANGROMANURDU" -> {
                return new ChooseLanguage(Language.ROMAN_URDU);
            }
            default -> {
                // A keyword with something behind it, or none.
            }
        }
        if (word.startsWith("DISPUTE")) {
            return new Dispute(word.substring(7), Language.ENGLISH);
        }
        if (word.startsWith("GHALAT")) {
            return new Dispute(word.substring(6), Language.ROMAN_URDU);
        }
        if (word.startsWith("غلط")) {
            return new Dispute(word.substring(3), Language.URDU);
        }
        if (word.startsWith("HELP")) {
            return new Help(scan.after(4, text), Language.ENGLISH);
        }
        if (word.startsWith("MADAD")) {
            return new Help(scan.after(5, text), Language.ROMAN_URDU);
        }
        if (word.startsWith("مدد")) {
            return new Help(scan.after(3, text), Language.URDU);
        }
        if (word.startsWith("AREA")) {
            return new AskArea(scan.after(4, text), Language.ENGLISH);
        }
        if (word.startsWith("ILAQA")) {
            return new AskArea(scan.after(5, text), Language.ROMAN_URDU);
        }
        return word.startsWith("علاقہ") ? new AskArea(scan.after(5, text), Language.URDU) : null;
    }

    /** One pass over the characters. */
    private static final class Scan {
        private static final int LONGEST_KEYWORD = 8;

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
                // Beyond 13 digits it is no CNIC, and the number is not looked at.
                number = digits <= CNIC_DIGITS ? number * 10 + digit : number;
                hasUrdu |= c > '9';
                append((char) ('0' + digit));
            } else if (!isPassedOver(c)) {
                hasOthers = true;
                hasUrdu |= Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
                append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : oneOfLike(c));
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
            int begin = ends[characters - 1];
            while (begin < end && isPassedOver(text.charAt(begin))) {
                begin++;
            }
            return text.substring(begin, end).strip();
        }

        @Nullable
        Language language() {
            return hasUrdu ? Language.URDU : null;
        }

        /** Keyboards of Urdu and Arabic have each their own of some letters. */
        private static char oneOfLike(char c) {
            return switch (c) {
                case 'ي', 'ى' -> 'ی';
                case 'ك' -> 'ک';
                case 'ه', 'ھ', 'ة', 'ۃ', 'ە' -> 'ہ';
                default -> c;
            };
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
            return c == ' ' || c == '-' || Cnic.isSeparator(c);
        }
    }
}
