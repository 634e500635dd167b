package pk.gov.nsor.testing;

import java.time.LocalDate;
import java.util.UUID;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;

/** Deaths that two people say so. */
public final class Deaths {

    private Deaths() {}

    /** Recorded by one, established by another: from now on the record is sealed. */
    public static void establish(FactRecording recording, PersonId person, LocalDate on, Actor first) {
        recording.record(person, new Death(on, Death.Source.DEATH_CERTIFICATE), first);
        recording.establish(person, new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"));
    }
}
