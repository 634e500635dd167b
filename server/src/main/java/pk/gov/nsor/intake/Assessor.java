package pk.gov.nsor.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.conviction.Conviction;
import pk.gov.nsor.conviction.Convictions;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.conviction.Offence;
import pk.gov.nsor.intake.Doubt.Code;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.Section;
import pk.gov.nsor.reference.Court;
import pk.gov.nsor.reference.Courts;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.Offences;
import pk.gov.nsor.reference.PoliceStation;
import pk.gov.nsor.reference.PoliceStations;
import pk.gov.nsor.register.NewAddress;
import pk.gov.nsor.register.People;

/** Finds the places and the person a message means, and what is doubtful about either. */
@Component
class Assessor {

    private static final int LOCKS_OF_BIRTHDAYS = 110;

    private final Courts courts;
    private final Districts districts;
    private final PoliceStations stations;
    private final Offences offences;
    private final People people;
    private final Convictions convictions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Assessor(
            Courts courts,
            Districts districts,
            PoliceStations stations,
            Offences offences,
            People people,
            Convictions convictions,
            JdbcClient jdbc,
            Clock clock) {
        this.courts = courts;
        this.districts = districts;
        this.stations = stations;
        this.offences = offences;
        this.people = people;
        this.convictions = convictions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Within the transaction that acts on it. */
    Assessment assess(CheckedMessage message, Decision decision) {
        Doubts doubts = new Doubts(decision);
        Court court = doubts.one(
                "/court",
                courts.named(doubts.text("/court", message.court())),
                Code.UNKNOWN_COURT,
                Code.AMBIGUOUS_COURT,
                "court");
        District firDistrict = district(doubts, "/fir/district", message.firDistrict(), message.offenceOn());
        PoliceStation station = station(doubts, message.policeStation(), firDistrict);
        List<NewAddress> addresses = addresses(doubts, message);
        List<Offence> charges = charges(doubts, message);
        PersonId person = person(doubts, message, decision);
        if (person != null && court != null) {
            refuseKnown(doubts, person, court, message.caseNumber());
        }
        if (!doubts.found.isEmpty() || court == null || station == null) {
            return new Assessment(doubts.found, person, null, addresses);
        }
        NewConviction judgment = new NewConviction(
                court.code(),
                message.caseNumber(),
                message.firNumber(),
                station.code(),
                message.offenceOn(),
                message.judgmentOn(),
                message.victim(),
                charges);
        return new Assessment(List.of(), person, judgment, addresses);
    }

    private @Nullable District district(Doubts doubts, String field, String written, LocalDate day) {
        String text = doubts.text(field, written);
        List<District> named = districts.find(text);
        District district = doubts.one(field, named, Code.UNKNOWN_DISTRICT, Code.AMBIGUOUS_DISTRICT, "district");
        boolean isCorrected = !text.equals(written);
        if (district != null && district.to() != null && district.to().isBefore(day) && !isCorrected) {
            doubts.add(field, Code.FORMER_DISTRICT, "This district was not in force on the day.", null);
        }
        return district;
    }

    private @Nullable PoliceStation station(Doubts doubts, String written, @Nullable District district) {
        String field = "/fir/policeStation";
        List<PoliceStation> named = stations.named(doubts.text(field, written));
        List<PoliceStation> here = named.size() < 2 || district == null
                ? named
                : named.stream()
                        .filter(station -> station.isEverOf(district.code()))
                        .toList();
        return doubts.one(field, here, Code.UNKNOWN_POLICE_STATION, Code.AMBIGUOUS_POLICE_STATION, "police station");
    }

    private List<NewAddress> addresses(Doubts doubts, CheckedMessage message) {
        LocalDate today = LocalDate.now(clock);
        List<NewAddress> addresses = new ArrayList<>();
        for (int i = 0; i < message.addresses().size(); i++) {
            CheckedMessage.Residence address = message.addresses().get(i);
            District district = district(doubts, "/person/addresses/" + i + "/district", address.district(), today);
            if (district != null) {
                addresses.add(new NewAddress(address.line(), district.code(), address.from()));
            }
        }
        return addresses;
    }

    private List<Offence> charges(Doubts doubts, CheckedMessage message) {
        List<Offence> charges = new ArrayList<>();
        for (int i = 0; i < message.offences().size(); i++) {
            Offence written = message.offences().get(i);
            String field = "/conviction/offences/" + i + "/section";
            String text = doubts.text(field, written.section().toString());
            Section section = Section.parse(text);
            if (!offences.known(section)) {
                doubts.add(field, Code.UNKNOWN_SECTION, "The register does not know this section.", null);
            }
            charges.add(new Offence(section, written.connectedWith()));
        }
        return charges;
    }

    /** The record the message is about; null for a new one, or where that is doubtful. */
    private @Nullable PersonId person(Doubts doubts, CheckedMessage message, Decision decision) {
        if (decision.samePerson() != null) {
            return decision.samePerson();
        }
        LocalDate bornOn = message.identity().bornOn();
        if (bornOn != null) {
            // Of two messages about one person that come at once, the second must see the record the first makes.
            jdbc.sql("select pg_advisory_xact_lock(?, ?)")
                    .params(LOCKS_OF_BIRTHDAYS, Math.toIntExact(bornOn.toEpochDay()))
                    .query(rows -> {});
        }
        Optional<PersonId> holder = message.cnic() == null ? Optional.empty() : people.withCnic(message.cnic());
        if (holder.isPresent()) {
            if (!people.get(holder.get()).identity().agreesWith(message.identity())) {
                doubts.add(
                        "/person/cnic",
                        Code.CNIC_OF_ANOTHER,
                        "The register has this CNIC with another name, birth date or sex.",
                        holder.get());
            }
            return holder.get();
        }
        if (!decision.isNewPerson()) {
            people.resembling(message.identity()).stream()
                    .findFirst()
                    .ifPresent(resembling -> doubts.add(
                            "/person",
                            Code.POSSIBLE_DUPLICATE,
                            "A record has this name, father's name and birth date, without this CNIC.",
                            resembling));
        }
        return null;
    }

    private void refuseKnown(Doubts doubts, PersonId person, Court court, String caseNumber) {
        boolean isKnown = convictions.of(person).stream()
                .map(Conviction::judgment)
                .anyMatch(known -> known.courtCode().equals(court.code())
                        && known.caseNumber().equals(caseNumber));
        if (isKnown) {
            doubts.add(
                    "/caseNumber",
                    Code.CONVICTION_KNOWN,
                    "The person's record has a conviction of this court and case number.",
                    person);
        }
    }

    private static final class Doubts {

        private final Decision decision;
        private final List<Doubt> found = new ArrayList<>();

        Doubts(Decision decision) {
            this.decision = decision;
        }

        String text(String field, String written) {
            return decision.corrections().getOrDefault(field, written);
        }

        void add(String field, Code code, String message, @Nullable PersonId person) {
            found.add(new Doubt(field, code, message, person));
        }

        <T> @Nullable T one(String field, List<T> candidates, Code none, Code several, String what) {
            if (candidates.size() == 1) {
                return candidates.getFirst();
            }
            if (candidates.isEmpty()) {
                add(field, none, "The register does not know this " + what + ".", null);
            } else {
                add(field, several, "Several are called so: give the code of the " + what + ".", null);
            }
            return null;
        }
    }
}
