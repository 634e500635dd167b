package pk.gov.nsor.survivors.faults;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import pk.gov.nsor.foundation.sms.faults.Pdus;

/**
 * The survivors' telephones: each answers a sentence with its code, after a while, and the SMSC delivers that until the vault has
 * taken it. One survivor in ten never answers.
 */
final class AlertPhones {

    /** The vault's number. */
    static final String NUMBER = "7200";

    private static final long QUICKEST_NANOS = 100_000_000;
    private static final long SLOWEST_NANOS = 3_000_000_000L;
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long PAUSE_NANOS = 200_000_000;

    private final AlertJournal journal;
    private final Map<String, Reply> open = new LinkedHashMap<>();
    private final Set<String> heard = new HashSet<>();
    private int lastSequence;

    private static final class Reply {
        private final String phone;
        private final String code;
        private long notBefore;
        private int sequence;

        Reply(String phone, String code, long notBefore) {
            this.phone = phone;
            this.code = code;
            this.notBefore = notBefore;
        }
    }

    /** @param past what a process before this one has done */
    AlertPhones(AlertJournal journal, List<AlertJournal.Line> past) {
        this.journal = journal;
        for (AlertJournal.Line line : past) {
            if (line.kind() == AlertJournal.Kind.HEARD) {
                heard.add(line.fields()[0] + " " + line.fields()[1]);
            }
        }
        for (AlertJournal.Line line : past) {
            if (line.kind() == AlertJournal.Kind.SUBMITTED) {
                AlertText.of(line).ifPresent(text -> received(line.fields()[1], text));
            }
        }
    }

    private static boolean answers(String phone) {
        return !phone.endsWith("7");
    }

    synchronized void received(String phone, AlertText text) {
        String key = phone + " " + text.code();
        if (answers(phone) && !heard.contains(key) && !open.containsKey(key)) {
            long wait = ThreadLocalRandom.current().nextLong(QUICKEST_NANOS, SLOWEST_NANOS);
            open.put(key, new Reply(phone, text.code(), System.nanoTime() + wait));
        }
    }

    /** Sends what is due; what is not taken within some seconds is sent again. */
    synchronized void deliver(AlertLink link) {
        long now = System.nanoTime();
        try {
            for (Reply reply : open.values()) {
                if (now >= reply.notBefore) {
                    reply.notBefore = now + PATIENCE_NANOS;
                    reply.sequence = ++lastSequence;
                    link.send(Pdus.pdu(
                            Pdus.DELIVER_SM,
                            0,
                            reply.sequence,
                            Pdus.deliverSm(reply.phone, NUMBER, "ok " + reply.code)));
                }
            }
        } catch (IOException broken) {
            // Sent again on the next link.
        }
    }

    synchronized void answered(int sequence, int status) {
        open.values().removeIf(reply -> {
            if (reply.sequence != sequence) {
                return false;
            }
            if (status != 0) {
                reply.notBefore = System.nanoTime() + PAUSE_NANOS;
                return false;
            }
            journal.write(AlertJournal.Kind.HEARD, reply.phone, reply.code);
            heard.add(reply.phone + " " + reply.code);
            return true;
        });
    }

    /** How many answers the vault does not have yet. */
    synchronized int open() {
        return open.size();
    }
}
