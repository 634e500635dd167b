package pk.gov.nsor.record.registration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;

/**
 * Registers an offender: creates the person's record and the conviction that is the reason for it, both or neither.
 */
@Service
public class OffenderRegistration {

    private final People people;
    private final Convictions convictions;
    private final FactRecording facts;
    private final Standings standings;

    OffenderRegistration(People people, Convictions convictions, FactRecording facts, Standings standings) {
        this.people = people;
        this.convictions = convictions;
        this.facts = facts;
        this.standings = standings;
    }

    /**
     * Makes the record of a person with a conviction.
     *
     * @param cnic unconfirmed for now; null where there is none or it is not known
     * @param purpose why the officer does it, null for a machine
     * @throws pk.gov.nsor.record.register.CnicTakenException where another record has the CNIC
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException naming a field at odds with another or with today
     */
    @Transactional
    public Registered register(
            Identity identity,
            @Nullable Cnic cnic,
            List<NewAddress> addresses,
            NewConviction judgment,
            @Nullable String purpose,
            Actor actor) {
        return register(identity, cnic, addresses, judgment, ConvictionId.next(), List.of(), purpose, actor);
    }

    /**
     * As above, with what the judgment led to: all of it, or nothing.
     *
     * @param conviction a new identifier, by which the facts that followed name the judgment
     * @param followed the sentence and the custody, in the order in which it happened
     */
    @Transactional
    public Registered register(
            Identity identity,
            @Nullable Cnic cnic,
            List<NewAddress> addresses,
            NewConviction judgment,
            ConvictionId conviction,
            List<LegalFact> followed,
            @Nullable String purpose,
            Actor actor) {
        return registered(enter(identity, cnic, addresses, judgment, conviction, followed, purpose, actor), conviction);
    }

    /**
     * As {@link #register}, for a machine, which is told nothing of the person's number and standing.
     *
     * @param conviction a new identifier
     * @return whose record was made
     */
    @Transactional
    public PersonId enter(
            Identity identity,
            @Nullable Cnic cnic,
            List<NewAddress> addresses,
            NewConviction judgment,
            ConvictionId conviction,
            Actor actor) {
        return enter(identity, cnic, addresses, judgment, conviction, List.of(), null, actor);
    }

    private PersonId enter(
            Identity identity,
            @Nullable Cnic cnic,
            List<NewAddress> addresses,
            NewConviction judgment,
            ConvictionId conviction,
            List<LegalFact> followed,
            @Nullable String purpose,
            Actor actor) {
        return people.register(
                identity,
                cnic,
                addresses,
                purpose,
                actor,
                person -> facts.recordFirst(person, conviction, judgment, followed, actor));
    }

    /**
     * Records a conviction of somebody who has a record.
     *
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException as {@link Convictions#recordNew}: where it may be on
     *     record already
     */
    @Transactional
    public Registered convicted(PersonId person, NewConviction judgment, Actor actor) {
        return registered(person, convictions.recordNew(person, judgment, actor));
    }

    /** As {@link #convicted}, where a user has stated that it is another judgment than those on record. */
    @Transactional
    public Registered convictedOfAnother(PersonId person, NewConviction judgment, Actor actor) {
        return registered(person, convictions.record(person, judgment, actor));
    }

    private Registered registered(PersonId person, ConvictionId conviction) {
        return new Registered(
                person,
                people.get(person).number(),
                conviction,
                standings.of(person).orElseThrow());
    }

    /** What was recorded, and the person's present standing. */
    public record Registered(PersonId person, RegisterNumber number, ConvictionId conviction, Standing standing) {}
}
