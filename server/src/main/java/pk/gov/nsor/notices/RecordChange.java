package pk.gov.nsor.notices;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.register.Address;
import pk.gov.nsor.register.MistakenAddresses;
import pk.gov.nsor.register.Names;
import pk.gov.nsor.register.NewAddress;
import pk.gov.nsor.register.People;

/** What an accepted notice does to the record, from the day it says, and how that is taken back. */
@Component
class RecordChange {

    private final People people;
    private final Names names;
    private final MistakenAddresses mistaken;
    private final Clock clock;

    RecordChange(People people, Names names, MistakenAddresses mistaken, Clock clock) {
        this.people = people;
        this.names = names;
        this.mistaken = mistaken;
        this.clock = clock;
    }

    /**
     * Writes the change.
     *
     * @return the row that was written; null where the record stays as it is
     * @throws InvalidValueException where its day has not come, or something later is on record
     */
    @Nullable
    Long apply(Notice notice, Actor actor) {
        return switch (notice.particulars()) {
            case Particulars.NewName change -> {
                refuseEarly(change.on());
                yield names.change(notice.person(), change.name(), change.on(), actor);
            }
            case Particulars.NewHome home -> {
                refuseEarly(home.on());
                refuseSuperseded(notice, home.on());
                people.recordAddress(
                        notice.person(), new NewAddress(home.line(), home.district(), home.tehsil(), home.on()), actor);
                yield people.get(notice.person()).addresses().stream()
                        .mapToLong(Address::id)
                        .max()
                        .orElseThrow();
            }
            case Particulars.Stay _, Particulars.TravelInside _, Particulars.TravelAbroad _ -> null;
        };
    }

    void takeBack(Notice notice, Actor actor) {
        Long row = notice.appliedAs();
        if (row == null) {
            return;
        }
        switch (notice.kind()) {
            case NAME -> names.takeBack(notice.person(), row, actor);
            case ADDRESS -> mistaken.takeBack(notice.person(), row, actor);
            case STAY, TRAVEL_INSIDE, TRAVEL_ABROAD -> {
                // They write no row.
            }
        }
    }

    private void refuseEarly(LocalDate on) {
        if (on.isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException(
                            "notice.early", "It counts from a day that has not come. Accept it on that day or later.")
                    .at("decision");
        }
    }

    private void refuseSuperseded(Notice notice, LocalDate on) {
        boolean isSuperseded = people.get(notice.person()).addresses().stream()
                .anyMatch(address -> address.until() == null && !address.from().isBefore(on));
        if (isSuperseded) {
            throw new InvalidValueException(
                            "notice.superseded",
                            "An address of that day or a later one is on the record. Refuse the notice and say so.")
                    .at("decision");
        }
    }
}
