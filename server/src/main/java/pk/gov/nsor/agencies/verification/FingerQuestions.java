package pk.gov.nsor.agencies.verification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.Fingerprints;
import pk.gov.nsor.record.register.People;

/**
 * Passes on to NADRA a finger that was taken at the counter: whether it is of whoever has the CNIC. The print waits encrypted
 * under the record's key and is destroyed with the answer, after a day at the latest. The answer confirms nothing by itself.
 */
@Service
public class FingerQuestions {

    private static final int KILOBYTE = 1024;

    /** The contract's 256 KB, as they are in base64. */
    static final int LARGEST = 190 * KILOBYTE;

    private final FingerRepository table;
    private final Fingerprints fingerprints;
    private final People people;
    private final RecordKeys keys;
    private final Trail trail;

    FingerQuestions(FingerRepository table, Fingerprints fingerprints, People people, RecordKeys keys, Trail trail) {
        this.table = table;
        this.fingerprints = fingerprints;
        this.people = people;
        this.keys = keys;
        this.trail = trail;
    }

    /**
     * Whether a file can be passed on. It is slow, and is not called in a transaction.
     *
     * @throws InvalidValueException {@code nadra.finger.large} where it has more than {@value #LARGEST} bytes,
     *     {@code nadra.finger.wsq} where it is no WSQ, or as {@link Fingerprints#read}
     */
    public void check(Finger finger, byte[] file) {
        if (file.length > LARGEST) {
            throw new InvalidValueException(
                    "nadra.finger.large", "A scanner's WSQ of one finger has at most %s KB.", LARGEST / KILOBYTE);
        }
        if (!fingerprints.isReadableWsq(finger, file)) {
            throw new InvalidValueException(
                    "nadra.finger.wsq", "NADRA takes the scanner's WSQ file alone, and this is another kind of file.");
        }
    }

    /**
     * Puts a finger that was checked into the queue.
     *
     * @throws InvalidValueException {@code nadra.finger.waits} where the same finger waits already, or the CNIC was withdrawn
     */
    @Transactional
    public void put(PersonId person, Cnic cnic, Finger finger, byte[] wsq, Purpose purpose, Actor actor) {
        people.lock(person);
        UUID id = UUID.randomUUID();
        byte[] encrypted = keys.of(person.value()).encrypt(wsq, context(id));
        if (!table.add(id, person, cnic, finger, encrypted, Objects.requireNonNull(actor.id()))) {
            throw new InvalidValueException("nadra.finger.waits", "NADRA is being asked about this finger already.")
                    .at("finger");
        }
        trail.append(TrailEntry.done(actor, TrailAction.NADRA_FINGER_TAKEN)
                .about(person.value())
                .purpose(purpose.name())
                .with(Map.of("cnic", cnic.formatted(), "finger", finger.name(), "question", id.toString())));
    }

    /** Those of a record, the latest first. */
    @Transactional(readOnly = true)
    public List<FingerQuestion> of(PersonId person) {
        return table.of(person);
    }

    /** The scanner's file, decrypted; empty where it was destroyed. */
    Optional<byte[]> print(FingerQuestion question) {
        return table.print(question.id())
                .flatMap(encrypted -> keys.find(question.person().value())
                        .map(key -> key.decrypt(encrypted, context(question.id()))));
    }

    private static byte[] context(UUID id) {
        return ("nadra-finger/1/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
