package pk.gov.nsor.policing.correspondence.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.correspondence.StationMessage;
import pk.gov.nsor.policing.correspondence.StationMessages;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.Standings;

/**
 * Who sees a message: whoever works with the record, and the police of the station that is asked while it is open. One
 * about a sealed record is not there.
 */
@Component
class StationMessageView {

    private final StationMessages messages;
    private final AccessGrounds grounds;
    private final CaseAccess access;
    private final Standings standings;

    StationMessageView(StationMessages messages, AccessGrounds grounds, CaseAccess access, Standings standings) {
        this.messages = messages;
        this.grounds = grounds;
        this.access = access;
        this.standings = standings;
    }

    /** @param isOfRecord whether the reader works with the record; otherwise they are of the station that is asked */
    record Seen(StationMessage message, boolean isOfRecord, SignedIn reader, boolean isAsked) {

        public boolean mayAnswer() {
            return isAsked && !message.askedBy().equals(reader.accountId());
        }

        public boolean mayWithdraw() {
            return message.isOpen() && message.askedBy().equals(reader.accountId());
        }
    }

    /** Empty where the message is not there for the reader. */
    @Transactional(readOnly = true)
    Optional<Seen> find(UUID id, SignedIn reader) {
        Optional<StationMessage> found = messages.find(id);
        // Asked of nobody where there is none, so that what is not there takes no fewer statements.
        PersonId person = found.map(StationMessage::person).orElseGet(PersonId::next);
        boolean isSealed = standings.isSealed(person);
        boolean isOfRecord = worksWith(reader, person);
        return found.filter(_ -> !isSealed)
                .map(message -> new Seen(
                        message,
                        isOfRecord,
                        reader,
                        message.isOpen() && access.scope(reader).coversStation(message.to())))
                .filter(seen -> seen.isOfRecord() || seen.isAsked());
    }

    /** Whether the record, or the one that it is joined with, is the reader's to work with. */
    boolean worksWith(SignedIn reader, PersonId person) {
        return grounds.of(reader, person).stream().anyMatch(AccessGround::isOwn);
    }
}
