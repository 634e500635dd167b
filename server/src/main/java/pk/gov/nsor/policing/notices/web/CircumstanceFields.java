package pk.gov.nsor.policing.notices.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.supervision.Circumstance;

/** Reads the fields of a notice about a telephone, work, a household, a vehicle or a name online. */
final class CircumstanceFields {

    private CircumstanceFields() {}

    /** The particulars, or empty and what is wrong with the form. */
    static Optional<Particulars> read(NoticeKind kind, Form form) {
        Optional<LocalDate> on = ParticularsForm.day(form, "on");
        return switch (kind) {
            case PHONE -> {
                Optional<MobileNumber> number =
                        form.require("number", "supervision.phone.number.missing", MobileNumber::parse);
                yield whole(
                        form,
                        "number",
                        on,
                        day -> new Particulars.NewPhone(
                                number.map(MobileNumber::e164).orElseThrow(), day));
            }
            case WORK -> {
                Optional<Circumstance.Work.WithChildren> withChildren = form.choice(
                        "withChildren",
                        "knowledge.circumstance.children-at-work.missing",
                        Circumstance.Work.WithChildren.class);
                Optional<Circumstance.Work> work = form.whole(
                        "employer",
                        () -> new Circumstance.Work(
                                form.value("employer"),
                                form.value("place"),
                                withChildren.orElse(Circumstance.Work.WithChildren.UNKNOWN)));
                yield whole(form, "employer", on, day -> new Particulars.NewWork(work.orElseThrow(), day));
            }
            case HOUSEHOLD -> {
                Optional<Circumstance.Children> children = form.whole(
                        "underFive",
                        () -> new Circumstance.Children(
                                number(form, "underFive"),
                                number(form, "fiveToEleven"),
                                number(form, "twelveToSeventeen")));
                Optional<Integer> hours = form.require("hours", "notices.hours.missing", CircumstanceFields::hours);
                yield whole(
                        form,
                        "underFive",
                        on,
                        day -> new Particulars.Household(children.orElseThrow(), hours.orElseThrow(), day));
            }
            case VEHICLE -> {
                Optional<Circumstance.Vehicle> vehicle = form.whole(
                        "registration",
                        () -> new Circumstance.Vehicle(form.value("registration"), form.value("description")));
                yield whole(form, "registration", on, day -> new Particulars.NewVehicle(vehicle.orElseThrow(), day));
            }
            case ONLINE_IDENTITY -> {
                Optional<Circumstance.OnlineIdentity.Service> service = form.choice(
                        "service", "knowledge.circumstance.service.missing", Circumstance.OnlineIdentity.Service.class);
                Optional<Circumstance.OnlineIdentity> online = form.whole(
                        "handle",
                        () -> new Circumstance.OnlineIdentity(
                                service.orElse(Circumstance.OnlineIdentity.Service.OTHER), form.value("handle")));
                yield whole(form, "handle", on, day -> new Particulars.NewOnlineIdentity(online.orElseThrow(), day));
            }
            case NAME, ADDRESS, STAY, TRAVEL_INSIDE, TRAVEL_ABROAD ->
                throw new IllegalArgumentException("Not of these kinds: " + kind);
        };
    }

    private static Optional<Particulars> whole(
            Form form, String field, Optional<LocalDate> on, Function<LocalDate, Particulars> reading) {
        return form.isValid() ? form.whole(field, () -> reading.apply(on.orElseThrow())) : Optional.empty();
    }

    /** An empty field is no child of that age. */
    private static int number(Form form, String field) {
        String given = Digits.western(form.value(field));
        if (!given.matches("[0-9]{0,3}")) {
            throw new InvalidValueException("circumstance.children", "Give a number from 0 to %s.", 20).at(field);
        }
        return given.isEmpty() ? 0 : Integer.parseInt(given);
    }

    private static int hours(String text) {
        String given = Digits.western(text);
        if (!given.matches("[0-9]{1,2}")) {
            throw new InvalidValueException("notice.hours", "Give a number of hours from 1 to %s.", 24);
        }
        return Integer.parseInt(given);
    }
}
