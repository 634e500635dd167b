package pk.gov.nsor.policing.notices.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observation.Dwelling;
import pk.gov.nsor.policing.notices.Observation.ObservedArrest;
import pk.gov.nsor.policing.notices.Observation.ObservedBlock;
import pk.gov.nsor.policing.notices.Observation.ObservedCard;
import pk.gov.nsor.policing.notices.Observation.ObservedDeath;
import pk.gov.nsor.policing.notices.Observation.ObservedHotel;
import pk.gov.nsor.policing.notices.Observation.ObservedName;
import pk.gov.nsor.policing.notices.Observation.ObservedPhone;
import pk.gov.nsor.policing.notices.Observation.ObservedVisit;
import pk.gov.nsor.policing.notices.Observation.OfCard;
import pk.gov.nsor.policing.notices.OnRecord;
import pk.gov.nsor.policing.notices.OnRecord.ToldPlace;
import pk.gov.nsor.policing.notices.contradiction.Contradictions.Facts;
import pk.gov.nsor.policing.notices.web.NoticeMessages.Line;

/** Says both sides of a contradiction in the reader's language. */
@Component
class NoticeFactRows {

    private static final int MONTHS_AROUND = 6;

    private final NoticeMessages wording;
    private final UiFormat uiFormat;

    NoticeFactRows(NoticeMessages wording, UiFormat uiFormat) {
        this.wording = wording;
        this.uiFormat = uiFormat;
    }

    /**
     * One side.
     *
     * @param source whose word it is
     * @param day of which it speaks
     */
    record Side(String source, String day, List<Line> lines) {}

    /** What is reported, then what is on the record. */
    List<Side> of(Facts facts) {
        return switch (facts) {
            case Facts.Observed observed -> List.of(reported(observed), record(observed));
            case Facts.Admitted admitted ->
                List.of(
                        new Side(
                                text("contradictions.source.prison"),
                                uiFormat.day(admitted.admittedOn()),
                                List.of(new Line(
                                        text("contradictions.admitted"), uiFormat.day(admitted.admittedOn())))),
                        new Side(
                                text("contradictions.source.border"),
                                uiFormat.day(admitted.departedOn()),
                                List.of(
                                        new Line(text("contradictions.left"), uiFormat.day(admitted.departedOn())),
                                        new Line(
                                                text("notices.country"),
                                                wording.country(NoticeMessages.reader(), admitted.country())),
                                        new Line(text("contradictions.back"), text("contradictions.back.unknown")))));
        };
    }

    private Side reported(Facts.Observed observed) {
        Observation observation = observed.observation();
        List<Line> lines = new ArrayList<>();
        switch (observation) {
            case ObservedName named -> lines.add(new Line(text("notices.name"), name(named.name())));
            case ObservedCard card -> lines.add(new Line(text("contradictions.card.issued"), uiFormat.day(card.on())));
            case ObservedBlock block -> {
                lines.add(new Line(text("contradictions.card.blocked"), uiFormat.day(block.on())));
                lines.add(new Line(
                        text("contradictions.card.why"),
                        text("contradictions.block." + NoticeMessages.lower(block.reason()))));
            }
            case ObservedDeath death -> {
                lines.add(new Line(text("notices.name"), name(death.name())));
                lines.add(new Line(text("contradictions.died"), uiFormat.day(death.on())));
                lines.add(new Line(text("contradictions.death.number"), death.registration()));
            }
            case Dwelling dwelling -> {
                lines.add(new Line(text("notices.line"), dwelling.line()));
                lines.add(new Line(text("notices.district"), district(dwelling.district())));
                if (dwelling instanceof ObservedVisit visit) {
                    lines.add(new Line(
                            text("contradictions.visit"),
                            text("contradictions.visit." + NoticeMessages.lower(visit.found()))));
                }
            }
            case ObservedArrest arrest -> {
                lines.add(new Line(text("contradictions.fir"), arrest.fir()));
                lines.add(new Line(
                        text("contradictions.station"), wording.station(NoticeMessages.reader(), arrest.station())));
                lines.add(
                        new Line(text("contradictions.sections"), String.join(text("shell.comma"), arrest.sections())));
            }
            case ObservedHotel hotel -> {
                lines.add(new Line(text("contradictions.hotel"), hotel.line()));
                lines.add(new Line(text("notices.district"), district(hotel.district())));
                lines.add(new Line(text("contradictions.nights"), Integer.toString(hotel.nights())));
            }
            case ObservedPhone phone ->
                lines.add(new Line(text("contradictions.phone"), phone.phone().e164()));
        }
        if (observation instanceof OfCard card && card.bornOn() != null) {
            lines.add(new Line(text("contradictions.born"), uiFormat.day(card.bornOn())));
        }
        lines.add(new Line(
                text("contradictions.received"),
                uiFormat.moment(observed.receivedAt().toInstant())));
        return new Side(
                text("contradictions.source." + NoticeMessages.lower(observation.kind())),
                uiFormat.day(observation.on()),
                lines);
    }

    private Side record(Facts.Observed observed) {
        OnRecord record = observed.record();
        LocalDate on = observed.observation().on();
        List<Line> lines = new ArrayList<>();
        switch (observed.observation()) {
            case ObservedName _ -> {
                lines.add(new Line(text("contradictions.name"), name(record.name())));
                record.formerNames()
                        .forEach(former -> lines.add(new Line(text("contradictions.former-name"), name(former))));
                record.toldNames().forEach(told -> lines.add(new Line(text("contradictions.told-name"), name(told))));
            }
            case ObservedPhone _ -> {
                record.phones().forEach(phone -> lines.add(new Line(text("contradictions.phone"), phone.e164())));
                if (record.phones().isEmpty()) {
                    lines.add(new Line(text("contradictions.phone"), text("contradictions.phone.none")));
                }
            }
            case ObservedArrest arrest ->
                lines.add(new Line(
                        text("contradictions.case"),
                        record.life()
                                .caseOf(arrest.station(), CaseNumber.ofFir(arrest.fir()))
                                .map(OnRecord.Case::number)
                                .orElseGet(() -> text("contradictions.case.none"))));
            case OfCard card -> addLife(card, record, lines);
            case Dwelling _, ObservedHotel _ -> addPlaces(record, on, lines);
        }
        return new Side(text("contradictions.source.record"), uiFormat.day(on), lines);
    }

    private void addLife(OfCard card, OnRecord record, List<Line> lines) {
        if (card instanceof ObservedDeath) {
            lines.add(new Line(text("contradictions.name"), name(record.name())));
            record.formerNames()
                    .forEach(former -> lines.add(new Line(text("contradictions.former-name"), name(former))));
        }
        OnRecord.Life life = record.life();
        lines.add(new Line(
                text("contradictions.born"),
                life.bornOn() == null ? text("contradictions.born.unknown") : uiFormat.day(life.bornOn())));
        if (life.lastJudgedOn() != null) {
            lines.add(new Line(text("contradictions.judged"), uiFormat.day(life.lastJudgedOn())));
        }
        if (life.diedOn() != null) {
            lines.add(new Line(text("contradictions.died"), uiFormat.day(life.diedOn())));
        }
    }

    private void addPlaces(OnRecord record, LocalDate on, List<Line> lines) {
        LocalDate insideSince = record.insideSince();
        if (insideSince != null) {
            lines.add(new Line(text("contradictions.inside"), uiFormat.day(insideSince)));
        }
        for (OnRecord.Home home : record.homes()) {
            lines.add(new Line(
                    uiFormat.text("contradictions.home", uiFormat.day(home.from())),
                    place(home.line(), home.district())));
        }
        if (record.homes().isEmpty()) {
            lines.add(new Line(text("contradictions.address"), text("contradictions.address.none")));
        }
        List<ToldPlace> near =
                record.toldPlaces().stream().filter(place -> isNear(place, on)).toList();
        for (ToldPlace place : near) {
            LocalDate until = place.until();
            lines.add(new Line(
                    until == null
                            ? uiFormat.text("contradictions.told-home", uiFormat.day(place.from()))
                            : uiFormat.text(
                                    "contradictions.told-stay", uiFormat.day(place.from()), uiFormat.day(until)),
                    place(place.line(), place.district())));
        }
        if (near.isEmpty()) {
            lines.add(new Line(text("contradictions.told"), text("contradictions.told.none")));
        }
    }

    private static boolean isNear(ToldPlace place, LocalDate on) {
        LocalDate until = place.until() == null ? place.from() : place.until();
        return !until.isBefore(on.minusMonths(MONTHS_AROUND)) && !place.from().isAfter(on.plusMonths(MONTHS_AROUND));
    }

    private String place(String line, String district) {
        return "\u2068" + line + "\u2069" + text("shell.comma") + district(district);
    }

    private String district(String code) {
        return wording.district(NoticeMessages.reader(), code);
    }

    private static String name(PersonName name) {
        String latin = name.latin();
        String urdu = name.urdu();
        return latin == null || urdu == null ? name.any() : latin + " · " + urdu;
    }

    private String text(String key) {
        return uiFormat.text(key);
    }
}
