package pk.gov.nsor.policing.supervision.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.record.registration.CopySection;

/** When and where the person has appeared: what their receipts say, without what the officer saw or noted. */
@Component
class AppearancesInCopy implements CopySection {

    private final Appearances appearances;
    private final PoliceStations stations;
    private final MessageSource messages;

    AppearancesInCopy(Appearances appearances, PoliceStations stations, MessageSource messages) {
        this.appearances = appearances;
        this.stations = stations;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String titleKey() {
        return "supervision.copy";
    }

    @Override
    public List<Entry> entries(PersonId person, Locale language) {
        return appearances.all(person).stream()
                .map(one -> new Entry(
                        day(one.on(), language),
                        station(one.station(), language) + "\n"
                                + messages.getMessage(
                                        "supervision.copy.receipt",
                                        new Object[] {Long.toString(one.number())},
                                        language)))
                .toList();
    }

    private String station(String code, Locale language) {
        return stations.byCode(code).map(station -> station.name(language)).orElse(code);
    }

    private static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(day);
    }
}
