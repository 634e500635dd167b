package pk.gov.nsor.policing.supervision;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Announcements;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;

/** What happens to everybody: holidays, outages, a district that is split. */
final class YearsWorld {

    static final String SPLIT = "faisalabad";
    static final String TEHSIL = "PK60804";
    static final List<String> DISTRICTS =
            List.of("lahore", "multan", SPLIT, "quetta", "peshawar", "rawalpindi", "sialkot", "bahawalpur");

    private final YearsBook book;
    private final Announcements announcements;
    private final Outages outages;
    private final PoliceStations policeStations;
    private final Actor officer;
    private @Nullable UUID stationOutage;

    YearsWorld(ApplicationContext context, YearsBook book, Actor officer) {
        this.book = book;
        this.officer = officer;
        announcements = new Announcements(context);
        outages = context.getBean(Outages.class);
        policeStations = context.getBean(PoliceStations.class);
    }

    void holidaysAndOutages() {
        if (book.chance(60)) {
            LocalDate day = book.today().minusDays(book.number(5));
            try {
                announcements.holiday(day);
                book.count("holidays announced late");
            } catch (InvalidValueException known) {
                book.count("refused: " + known.code());
            }
        }
        UUID going = stationOutage;
        if (going == null && book.chance(90)) {
            String station = book.pick(policeStations.all().stream()
                    .filter(known -> DISTRICTS.contains(known.districtCode()))
                    .map(PoliceStation::code)
                    .toList());
            stationOutage = outages.declare(station, book.today().minusDays(book.number(3)), null, "Flood", officer);
            book.count("outages of a station");
        } else if (going != null && book.chance(4)) {
            outages.end(going, book.today(), officer);
            stationOutage = null;
        }
    }

    void awayForFourDays() {
        book.count("days of outage of the server", 4);
        book.pass(Duration.ofDays(4));
    }

    /** A tehsil with its station becomes a district of its own. */
    void split() {
        String station = "sadar-police-station-jaranwala";
        announcements.station(station, SPLIT);
        announcements.split(SPLIT, "Jaranwala", "جڑانوالہ", book.today().plusDays(3), TEHSIL, station);
        book.count("districts split");
    }
}
