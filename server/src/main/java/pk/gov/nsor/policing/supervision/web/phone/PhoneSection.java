package pk.gov.nsor.policing.supervision.web.phone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseNotifications;
import pk.gov.nsor.policing.supervision.Phone;
import pk.gov.nsor.policing.supervision.Phone.State;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.caseload.CaseMessage;
import pk.gov.nsor.policing.supervision.web.CaseloadRows;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.RecordSection;

/** The section of a record with the person's mobile number and what was texted to it. */
@Component
class PhoneSection implements RecordSection {

    private static final int LATEST = 10;

    private final Phones phones;
    private final CaseNotifications texts;
    private final CaseAccess access;
    private final People people;

    PhoneSection(Phones phones, CaseNotifications texts, CaseAccess access, People people) {
        this.phones = phones;
        this.texts = texts;
        this.access = access;
        this.people = people;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String anchor() {
        return "phone";
    }

    @Override
    public String titleKey() {
        return "supervision.phone";
    }

    @Override
    public String template() {
        return "supervision/phone-section";
    }

    /** Another person with the same number, whose record the reader may open. */
    record Also(PersonId person, String number) {}

    /**
     * What the section shows.
     *
     * @param verified null where none is
     * @param number the verified number as it is written; its ending for somebody whose case it is not
     * @param waiting the one that waits for its code; null where none does
     * @param earlier those that are the person's no more
     * @param records whether the reader may take and withdraw numbers
     */
    record View(
            PersonId person,
            @Nullable Phone verified,
            @Nullable String number,
            @Nullable Phone waiting,
            List<Phone> earlier,
            List<Also> also,
            List<CaseMessage> messages,
            boolean records) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean works = access.mayWork(reader, person);
        List<Phone> all = phones.of(person);
        Phone verified = in(State.VERIFIED, all);
        return new View(
                person,
                verified,
                verified != null && works ? PhoneNumbers.written(verified.number()) : null,
                in(State.TAKEN, all),
                all.stream()
                        .filter(phone -> phone.state() == State.REPLACED || phone.state() == State.WITHDRAWN)
                        .toList(),
                verified == null || !works ? List.of() : also(verified, reader),
                texts.of(person, LATEST),
                works && CaseloadRows.records(reader));
    }

    /** Of the others with this number those whom the reader knows of anyway. */
    private List<Also> also(Phone verified, SignedIn reader) {
        return phones.alsoOf(verified).stream()
                .filter(other -> !access.links(reader, other).isEmpty())
                .map(other -> new Also(other, people.get(other).number().formatted()))
                .toList();
    }

    private static @Nullable Phone in(State state, List<Phone> phones) {
        return phones.stream()
                .filter(phone -> phone.state() == state)
                .findFirst()
                .orElse(null);
    }
}
