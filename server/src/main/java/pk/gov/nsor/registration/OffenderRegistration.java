package pk.gov.nsor.registration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.conviction.ConvictionId;
import pk.gov.nsor.conviction.Convictions;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.register.Identity;
import pk.gov.nsor.register.NewAddress;
import pk.gov.nsor.register.People;

/** Registers an offender: the person's record and the conviction that is the reason for it, both or neither. */
@Service
public class OffenderRegistration {

    private final People people;
    private final Convictions convictions;
    private final Standings standings;

    OffenderRegistration(People people, Convictions convictions, Standings standings) {
        this.people = people;
        this.convictions = convictions;
        this.standings = standings;
    }

    /**
     * Makes the record of a person with a conviction.
     *
     * @param cnic unconfirmed for now; null where there is none or it is not known
     * @param purpose why the officer does it, null for a machine
     * @throws pk.gov.nsor.register.CnicTakenException where another record has the CNIC
     * @throws pk.gov.nsor.kernel.InvalidValueException naming a field at odds with another or with today
     */
    @Transactional
    public Registered register(
            Identity identity,
            @Nullable Cnic cnic,
            List<NewAddress> addresses,
            NewConviction judgment,
            @Nullable String purpose,
            Actor actor) {
        PersonId person = people.register(identity, cnic, addresses, purpose, actor);
        return convicted(person, judgment, actor);
    }

    /** Records a conviction of somebody who has a record. */
    @Transactional
    public Registered convicted(PersonId person, NewConviction judgment, Actor actor) {
        ConvictionId conviction = convictions.record(person, judgment, actor);
        return new Registered(
                person,
                people.get(person).number(),
                conviction,
                standings.of(person).orElseThrow());
    }

    /** What was recorded, and where the person stands now. */
    public record Registered(PersonId person, RegisterNumber number, ConvictionId conviction, Standing standing) {}
}
