package pk.gov.nsor.record.fingerprints;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.record.fingerprints.Fingerprint.Reason;
import pk.gov.nsor.record.fingerprints.reading.PrintReader;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * The fingerprints of people. Only a template of each is kept, encrypted with the record's key, and one for each finger
 * counts. What is withdrawn or replaced is destroyed; that it was there stays.
 */
@Service
public class Fingerprints {

    /** From which score on two prints are taken for one finger given twice: chance reaches it once in 100,000 pairs. */
    private static final double SAME_FINGER = 50;

    private final FingerprintRepository prints;
    private final PrintReader reader;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Fingerprints(
            FingerprintRepository prints,
            PrintReader reader,
            People people,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.prints = prints;
        this.reader = reader;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What a comparison with one record says.
     *
     * @param score the highest, with the print of {@code finger}
     */
    public record Comparison(Agreement agreement, double score, Finger finger, int compared) {}

    /**
     * Reads the file of a print. It is slow and changes nothing, so it should not be called within a transaction.
     *
     * @throws InvalidValueException where it is refused: see {@link PrintReader#read}
     */
    public NewPrint read(Finger finger, byte[] file) {
        return new NewPrint(finger, reader.read(finger, file));
    }

    /**
     * Reads a file that is to be passed on as it is.
     *
     * @return whether it is a WSQ
     * @throws InvalidValueException as {@link #read}, where it is one
     */
    public boolean isReadableWsq(Finger finger, byte[] file) {
        return PrintReader.isWsq(file) && reader.read(finger, file).size() > 0;
    }

    /**
     * Adds prints to the record. Of a finger that has one already the new one takes the place; the earlier is destroyed.
     *
     * @return the fingers whose new print is not like the one it has replaced: it may be of somebody else
     * @throws InvalidValueException naming the finger by its name, where the same finger is given under two
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional
    public Set<Finger> add(PersonId person, List<NewPrint> given, Actor actor) {
        people.lock(person);
        Map<Finger, PrintTemplate> before = prints.templates(person);
        refuseSameTwice(given, before);
        Set<Finger> unlike = EnumSet.noneOf(Finger.class);
        for (NewPrint print : given) {
            PrintTemplate replaced = before.get(print.finger());
            if (replaced != null && Agreement.of(score(print.template(), replaced), 1) != Agreement.AGREES) {
                unlike.add(print.finger());
            }
            boolean _ = prints.withdraw(person, print.finger(), Reason.REPLACED, clock.instant(), actor.id());
            prints.add(person, print, clock.instant(), actor.id());
        }
        String fingers = given.stream().map(print -> print.finger().name()).collect(Collectors.joining(","));
        journal.append(person, JournalKind.FINGERPRINTS_TAKEN, LocalDate.now(clock), Map.of("fingers", fingers), actor);
        trail.append(TrailEntry.done(actor, TrailAction.FINGERPRINTS_TAKEN)
                .about(person.value())
                .with(Map.of(
                        "fingers",
                        fingers,
                        "unlike",
                        unlike.stream().map(Finger::name).collect(Collectors.joining(",")))));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        return unlike;
    }

    /**
     * Withdraws the print of a finger and destroys its template. It can be taken again. A repeated call changes nothing.
     *
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional
    public void withdraw(PersonId person, Finger finger, Reason reason, Actor actor) {
        people.lock(person);
        if (!prints.withdraw(person, finger, reason, clock.instant(), actor.id())) {
            return;
        }
        journal.append(
                person,
                JournalKind.FINGERPRINT_WITHDRAWN,
                LocalDate.now(clock),
                Map.of("fingers", finger.name(), "reason", reason.name()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.FINGERPRINT_WITHDRAWN)
                .about(person.value())
                .with(Map.of("fingers", finger.name(), "reason", reason.name())));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    /** All prints of the person, the latest first, withdrawn ones included. */
    @Transactional(readOnly = true)
    public List<Fingerprint> of(PersonId person) {
        return prints.of(person);
    }

    /**
     * Compares the print of somebody who is present with the same finger on the record. It changes nothing of the record,
     * and is on the trail before it is answered.
     *
     * @param view why and on which ground it is compared
     * @return empty where the record has no print of this finger
     */
    @Transactional
    public Optional<Comparison> compare(NewPrint presented, RecordView view, Actor actor) {
        PrintTemplate kept = prints.templates(new PersonId(view.record())).get(presented.finger());
        Optional<Comparison> comparison = Optional.ofNullable(kept).map(template -> {
            double score = score(presented.template(), template);
            return new Comparison(Agreement.of(score, 1), score, presented.finger(), 1);
        });
        trail.append(TrailEntry.done(actor, TrailAction.FINGERPRINT_COMPARED)
                .about(view.record())
                .purpose(view.purpose().name())
                .link(view.link().name())
                .with(Map.of(
                        "fingers",
                        presented.finger().name(),
                        "result",
                        comparison.map(found -> found.agreement().name()).orElse("NONE"),
                        "score",
                        comparison.map(found -> Math.round(found.score())).orElse(0L))));
        return comparison;
    }

    private static double score(PrintTemplate one, PrintTemplate other) {
        return new FingerprintMatcher(one.forMatching()).match(other.forMatching());
    }

    /** Neither among those given nor with those on record; one that is replaced counts no more. */
    private static void refuseSameTwice(List<NewPrint> given, Map<Finger, PrintTemplate> onRecord) {
        Map<Finger, PrintTemplate> others = new EnumMap<>(Finger.class);
        others.putAll(onRecord);
        given.forEach(print -> others.remove(print.finger()));
        for (NewPrint print : given) {
            FingerprintMatcher matcher = new FingerprintMatcher(print.template().forMatching());
            others.entrySet().stream()
                    .filter(other -> matcher.match(other.getValue().forMatching()) >= SAME_FINGER)
                    .map(Map.Entry::getKey)
                    .min(Comparator.naturalOrder())
                    .ifPresent(same -> {
                        throw new SameFingerException(print.finger(), same);
                    });
            others.put(print.finger(), print.template());
        }
    }
}
