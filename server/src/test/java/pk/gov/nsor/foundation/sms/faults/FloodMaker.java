package pk.gov.nsor.foundation.sms.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import pk.gov.nsor.foundation.sms.faults.FloodQuestion.Kind;

/** Makes the questions of the flood. Each kind has senders of its own. */
final class FloodMaker {

    /** As many CNICs as somebody asks who asks too many, and how many of them are answered. */
    static final int MANY = 7;

    static final int ANSWERED_OF_MANY = 5;

    private static final int ON_IN_HUNDRED = 10;

    private final Random random;
    private final List<Long> listed;
    private final Set<Long> recorded;
    private long lastId;
    private int lastSender;

    /**
     * @param listed CNICs the public is told of
     * @param recorded CNICs that are on record, told of or not
     * @param lastId of the questions made before
     * @param lastSender the sender of the questions made before, counted from 1
     */
    FloodMaker(Random random, List<Long> listed, Set<Long> recorded, long lastId, int lastSender) {
        this.random = random;
        this.listed = listed;
        this.recorded = recorded;
        this.lastId = lastId;
        this.lastSender = lastSender;
    }

    /** A question, or those that belong together. */
    List<FloodQuestion> next() {
        String sender = "92399%07d".formatted(++lastSender);
        int lot = random.nextInt(100);
        if (lot < 5) {
            return List.of(new FloodQuestion(++lastId, sender, Kind.HELP, 0, false, List.of("HELP")));
        }
        if (lot < 10) {
            String text = random.nextBoolean() ? "what is this" : "93520-1234567";
            return List.of(new FloodQuestion(++lastId, sender, Kind.OTHER, 0, false, List.of(text)));
        }
        if (lot < 18) {
            FloodQuestion once = cnic(sender, Kind.TWICE, false);
            FloodQuestion again = new FloodQuestion(++lastId, sender, Kind.TWICE, once.cnic(), once.on(), once.parts());
            return List.of(once, again);
        }
        if (lot < 21) {
            List<FloodQuestion> many = new ArrayList<>();
            Set<Long> shown = new HashSet<>();
            while (many.size() < MANY) {
                FloodQuestion one = cnic(sender, Kind.MANY, false);
                if (shown.add(one.cnic() % FloodCheck.SHOWN)) {
                    many.add(one);
                }
            }
            return many;
        }
        return List.of(lot < 36 ? cnic(sender, Kind.LONG, true) : cnic(sender, Kind.CNIC, false));
    }

    private FloodQuestion cnic(String sender, Kind kind, boolean isLong) {
        boolean on = !listed.isEmpty() && random.nextInt(100) < ON_IN_HUNDRED;
        long cnic = on ? listed.get(random.nextInt(listed.size())) : nobodys();
        String digits = Long.toString(cnic);
        String written = digits.substring(0, 5) + "-" + digits.substring(5, 12) + "-" + digits.substring(12);
        // The blanks between them count for nothing.
        List<String> parts = isLong
                ? List.of(written.substring(0, 9) + " ".repeat(100), " ".repeat(60) + written.substring(9))
                : List.of(written);
        return new FloodQuestion(++lastId, sender, kind, cnic, on, parts);
    }

    private long nobodys() {
        while (true) {
            long cnic = 9_000_000_000_000L + (1000 + random.nextInt(8000)) * 100_000_000L + random.nextInt(100_000_000);
            if (!recorded.contains(cnic) && cnic / 10 % 10_000_000 != 0) {
                return cnic;
            }
        }
    }
}
