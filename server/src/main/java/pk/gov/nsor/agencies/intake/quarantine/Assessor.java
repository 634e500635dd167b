package pk.gov.nsor.agencies.intake.quarantine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.Decision;
import pk.gov.nsor.agencies.intake.message.CheckedMessage;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;

/** Finds the places and the person a message means, and what is doubtful about either. */
@Component
public class Assessor {

    private static final int LOCKS_OF_BIRTHDAYS = 110;

    private static final String CASE_NUMBER = "/caseNumber";

    private final Courts courts;
    private final Districts districts;
    private final PoliceStations stations;
    private final Offences offences;
    private final People people;
    private final PossiblePeople possible;
    private final Convictions convictions;
    private final LegalRecord record;
    private final JdbcClient jdbc;
    private final Clock clock;

    Assessor(
            Courts courts,
            Districts districts,
            PoliceStations stations,
            Offences offences,
            People people,
            PossiblePeople possible,
            Convictions convictions,
            LegalRecord record,
            JdbcClient jdbc,
            Clock clock) {
        this.courts = courts;
        this.districts = districts;
        this.stations = stations;
        this.offences = offences;
        this.people = people;
        this.possible = possible;
        this.convictions = convictions;
        this.record = record;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is doubtful about the court, the places and the sections, whoever the person is. */
    public List<QuarantineReason> references(CheckedMessage message) {
        QuarantineReasons quarantineReasons = new QuarantineReasons(Decision.NONE);
        Places _ = places(quarantineReasons, message);
        return List.copyOf(quarantineReasons.found);
    }

    /** Within the transaction that acts on it. */
    public Assessment assess(CheckedMessage message, Decision decision) {
        QuarantineReasons quarantineReasons = new QuarantineReasons(decision);
        Places places = places(quarantineReasons, message);
        Court court = places.court();
        PoliceStation station = places.station();
        List<NewAddress> addresses = places.addresses();
        PersonId person = person(quarantineReasons, message, decision);
        if (court == null || station == null) {
            return new Assessment(quarantineReasons.found, person, null, null, addresses);
        }
        NewConviction judgment = new NewConviction(
                court.code(),
                message.caseNumber(),
                message.firNumber(),
                station.code(),
                message.offenceOn(),
                message.judgmentOn(),
                message.victim(),
                places.charges());
        ConvictionId same = person == null ? null : onRecord(quarantineReasons, person, judgment, decision);
        return new Assessment(
                quarantineReasons.found, person, same, quarantineReasons.found.isEmpty() ? judgment : null, addresses);
    }

    private record Places(
            @Nullable Court court,
            @Nullable PoliceStation station,
            List<NewAddress> addresses,
            List<Offence> charges) {}

    private Places places(QuarantineReasons quarantineReasons, CheckedMessage message) {
        Court court = quarantineReasons.one(
                "/court",
                courts.named(quarantineReasons.text("/court", message.court())),
                Code.UNKNOWN_COURT,
                Code.AMBIGUOUS_COURT,
                "court");
        District firDistrict = district(quarantineReasons, "/fir/district", message.firDistrict(), message.offenceOn());
        PoliceStation station = station(quarantineReasons, message.policeStation(), firDistrict);
        List<NewAddress> addresses = addresses(quarantineReasons, message);
        return new Places(court, station, addresses, charges(quarantineReasons, message));
    }

    private @Nullable District district(
            QuarantineReasons quarantineReasons, String field, String written, LocalDate day) {
        String text = quarantineReasons.text(field, written);
        List<District> named = districts.find(text);
        District district =
                quarantineReasons.one(field, named, Code.UNKNOWN_DISTRICT, Code.AMBIGUOUS_DISTRICT, "district");
        boolean isCorrected = !text.equals(written);
        if (district != null && district.to() != null && district.to().isBefore(day) && !isCorrected) {
            quarantineReasons.add(field, Code.FORMER_DISTRICT, "This district was not in force on the day.", null);
        }
        return district;
    }

    private @Nullable PoliceStation station(
            QuarantineReasons quarantineReasons, String written, @Nullable District district) {
        String field = "/fir/policeStation";
        List<PoliceStation> named = stations.named(quarantineReasons.text(field, written));
        List<PoliceStation> here = named.size() < 2 || district == null
                ? named
                : named.stream()
                        .filter(station -> station.isEverOf(district.code()))
                        .toList();
        PoliceStation station = quarantineReasons.one(
                field, here, Code.UNKNOWN_POLICE_STATION, Code.AMBIGUOUS_POLICE_STATION, "police station");
        // Whoever chose the station has decided which of the two is right.
        boolean isDecided = quarantineReasons.decision.corrections().containsKey(field);
        if (station != null && district != null && !isDecided && !station.isEverOf(district.code())) {
            quarantineReasons.add(field, Code.STATION_ELSEWHERE, "This police station is in another district.", null);
        }
        return station;
    }

    private List<NewAddress> addresses(QuarantineReasons quarantineReasons, CheckedMessage message) {
        LocalDate today = LocalDate.now(clock);
        List<NewAddress> addresses = new ArrayList<>();
        for (int i = 0; i < message.addresses().size(); i++) {
            CheckedMessage.Residence address = message.addresses().get(i);
            District district =
                    district(quarantineReasons, "/person/addresses/" + i + "/district", address.district(), today);
            if (district != null) {
                addresses.add(new NewAddress(address.line(), district.code(), address.from()));
            }
        }
        return addresses;
    }

    private List<Offence> charges(QuarantineReasons quarantineReasons, CheckedMessage message) {
        List<Offence> charges = new ArrayList<>();
        for (int i = 0; i < message.offences().size(); i++) {
            Offence written = message.offences().get(i);
            String field = "/conviction/offences/" + i + "/section";
            String text = quarantineReasons.text(field, written.section().toString());
            Section section = Section.parse(text);
            if (!offences.known(section)) {
                quarantineReasons.add(field, Code.UNKNOWN_SECTION, "The register does not know this section.", null);
            }
            charges.add(new Offence(section, written.connectedWith()));
        }
        return charges;
    }

    /** The record the message is about; null for a new one, or where that is doubtful. */
    private @Nullable PersonId person(QuarantineReasons quarantineReasons, CheckedMessage message, Decision decision) {
        if (decision.samePerson() != null) {
            return decision.samePerson();
        }
        hold(message.identity());
        Optional<PersonId> holder =
                message.cnic() == null || decision.isCnicWrong() ? Optional.empty() : people.withCnic(message.cnic());
        if (holder.isPresent()) {
            if (!people.get(holder.get()).identity().agreesWith(message.identity())) {
                quarantineReasons.add(
                        "/person/cnic",
                        Code.CNIC_OF_ANOTHER,
                        "The register has this CNIC with another name, father's name, birth date or sex.",
                        holder.get());
            }
            return holder.get();
        }
        if (!decision.isNewPerson()) {
            possible.holding(possible.sought(message))
                    .forEach(alike -> quarantineReasons.add(
                            "/person",
                            Code.POSSIBLE_DUPLICATE,
                            "A record is so much alike that it may be of this person.",
                            alike));
        }
        return null;
    }

    /** Of two messages about one person that come at once, the second must see the record the first makes. */
    public void hold(Identity identity) {
        LocalDate bornOn = identity.bornOn();
        if (bornOn != null) {
            jdbc.sql("select pg_advisory_xact_lock(?, ?)")
                    .params(LOCKS_OF_BIRTHDAYS, Math.toIntExact(bornOn.toEpochDay()))
                    .query(rows -> {});
        }
    }

    /** The judgment that is on record already, where a registrar said so; doubtful where it may be one and nobody did. */
    private @Nullable ConvictionId onRecord(
            QuarantineReasons quarantineReasons, PersonId person, NewConviction judgment, Decision decision) {
        // Whoever records another judgment of this person now is waited for.
        people.lock(person);
        LegalFile file = record.file(person);
        List<ConvictionId> known = convictions.named(person, file, judgment.courtCode(), judgment.caseNumber());
        List<ConvictionId> possible = Stream.concat(
                        known.stream(),
                        file.perhaps(judgment).stream()
                                .map(fact -> new ConvictionId(fact.id().value())))
                .distinct()
                .toList();
        if (possible.isEmpty() || decision.isAnother(CASE_NUMBER)) {
            return null;
        }
        Optional<ConvictionId> chosen = decision.chosen(CASE_NUMBER, possible);
        if (chosen.isEmpty()) {
            quarantineReasons.add(
                    CASE_NUMBER,
                    known.isEmpty() ? Code.PERHAPS_KNOWN : Code.CONVICTION_KNOWN,
                    known.isEmpty()
                            ? "The person's record has a conviction of this court and day, or of this FIR, under another number."
                            : "The person's record has a conviction of this court and case number.",
                    person);
        }
        return chosen.orElse(null);
    }

    private static final class QuarantineReasons {

        private final Decision decision;
        private final List<QuarantineReason> found = new ArrayList<>();

        QuarantineReasons(Decision decision) {
            this.decision = decision;
        }

        String text(String field, String written) {
            return decision.corrections().getOrDefault(field, written);
        }

        void add(String field, Code code, String message, @Nullable PersonId person) {
            found.add(new QuarantineReason(field, code, message, person));
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
