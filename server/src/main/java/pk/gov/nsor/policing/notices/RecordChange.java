package pk.gov.nsor.policing.notices;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.Phone;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.record.register.Homes;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.address.MistakenAddresses;

/** What an accepted notice does to the record, from the day it says, and how that is taken back. */
@Component
class RecordChange {

    private final People people;
    private final Homes homes;
    private final Names names;
    private final MistakenAddresses mistaken;
    private final Circumstances circumstances;
    private final Phones phones;
    private final Clock clock;

    RecordChange(
            People people,
            Homes homes,
            Names names,
            MistakenAddresses mistaken,
            Circumstances circumstances,
            Phones phones,
            Clock clock) {
        this.people = people;
        this.homes = homes;
        this.names = names;
        this.mistaken = mistaken;
        this.circumstances = circumstances;
        this.phones = phones;
        this.clock = clock;
    }

    /**
     * Writes the change.
     *
     * @return the row that was written, or the how-manieth acceptance it is; null where the record stays as it is
     * @throws InvalidValueException where its day has not come, or something later is on record
     */
    @Nullable
    Long apply(Notice notice, Evidence evidence, Actor actor) {
        return switch (notice.particulars()) {
            case Particulars.NewName change -> {
                refuseEarly(change.on());
                yield screenedWhenTold(() -> names.change(notice.person(), change.name(), change.on(), actor));
            }
            case Particulars.NewHome home -> {
                refuseEarly(home.on());
                refuseSuperseded(notice, home.on());
                NewAddress address =
                        new NewAddress(home.line(), home.district(), home.tehsil(), home.on(), evidence.ofAddress());
                yield screenedWhenTold(() -> people.recordAddress(notice.person(), address, actor));
            }
            case Particulars.NewPhone phone -> {
                refuseEarly(phone.on());
                yield takePhone(notice, MobileNumber.parse(phone.number()), actor);
            }
            case Particulars.OfCircumstance told -> {
                refuseEarly(told.on());
                long acceptance = acceptances(notice) + 1;
                circumstances.record(
                        notice.person(),
                        circumstance(notice, acceptance),
                        new NewCircumstance(
                                told.what(),
                                told.on(),
                                null,
                                evidence == Evidence.VISIT
                                        ? NewCircumstance.Source.SEEN_BY_OFFICER
                                        : NewCircumstance.Source.TOLD_BY_PERSON,
                                evidence == Evidence.STATED
                                        ? NewCircumstance.Certainty.PROBABLE
                                        : NewCircumstance.Certainty.CERTAIN),
                        actor);
                yield acceptance;
            }
            case Particulars.Stay _, Particulars.TravelInside _, Particulars.TravelAbroad _ -> null;
        };
    }

    /**
     * Text that was screened, or allowed by a second person, when the notice was taken does not prevent its
     * acceptance.
     */
    private static <T> T screenedWhenTold(ScopedValue.CallableOp<T, RuntimeException> change) {
        return Screened.asking((text, field, stop) -> true).call(change);
    }

    void takeBack(Notice notice, String reason, Actor actor) {
        Long row = notice.appliedAs();
        if (row == null) {
            return;
        }
        switch (notice.kind()) {
            case NAME -> names.takeBack(notice.person(), row, actor);
            case ADDRESS -> mistaken.takeBack(notice.person(), row, actor);
            case PHONE -> withdrawPhone(notice, actor);
            case WORK, HOUSEHOLD, VEHICLE, ONLINE_IDENTITY -> withdrawCircumstance(notice, row, reason, actor);
            case STAY, TRAVEL_INSIDE, TRAVEL_ABROAD -> {
                // They write no row.
            }
        }
    }

    /** The notified number is already verified: nothing is texted. */
    private @Nullable Long takePhone(Notice notice, MobileNumber number, Actor actor) {
        Phone verified = phones.of(notice.person()).stream()
                .filter(phone -> phone.state() == Phone.State.VERIFIED)
                .findFirst()
                .orElse(null);
        if (verified != null && number.equals(verified.number())) {
            return null;
        }
        phones.take(notice.person(), number, verified == null ? TextLanguage.URDU : verified.language(), actor);
        return acceptances(notice) + 1;
    }

    private void withdrawPhone(Notice notice, Actor actor) {
        if (notice.particulars() instanceof Particulars.NewPhone told) {
            MobileNumber number = MobileNumber.parse(told.number());
            phones.of(notice.person()).stream()
                    .filter(phone -> phone.state() == Phone.State.TAKEN || phone.state() == Phone.State.VERIFIED)
                    .filter(phone -> number.equals(phone.number()))
                    .forEach(phone -> phones.withdraw(notice.person(), phone.id(), actor));
        }
    }

    /** Where an officer has withdrawn it already there is nothing to take back. */
    private void withdrawCircumstance(Notice notice, long acceptance, String reason, Actor actor) {
        UUID id = circumstance(notice, acceptance);
        circumstances
                .find(notice.person(), id)
                .filter(known -> !known.withdrawn())
                .ifPresent(known -> circumstances.withdraw(notice.person(), id, known.version(), reason, actor));
    }

    /** Each acceptance records one of its own, since what was withdrawn stays so. */
    private static UUID circumstance(Notice notice, long acceptance) {
        return UUID.nameUUIDFromBytes((notice.id() + "/" + acceptance).getBytes(StandardCharsets.US_ASCII));
    }

    private static long acceptances(Notice notice) {
        return notice.steps().stream()
                .filter(step -> step.state() == NoticeState.ACCEPTED)
                .count();
    }

    /** Whether its day is still to come: what changes the record is not so before it. */
    boolean isEarly(Particulars particulars) {
        return !particulars.kind().isTemporary() && isToCome(particulars.on());
    }

    private boolean isToCome(LocalDate on) {
        return on.isAfter(LocalDate.now(clock));
    }

    private void refuseEarly(LocalDate on) {
        if (isToCome(on)) {
            throw new InvalidValueException(
                            "notice.early", "It counts from a day that has not come. Accept it on that day or later.")
                    .at("decision");
        }
    }

    private void refuseSuperseded(Notice notice, LocalDate on) {
        if (homes.isRecordedSince(notice.person(), on)) {
            throw new InvalidValueException(
                            "notice.superseded",
                            "An address of that day or a later one is on the record. Refuse the notice and say so.")
                    .at("decision");
        }
    }
}
