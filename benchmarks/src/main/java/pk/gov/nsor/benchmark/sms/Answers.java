package pk.gov.nsor.benchmark.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the answers to a list of questions and checks each: on or not on as it should be, none missing, none twice. */
final class Answers {

    private static final List<String> ON = List.of("رجسٹر میں درج ہے", "is on the register");
    private static final List<String> NOT_ON = List.of("رجسٹر میں درج نہیں", "is not on the register");
    private static final String MASK = "*****-**";
    private static final int CONCATENATED = 0x40;
    private static final int HEADER_BYTES = 6;

    private final List<Question> questions;
    private final Map<Long, List<Integer>> bySender = new HashMap<>();
    private final Map<Long, List<Parts>> unfinished = new HashMap<>();
    private final byte[] times;

    int answered;
    int wrong;
    int twice;
    int unknown;

    Answers(List<Question> questions) {
        this.questions = questions;
        this.times = new byte[questions.size()];
        for (int i = 0; i < questions.size(); i++) {
            bySender.computeIfAbsent(questions.get(i).sender(), sender -> new ArrayList<>(5))
                    .add(i);
        }
    }

    /**
     * Takes a part of an answer.
     *
     * @return which question it completes the answer to, for the first time; -1 where it does not
     */
    int take(PduChannel.Message message) {
        long sender = Long.parseLong(message.destination().replace("+", ""));
        if ((message.esmClass() & CONCATENATED) == 0) {
            return whole(sender, text(message.text(), 0, message.dataCoding()));
        }
        byte[] octets = message.text();
        int reference = octets[3];
        int total = octets[4];
        List<Parts> waiting = unfinished.computeIfAbsent(sender, unused -> new ArrayList<>(2));
        Parts parts = waiting.stream()
                .filter(candidate -> candidate.reference == reference && candidate.texts[octets[5] - 1] == null)
                .findFirst()
                .orElse(null);
        if (parts == null) {
            parts = new Parts(reference, new String[total]);
            waiting.add(parts);
        }
        parts.texts[octets[5] - 1] = text(octets, HEADER_BYTES, message.dataCoding());
        for (String text : parts.texts) {
            if (text == null) {
                return -1;
            }
        }
        waiting.remove(parts);
        return whole(sender, String.join("", parts.texts));
    }

    boolean complete() {
        return answered == questions.size();
    }

    private int whole(long sender, String text) {
        int mask = text.indexOf(MASK);
        int question = mask < 0 ? -1 : find(sender, text, mask + MASK.length());
        if (question < 0) {
            unknown++;
            return -1;
        }
        boolean isRight = contains(text, questions.get(question).on() ? ON : NOT_ON)
                && !contains(text, questions.get(question).on() ? NOT_ON : ON);
        if (!isRight) {
            wrong++;
        }
        if (times[question]++ > 0) {
            twice++;
            return -1;
        }
        answered++;
        return question;
    }

    private int find(long sender, String text, int at) {
        long shown = Long.parseLong(text.substring(at, at + 5) + text.charAt(at + 6));
        for (int candidate : bySender.getOrDefault(sender, List.of())) {
            if (questions.get(candidate).cnic() % 1_000_000 == shown) {
                return candidate;
            }
        }
        return -1;
    }

    private static boolean contains(String text, List<String> phrases) {
        return phrases.stream().anyMatch(text::contains);
    }

    private static String text(byte[] octets, int from, int dataCoding) {
        return new String(
                octets,
                from,
                octets.length - from,
                dataCoding == 8 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }

    private static final class Parts {
        private final int reference;
        private final String[] texts;

        Parts(int reference, String[] texts) {
            this.reference = reference;
            this.texts = texts;
        }
    }
}
