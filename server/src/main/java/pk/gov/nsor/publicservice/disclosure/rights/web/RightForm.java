package pk.gov.nsor.publicservice.disclosure.rights.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.disclosure.rights.Claim;
import pk.gov.nsor.publicservice.disclosure.rights.RightKind;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.Standings;

/** Reads what somebody asked at the counter; every problem is a field's. */
@Component
class RightForm {

    private final CnicFormat cnics;
    private final People people;
    private final Standings standings;

    RightForm(CnicFormat cnics, People people, Standings standings) {
        this.cnics = cnics;
        this.people = people;
        this.standings = standings;
    }

    /** What was read. */
    record Read(RightKind kind, PersonId person, Claim claim) {}

    Optional<Read> read(Form form, SignedIn reader) {
        Optional<RightKind> kind = form.choice("kind", "rights.kind.missing", RightKind.class);
        Optional<PersonId> person = form.require("number", "rights.record.missing", number -> record(number, reader));
        Optional<PersonName> name = form.check(
                "nameLatin",
                () -> PersonName.ofNullable(form.value("nameLatin"), form.value("nameUrdu"))
                        .orElseThrow(() ->
                                new InvalidValueException("name.empty", "Give the name in Latin letters or in Urdu.")));
        Optional<Cnic> cnic = form.require("cnic", "rights.cnic.missing", cnics::parse);
        Optional<Examination.Document> document =
                form.choice("document", "rights.document.missing", Examination.Document.class);
        if (!form.isValid()) {
            return Optional.empty();
        }
        return form.whole(
                "what",
                () -> new Read(
                        kind.orElseThrow(),
                        person.orElseThrow(),
                        new Claim(name.orElseThrow(), cnic.orElseThrow(), document.orElseThrow(), form.value("what"))));
    }

    /** Of a sealed record only a registrar may know that it is there. */
    private PersonId record(String number, SignedIn reader) {
        return people.withNumber(RegisterNumber.parse(number))
                .filter(person -> !standings.isSealedFor(reader, person))
                .orElseThrow(
                        () -> new InvalidValueException("rights.no-record", "There is no record with this number."));
    }
}
