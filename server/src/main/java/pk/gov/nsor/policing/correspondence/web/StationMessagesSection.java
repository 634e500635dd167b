package pk.gov.nsor.policing.correspondence.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.correspondence.StationMessages;
import pk.gov.nsor.record.registration.RecordSection;

/** What other stations were asked about the person, for the police who work with the record. */
@Component
class StationMessagesSection implements RecordSection {

    private final StationMessages messages;
    private final StationMessageView view;
    private final StationMessageRows rows;

    StationMessagesSection(StationMessages messages, StationMessageView view, StationMessageRows rows) {
        this.messages = messages;
        this.view = view;
        this.rows = rows;
    }

    @Override
    public int order() {
        return BELOW_TIMELINE;
    }

    @Override
    public String anchor() {
        return "correspondence";
    }

    @Override
    public String titleKey() {
        return "correspondence.title";
    }

    @Override
    public String template() {
        return "correspondence/record";
    }

    record Line(UUID id, String text) {}

    /** @param reads whether the reader is one of the police who work with the record; there are no lines otherwise */
    record View(PersonId person, boolean reads, List<Line> lines) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean reads = (reader.isPolice() || reader.has(Role.NATIONAL_SUPERVISOR)) && view.worksWith(reader, person);
        return new View(
                person,
                reads,
                reads
                        ? messages.of(person).stream()
                                .map(message -> new Line(message.id(), rows.text(message)))
                                .toList()
                        : List.of());
    }
}
