package pk.gov.nsor.publicservice.disclosure.rights.web;

import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.disclosure.rights.NamesakeNotes;
import pk.gov.nsor.record.registration.RecordSection;

/** What a record says of those who have shown that it is not theirs. */
@Component
class NamesakeSection implements RecordSection {

    private final NamesakeNotes notes;

    NamesakeSection(NamesakeNotes notes) {
        this.notes = notes;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String anchor() {
        return "namesakes";
    }

    @Override
    public String titleKey() {
        return "rights.namesakes";
    }

    @Override
    public String template() {
        return "disclosure/namesakes";
    }

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        return notes.countOf(person);
    }
}
