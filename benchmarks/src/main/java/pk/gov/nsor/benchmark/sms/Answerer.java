package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the floor does with a question: reads it as the register's grammar does, looks the CNIC up in memory, and formats
 * the answer in Urdu, which is what a sender gets who has chosen no language, in parts of UCS-2. It stores nothing.
 */
final class Answerer {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int PART_OCTETS = 134;
    private static final int UCS2 = 8;

    private final Set<Long> on;
    private final String[] onRegister;
    private final String[] notOnRegister;
    private final SecureRandom random = new SecureRandom();

    private Answerer(Set<Long> on, String onRegister, String notOnRegister) {
        this.on = on;
        this.onRegister = cut(onRegister);
        this.notOnRegister = cut(notOnRegister);
    }

    /**
     * @param texts the register's own texts in Urdu
     * @param questions the questions whose CNICs count as on the register where they say so
     */
    static Answerer of(Path texts, Path questions) throws IOException {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(texts, StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return new Answerer(
                Question.read(questions).stream()
                        .filter(Question::on)
                        .map(Question::cnic)
                        .collect(Collectors.toSet()),
                bundle.getProperty("enquiry.on-register"),
                bundle.getProperty("enquiry.not-on-register"));
    }

    /** The parts of the answer, each with its user data header where there are several. */
    List<byte[]> answer(byte[] question, int reference) {
        long cnic = cnic(new String(question, StandardCharsets.ISO_8859_1));
        String digits = Long.toString(cnic);
        String masked = "*****-**" + digits.substring(7, 12) + "-" + digits.substring(12);
        String[] text = on.contains(cnic) ? onRegister : notOnRegister;
        byte[] octets = (text[0] + masked + text[1] + code() + text[2]).getBytes(StandardCharsets.UTF_16BE);
        int total = (octets.length + PART_OCTETS - 1) / PART_OCTETS;
        if (total == 1) {
            return List.of(octets);
        }
        byte[][] parts = new byte[total][];
        for (int i = 0; i < total; i++) {
            int from = i * PART_OCTETS;
            int length = Math.min(PART_OCTETS, octets.length - from);
            parts[i] = new byte[6 + length];
            byte[] header = {5, 0, 3, (byte) reference, (byte) total, (byte) (i + 1)};
            System.arraycopy(header, 0, parts[i], 0, 6);
            System.arraycopy(octets, from, parts[i], 6, length);
        }
        return List.of(parts);
    }

    int dataCoding() {
        return UCS2;
    }

    private static long cnic(String text) {
        long number = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
                digits++;
            }
        }
        if (digits != 13) {
            throw new IllegalArgumentException("The pump asks about CNICs only");
        }
        return number;
    }

    private String code() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        char[] code = new char[8];
        for (int i = 0; i < 8; i++) {
            code[i] = ALPHABET.charAt(bytes[i] & 31);
        }
        return new String(code);
    }

    private static String[] cut(String text) {
        int first = text.indexOf("{0}");
        int second = text.indexOf("{1}");
        return new String[] {text.substring(0, first), text.substring(first + 3, second), text.substring(second + 3)};
    }
}
