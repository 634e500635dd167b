package pk.gov.nsor.record.conviction.legalfile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.conviction.check.ScreenedFact;

/**
 * Reads a judgment from the fields of {@code conviction/parts :: judgment}, and supplies the choices of these fields.
 */
@Component
public class ConvictionForm {

    /** The most offences of one judgment. */
    public static final int MOST = 50;

    private final Courts courts;
    private final PoliceStations stations;
    private final Offences offences;
    private final PlaceFields places;
    private final Clock clock;

    ConvictionForm(Courts courts, PoliceStations stations, Offences offences, PlaceFields places, Clock clock) {
        this.courts = courts;
        this.stations = stations;
        this.offences = offences;
        this.places = places;
        this.clock = clock;
    }

    /** How many offences the form shows. */
    private static int count(Form form) {
        return Rows.count(form, "offences", 1, MOST);
    }

    /** The judgment; empty where something is missing or refused, which the form then reports. */
    public Optional<NewConviction> read(Form form) {
        List<Offence> charged = offences(form);
        Optional<Court> court = one(form, "court", courts::named);
        String caseNumber = text(form, "caseNumber");
        String firNumber = text(form, "firNumber");
        Optional<PoliceStation> station = places.station(form, "station", "registration.missing");
        Optional<LocalDate> offenceOn = day(form, "offenceOn");
        Optional<LocalDate> judgmentOn = day(form, "judgmentOn");
        Optional<Victim.Age> age = form.choice("victimAge", "registration.victim-age.missing", Victim.Age.class);
        Optional<Victim.VictimSex> sex =
                form.choice("victimSex", "registration.victim-sex.missing", Victim.VictimSex.class);
        if (!form.isValid()) {
            return Optional.empty();
        }
        return form.whole("judgmentOn", () -> {
            NewConviction judgment = new NewConviction(
                    court.orElseThrow().code(),
                    caseNumber,
                    firNumber,
                    station.orElseThrow().code(),
                    offenceOn.orElseThrow(),
                    judgmentOn.orElseThrow(),
                    new Victim(age.orElseThrow(), sex.orElseThrow()),
                    charged);
            ScreenedFact.require(judgment);
            return judgment;
        });
    }

    /** The choices of the fields, for the page. */
    public void offer(Form form, Locale locale, Model model) {
        model.addAttribute("count", count(form));
        model.addAttribute("sections", sectionOffers(locale));
        model.addAttribute("courts", courtOffers(locale));
    }

    /** A form that shows the judgment. */
    public Form show(NewConviction judgment, Locale locale) {
        Form form = new Form();
        int place = 1;
        for (Offence offence : judgment.offences()) {
            form.set("section" + place, offence.section().toString());
            form.set(
                    "connected" + place,
                    offence.connectedWith().stream().map(Section::toString).collect(Collectors.joining(", ")));
            place++;
        }
        return form.set("offences", Integer.toString(judgment.offences().size()))
                .set(
                        "court",
                        courts.byCode(judgment.courtCode())
                                .map(court -> court.name(locale))
                                .orElse(judgment.courtCode()))
                .set("caseNumber", judgment.caseNumber())
                .set("firNumber", judgment.firNumber())
                .set(
                        "station",
                        stations.byCode(judgment.policeStationCode())
                                .map(station -> station.name(locale))
                                .orElse(judgment.policeStationCode()))
                .set("offenceOn", judgment.offenceOn())
                .set("judgmentOn", judgment.judgmentOn())
                .set("victimAge", judgment.victim().age().name())
                .set("victimSex", judgment.victim().sex().name());
    }

    /** The choices of the field for sections: the section and its title. */
    private Map<String, String> sectionOffers(Locale locale) {
        boolean urdu = "ur".equals(locale.getLanguage());
        Map<String, String> offers = new LinkedHashMap<>();
        offences.all()
                .forEach(offence ->
                        offers.put(offence.section().toString(), urdu ? offence.titleUr() : offence.titleEn()));
        return offers;
    }

    private Map<String, String> courtOffers(Locale locale) {
        Map<String, String> offers = new LinkedHashMap<>();
        courts.all().forEach(court -> offers.put(court.name(locale), court.districtCode()));
        return offers;
    }

    private static List<Offence> offences(Form form) {
        List<Offence> charged = new ArrayList<>();
        for (int i = 1; i <= count(form); i++) {
            String field = "section" + i;
            Optional<Section> section = i == 1
                    ? form.require(field, "registration.section.missing", Section::parse)
                    : form.read(field, Section::parse);
            Optional<List<Section>> connected = form.read("connected" + i, ConvictionForm::sections);
            if (section.isPresent()) {
                form.check("connected" + i, () -> new Offence(section.get(), connected.orElse(List.of())))
                        .ifPresent(charged::add);
            } else if (connected.isPresent() && form.problem(field).isEmpty()) {
                form.reject(field, "registration.section.missing");
            }
        }
        return charged;
    }

    private static List<Section> sections(String text) {
        return Stream.of(text.split("[,،;؛\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Section::parse)
                .toList();
    }

    private static String text(Form form, String field) {
        String text = form.value(field);
        if (text.isEmpty()) {
            form.reject(field, "registration.missing");
        }
        return text;
    }

    private Optional<LocalDate> day(Form form, String field) {
        Optional<LocalDate> day = form.day(field, "registration.day.missing");
        if (day.isPresent() && day.get().isAfter(LocalDate.now(clock))) {
            form.reject(field, "invalid.day.future");
        }
        return day;
    }

    private static <T> Optional<T> one(Form form, String field, Function<String, List<T>> named) {
        String typed = form.value(field);
        if (typed.isEmpty()) {
            form.reject(field, "registration.missing");
            return Optional.empty();
        }
        List<T> meant = named.apply(typed);
        if (meant.size() == 1) {
            return Optional.of(meant.getFirst());
        }
        form.reject(field, meant.isEmpty() ? "registration.not-listed" : "registration.several");
        return Optional.empty();
    }
}
