package pk.gov.nsor.policing.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.assignment.Transfer;
import pk.gov.nsor.policing.supervision.assignment.Transfer.State;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** What other districts answered to transfers that the own stations offered. */
@Component
class TransfersToday implements TodayList {

    private static final int ROWS = 8;

    private final Transfers transfers;
    private final CaseAccess access;
    private final People people;
    private final CasePageMessages wording;
    private final UiFormat uiFormat;
    private final Clock clock;

    TransfersToday(
            Transfers transfers,
            CaseAccess access,
            People people,
            CasePageMessages wording,
            UiFormat uiFormat,
            Clock clock) {
        this.transfers = transfers;
        this.access = access;
        this.people = people;
        this.wording = wording;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Override
    public TodayPart part() {
        return TodayPart.CAME_BACK;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.isPolice()) {
            return Optional.empty();
        }
        CaseScope scope = access.scope(reader);
        List<Transfer> answered =
                transfers.answered(scope.stations(), LocalDate.now(clock).minusDays(TodayPart.DAYS_BACK));
        return answered.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "supervision.today.transfers",
                        answered.size(),
                        null,
                        answered.stream().limit(ROWS).map(this::row).toList()));
    }

    private Row row(Transfer transfer) {
        Person person = people.get(transfer.person());
        String name = wording.name(person.identity().name());
        boolean isTaken = transfer.state() == State.ACCEPTED;
        String detail = wording.directed(person.number().formatted() + " · "
                + uiFormat.text(
                        isTaken ? "supervision.today.taken-over" : "supervision.today.returned",
                        CasePageMessages.isolate(wording.district(transfer.toDistrict()))));
        // Whoever was taken over is no longer the reader's to open.
        return isTaken
                ? Row.news(name, detail, person.id().value())
                : new Row(
                        name,
                        detail,
                        "/people/" + person.id(),
                        "supervision.today.look",
                        person.id().value());
    }
}
