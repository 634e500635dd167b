package pk.gov.nsor.testing;

import java.util.EnumSet;
import java.util.UUID;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;

/** Confirms identities as a second person does: a row alone that says so is refused as soon as a standing is derived anew. */
public final class Identities {

    private final IdentityConfirmation confirmation;
    private final People people;

    public Identities(IdentityConfirmation confirmation, People people) {
        this.confirmation = confirmation;
        this.people = people;
    }

    /** Confirms all CNICs of a person, by an officer who entered none of them. */
    public void confirm(PersonId person) {
        for (CnicOfPerson cnic : people.get(person).cnics()) {
            confirmation.examine(
                    person,
                    cnic.cnic(),
                    new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                    new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"));
        }
    }
}
