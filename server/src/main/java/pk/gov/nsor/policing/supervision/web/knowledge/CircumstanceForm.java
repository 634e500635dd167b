package pk.gov.nsor.policing.supervision.web.knowledge;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.Circumstance;
import pk.gov.nsor.policing.supervision.Circumstance.Associate;
import pk.gov.nsor.policing.supervision.Circumstance.Children;
import pk.gov.nsor.policing.supervision.Circumstance.Kind;
import pk.gov.nsor.policing.supervision.Circumstance.OnlineIdentity;
import pk.gov.nsor.policing.supervision.Circumstance.Vehicle;
import pk.gov.nsor.policing.supervision.Circumstance.Work;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.policing.supervision.ScreenedCircumstance;
import pk.gov.nsor.policing.supervision.web.letter.DayText;

/** Reads a circumstance from a form, and fills a form with one. */
@Component
class CircumstanceForm {

    /** The circumstance, or empty and what is wrong with it. */
    Optional<NewCircumstance> read(Kind kind, Form form) {
        Optional<Circumstance> what =
                what(kind, form).flatMap(known -> form.whole("from", () -> ScreenedCircumstance.require(known)));
        Optional<LocalDate> from = form.day("from", "knowledge.day.missing");
        boolean hasEnd = !form.value("until").isEmpty();
        Optional<LocalDate> until = form.day("until");
        Optional<Source> source = form.choice("source", "knowledge.circumstance.source.missing", Source.class);
        Optional<Certainty> certainty =
                form.choice("certainty", "knowledge.circumstance.certainty.missing", Certainty.class);
        if (what.isEmpty()
                || from.isEmpty()
                || (hasEnd && until.isEmpty())
                || source.isEmpty()
                || certainty.isEmpty()) {
            return Optional.empty();
        }
        return form.whole(
                "until",
                () -> new NewCircumstance(what.get(), from.get(), until.orElse(null), source.get(), certainty.get()));
    }

    /** A form with what is known. */
    Form filled(NewCircumstance known) {
        Form form = new Form()
                .set("from", DayText.written(known.from()))
                .set("source", known.source().name())
                .set("certainty", known.certainty().name());
        LocalDate until = known.until();
        if (until != null) {
            form.set("until", DayText.written(until));
        }
        return switch (known.what()) {
            case Associate associate -> form.set("name", associate.name()).set("relation", associate.relation());
            case Vehicle vehicle ->
                form.set("registration", vehicle.registration()).set("description", vehicle.description());
            case OnlineIdentity online ->
                form.set("service", online.service().name()).set("handle", online.handle());
            case Work work ->
                form.set("employer", work.employer())
                        .set("place", work.place())
                        .set("withChildren", work.withChildren().name());
            case Children children ->
                form.set("underFive", Integer.toString(children.underFive()))
                        .set("fiveToEleven", Integer.toString(children.fiveToEleven()))
                        .set("twelveToSeventeen", Integer.toString(children.twelveToSeventeen()));
        };
    }

    private static Optional<Circumstance> what(Kind kind, Form form) {
        return switch (kind) {
            case ASSOCIATE -> form.whole("name", () -> new Associate(form.value("name"), form.value("relation")));
            case VEHICLE ->
                form.whole("registration", () -> new Vehicle(form.value("registration"), form.value("description")));
            case ONLINE_IDENTITY ->
                form.choice("service", "knowledge.circumstance.service.missing", OnlineIdentity.Service.class)
                        .flatMap(service ->
                                form.whole("handle", () -> new OnlineIdentity(service, form.value("handle"))));
            case WORK ->
                form.choice("withChildren", "knowledge.circumstance.children-at-work.missing", Work.WithChildren.class)
                        .flatMap(withChildren -> form.whole(
                                "employer", () -> new Work(form.value("employer"), form.value("place"), withChildren)));
            case CHILDREN ->
                form.whole(
                        "underFive",
                        () -> new Children(
                                number(form, "underFive"),
                                number(form, "fiveToEleven"),
                                number(form, "twelveToSeventeen")));
        };
    }

    private static int number(Form form, String field) {
        String given = Digits.western(form.value(field));
        if (!given.matches("[0-9]{1,3}")) {
            throw new InvalidValueException("circumstance.children", "Give a number from 0 to %s.", 20).at(field);
        }
        return Integer.parseInt(given);
    }
}
