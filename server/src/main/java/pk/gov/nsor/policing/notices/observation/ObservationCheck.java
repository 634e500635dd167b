package pk.gov.nsor.policing.notices.observation;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observation.Kind;
import pk.gov.nsor.policing.notices.Observations.Message;
import pk.gov.nsor.policing.notices.observation.ObservationPlace.Place;

/** Checks every field of an observation and refuses it with all errors, not only the first. */
@Component
public class ObservationCheck {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_PHONE = 60;
    private static final int LONGEST_REGISTRATION = 60;
    private static final int LONGEST_FIR = 40;
    private static final int LONGEST_SECTION = 60;
    private static final int MOST_SECTIONS = 20;

    private final CnicFormat cnics;
    private final ObservationPlace places;
    private final PoliceStations stations;
    private final Laws laws;

    ObservationCheck(CnicFormat cnics, ObservationPlace places, PoliceStations stations, Laws laws) {
        this.cnics = cnics;
        this.places = places;
        this.stations = stations;
        this.laws = laws;
    }

    /**
     * Reads an observation.
     *
     * @throws ProblemException 422, naming every field that is missing, of another kind, or cannot be true
     */
    public Message check(ObservationMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        String messageId = fields.messageId(message.messageId());
        Cnic cnic = fields.cnic(cnics, message.cnic());
        LocalDate on = fields.day("/on", message.on());
        LocalDate first = laws.current().firstDay();
        // A death has happened whenever it did; what the register makes of it is decided beside the record.
        if (on != null && on.isBefore(first) && message.kind() != Kind.NADRA_DEATH) {
            fields.wrong("/on", "notice.past", "The first day that can be told of is %s.".formatted(first));
        }
        Kind kind = fields.part("/kind", message.kind());
        Observation observation = null;
        if (kind != null) {
            refuseOthers(fields, message, kind);
            // Without a day the rest is still checked, as of today.
            observation = observation(fields, message, kind, Objects.requireNonNullElse(on, receivedOn));
        }
        fields.refuse();
        return new Message(there(messageId), there(cnic), there(observation));
    }

    private @Nullable Observation observation(FeedFields fields, ObservationMessage message, Kind kind, LocalDate day) {
        return switch (kind) {
            case NADRA_NAME -> name(fields, message, day);
            case PHONE -> {
                String phone = fields.text("/phone", message.phone(), LONGEST_PHONE);
                yield phone == null
                        ? null
                        : fields.check("/phone", () -> new Observation.ObservedPhone(cnics.parseMobile(phone), day));
            }
            case CARD_RENEWED -> new Observation.ObservedCard(day, bornOn(fields, message, day));
            case CARD_BLOCKED -> {
                Observation.BlockReason reason = fields.part("/reason", message.reason());
                LocalDate bornOn = bornOn(fields, message, day);
                yield reason == null ? null : new Observation.ObservedBlock(reason, day, bornOn);
            }
            case NADRA_DEATH -> death(fields, message, day);
            case NADRA_ADDRESS ->
                atPlace(
                        fields,
                        message,
                        day,
                        (line, place) -> new Observation.ObservedHome(line, place.district(), place.tehsil(), day));
            case TENANT ->
                atPlace(
                        fields,
                        message,
                        day,
                        (line, place) -> new Observation.ObservedTenancy(line, place.district(), place.tehsil(), day));
            case VISIT -> {
                Observation.Found found = fields.part("/outcome", message.outcome());
                Observation visit = atPlace(
                        fields,
                        message,
                        day,
                        (line, place) -> new Observation.ObservedVisit(
                                line,
                                place.district(),
                                place.tehsil(),
                                Objects.requireNonNullElse(found, Observation.Found.CONFIRMED),
                                day));
                yield found == null ? null : visit;
            }
            case ARREST -> arrest(fields, message, day);
            case HOTEL ->
                atPlace(
                        fields,
                        message,
                        day,
                        (line, place) -> new Observation.ObservedHotel(
                                line, place.district(), message.nights() == null ? 1 : message.nights(), day));
        };
    }

    private static @Nullable Observation name(FeedFields fields, ObservationMessage message, LocalDate day) {
        PersonName name = personName(fields, message);
        return name == null ? null : new Observation.ObservedName(name, day);
    }

    private static @Nullable Observation death(FeedFields fields, ObservationMessage message, LocalDate day) {
        PersonName name = personName(fields, message);
        String registration = fields.text("/registration", message.registration(), LONGEST_REGISTRATION);
        LocalDate bornOn = bornOn(fields, message, day);
        return name == null || registration == null
                ? null
                : fields.checkTogether(
                        "/registration", () -> new Observation.ObservedDeath(name, registration, day, bornOn));
    }

    private @Nullable Observation arrest(FeedFields fields, ObservationMessage message, LocalDate day) {
        String fir = fields.text("/fir", message.fir(), LONGEST_FIR);
        String named = fields.text("/policeStation", message.policeStation(), LONGEST_PLACE);
        PoliceStation station = named == null ? null : fields.check("/policeStation", () -> station(named));
        List<String> sections = new ArrayList<>();
        if (message.sections() == null || message.sections().isEmpty()) {
            fields.missing("/sections");
        }
        List<@Nullable String> sent = fields.list("/sections", message.sections(), MOST_SECTIONS);
        for (int at = 0; at < sent.size(); at++) {
            String field = "/sections/" + at;
            String written = fields.text(field, sent.get(at), LONGEST_SECTION);
            Section section = written == null ? null : fields.check(field, () -> Section.parse(written));
            if (section != null) {
                sections.add(section.toString());
            }
        }
        return fir == null || station == null || sections.isEmpty()
                ? null
                : fields.checkTogether(
                        "/fir",
                        () -> new Observation.ObservedArrest(
                                fir, station.code(), station.districtCode(), sections, day));
    }

    private PoliceStation station(String named) {
        List<PoliceStation> found = stations.named(named);
        if (found.isEmpty()) {
            throw new InvalidValueException("observation.station", "There is no such police station.");
        }
        if (found.size() > 1) {
            throw new InvalidValueException(
                    "observation.stations", "Several police stations are called so: send the code.");
        }
        return found.getFirst();
    }

    /** What is left out says nothing of the record's. */
    private static @Nullable LocalDate bornOn(FeedFields fields, ObservationMessage message, LocalDate day) {
        if (message.bornOn() == null) {
            return null;
        }
        LocalDate bornOn = fields.day("/bornOn", message.bornOn());
        if (bornOn != null && bornOn.isAfter(day)) {
            fields.wrong("/bornOn", "observation.born-later", "Nobody has a card or dies before their birth.");
            return null;
        }
        return bornOn;
    }

    /** Each script is checked by itself, so that an error is reported at its field. */
    private static @Nullable PersonName personName(FeedFields fields, ObservationMessage message) {
        String latin = message.nameLatin();
        String urdu = message.nameUrdu();
        boolean isLatin = latin == null
                || latin.isBlank()
                || fields.checkTogether("/nameLatin", () -> PersonName.latin(latin)) != null;
        boolean isUrdu = urdu == null
                || urdu.isBlank()
                || fields.checkTogether("/nameUrdu", () -> new PersonName(null, urdu)) != null;
        return isLatin && isUrdu
                ? fields.checkTogether(latin == null ? "/nameUrdu" : "/nameLatin", () -> new PersonName(latin, urdu))
                : null;
    }

    /** Makes an observation of a line and a place. */
    @FunctionalInterface
    private interface AtPlace {
        Observation of(String line, Place place);
    }

    private @Nullable Observation atPlace(FeedFields fields, ObservationMessage message, LocalDate day, AtPlace maker) {
        String line = fields.text("/line", message.line(), LONGEST_LINE);
        String district = fields.text("/district", message.district(), LONGEST_PLACE);
        Place place = district == null
                ? null
                : fields.checkTogether("/district", () -> places.find(district, message.tehsil(), day));
        return line == null || place == null ? null : fields.checkTogether("/line", () -> maker.of(line, place));
    }

    private static void refuseOthers(FeedFields fields, ObservationMessage message, Kind kind) {
        Set<String> own = fields(kind);
        Map<String, @Nullable Object> sent = new LinkedHashMap<>();
        sent.put("nameLatin", message.nameLatin());
        sent.put("nameUrdu", message.nameUrdu());
        sent.put("line", message.line());
        sent.put("district", message.district());
        sent.put("tehsil", message.tehsil());
        sent.put("phone", message.phone());
        sent.put("nights", message.nights());
        sent.put("reason", message.reason());
        sent.put("registration", message.registration());
        sent.put("bornOn", message.bornOn());
        sent.put("outcome", message.outcome());
        sent.put("fir", message.fir());
        sent.put("policeStation", message.policeStation());
        sent.put("sections", message.sections());
        sent.forEach((field, value) -> {
            if (value != null && !own.contains(field)) {
                fields.wrong("/" + field, "observation.field", "An observation of this kind has no such field.");
            }
        });
    }

    private static Set<String> fields(Kind kind) {
        return switch (kind) {
            case NADRA_NAME -> Set.of("nameLatin", "nameUrdu");
            case PHONE -> Set.of("phone");
            case CARD_RENEWED -> Set.of("bornOn");
            case CARD_BLOCKED -> Set.of("reason", "bornOn");
            case NADRA_DEATH -> Set.of("nameLatin", "nameUrdu", "registration", "bornOn");
            case NADRA_ADDRESS, TENANT -> Set.of("line", "district", "tehsil");
            case VISIT -> Set.of("line", "district", "tehsil", "outcome");
            case ARREST -> Set.of("fir", "policeStation", "sections");
            case HOTEL -> Set.of("line", "district", "tehsil", "nights");
        };
    }
}
