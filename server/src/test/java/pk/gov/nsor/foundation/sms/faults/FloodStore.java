package pk.gov.nsor.foundation.sms.faults;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import pk.gov.nsor.foundation.sms.faults.FloodJournal.Kind;
import pk.gov.nsor.foundation.sms.faults.FloodJournal.Line;

/**
 * The questions an SMSC holds until the register has acknowledged them. What is refused for the time being, stays
 * unanswered or was on a link that ended is delivered again.
 */
final class FloodStore {

    /** No more are made while so many are not acknowledged: an SMSC holds a telephone's texts back, too. */
    private static final int MOST_OPEN = 3000;

    private static final long PAUSE_NANOS = 150_000_000;
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final FloodJournal journal;
    private final FloodMaker maker;
    private final Queue<Delivery> waiting = new ArrayDeque<>();
    private final Map<FloodLink, Map<Integer, Delivery>> underway = new HashMap<>();
    private int lastSequence;
    private int open;
    private long acknowledged;

    /** A part of a question. */
    private static final class Delivery {
        private final FloodQuestion question;
        private final int part;
        private long notBefore;
        private long sent;

        Delivery(FloodQuestion question, int part) {
            this.question = question;
            this.part = part;
            this.notBefore = System.nanoTime();
        }
    }

    /** @param past what a process before this one has done: its questions that were not acknowledged are delivered */
    FloodStore(FloodJournal journal, List<Line> past, Random random, List<Long> listed, Set<Long> recorded) {
        this.journal = journal;
        Map<Long, FloodQuestion> asked = FloodCheck.questions(past);
        Set<String> done = new HashSet<>();
        for (Line line : past) {
            if (line.kind() == Kind.ANSWERED && line.number(2) == 0) {
                done.add(line.fields()[0] + "/" + line.fields()[1]);
            }
        }
        int lastSender = 0;
        for (FloodQuestion question : asked.values()) {
            lastSender = Math.max(lastSender, Integer.parseInt(question.sender().substring(5)));
            for (int part = 1; part <= question.parts().size(); part++) {
                if (!done.contains(question.id() + "/" + part)) {
                    add(new Delivery(question, part));
                }
            }
        }
        acknowledged = done.size();
        long lastId = asked.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        maker = new FloodMaker(random, listed, recorded, lastId, lastSender);
    }

    /** Makes so many questions, and those that belong to them. */
    synchronized void make(int count) {
        for (int made = 0; made < count && open < MOST_OPEN; ) {
            List<Delivery> parts = new ArrayList<>();
            for (FloodQuestion question : maker.next()) {
                made++;
                journal.write(
                        Kind.ASKED,
                        question.id(),
                        question.sender(),
                        question.kind(),
                        question.cnic(),
                        question.on() ? 1 : 0,
                        question.parts().stream()
                                .map(part -> part.replace(' ', '_'))
                                .collect(java.util.stream.Collectors.joining("|")));
                for (int part = 1; part <= question.parts().size(); part++) {
                    parts.add(new Delivery(question, part));
                }
            }
            parts.forEach(this::add);
        }
    }

    private void add(Delivery delivery) {
        open++;
        waiting.add(delivery);
    }

    /** Sends what waits, as far as the link's window allows. */
    synchronized void deliver(FloodLink link) {
        Map<Integer, Delivery> ofLink = underway.computeIfAbsent(link, unused -> new HashMap<>());
        long now = System.nanoTime();
        for (int looked = waiting.size(); looked > 0 && ofLink.size() < link.window(); looked--) {
            Delivery delivery = waiting.remove();
            if (now < delivery.notBefore) {
                waiting.add(delivery);
                continue;
            }
            int sequence = ++lastSequence;
            ofLink.put(sequence, delivery);
            delivery.sent = now;
            journal.write(Kind.DELIVERED, delivery.question.id(), delivery.part);
            try {
                link.send(Pdus.pdu(Pdus.DELIVER_SM, 0, sequence, Pdus.deliverSm(delivery.question, delivery.part)));
            } catch (IOException broken) {
                return;
            }
        }
    }

    synchronized void answered(FloodLink link, int sequence, int status) {
        Map<Integer, Delivery> ofLink = underway.get(link);
        Delivery delivery = ofLink == null ? null : ofLink.remove(sequence);
        if (delivery == null) {
            return;
        }
        journal.write(Kind.ANSWERED, delivery.question.id(), delivery.part, status);
        if (status == 0) {
            open--;
            acknowledged++;
        } else {
            again(delivery);
        }
    }

    /** The link has ended. */
    synchronized void takeBack(FloodLink link) {
        Map<Integer, Delivery> ofLink = underway.remove(link);
        if (ofLink != null) {
            ofLink.values().forEach(this::again);
        }
    }

    synchronized void takeBackUnanswered() {
        long sentBefore = System.nanoTime() - PATIENCE_NANOS;
        for (Map<Integer, Delivery> ofLink : underway.values()) {
            for (Iterator<Delivery> each = ofLink.values().iterator(); each.hasNext(); ) {
                Delivery delivery = each.next();
                if (delivery.sent < sentBefore) {
                    each.remove();
                    again(delivery);
                }
            }
        }
    }

    private void again(Delivery delivery) {
        delivery.notBefore = System.nanoTime() + PAUSE_NANOS;
        waiting.add(delivery);
    }

    /** How many parts of questions are not acknowledged. */
    synchronized int open() {
        return open;
    }

    synchronized long acknowledged() {
        return acknowledged;
    }
}
