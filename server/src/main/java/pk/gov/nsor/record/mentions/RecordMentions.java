package pk.gov.nsor.record.mentions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.FormerName;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** What the register knows: names, numbers and addresses of the person, and the courts and prisons of the convictions. */
@Component
class RecordMentions implements KnownMentions {

    private final People people;
    private final Names names;
    private final LegalRecord legal;
    private final Courts courts;
    private final PoliceStations stations;

    RecordMentions(People people, Names names, LegalRecord legal, Courts courts, PoliceStations stations) {
        this.people = people;
        this.names = names;
        this.legal = legal;
        this.courts = courts;
        this.stations = stations;
    }

    @Override
    public List<KnownMention> of(PersonId id) {
        List<KnownMention> known = new ArrayList<>();
        Person person = people.get(id);
        Identity identity = person.identity();
        add(known, identity.name(), Who.SELF);
        identity.aliases().forEach(alias -> add(known, alias, Who.SELF));
        names.of(id).stream().map(FormerName::name).forEach(name -> add(known, name, Who.SELF));
        add(known, identity.fatherName(), Who.RELATIVE);
        person.cnics().forEach(cnic -> known.add(new KnownMention(cnic.cnic().formatted(), Who.SELF)));
        person.addresses().forEach(address -> known.add(new KnownMention(address.line(), Who.PLACE)));
        addOffices(known, legal.file(id));
        return known;
    }

    private void addOffices(List<KnownMention> known, LegalFile file) {
        for (NewConviction conviction :
                file.convictions().stream().map(Fact::now).toList()) {
            courts.byCode(conviction.courtCode())
                    .ifPresent(court -> add(known, court.nameEn(), court.nameUr(), Who.OFFICIAL));
            stations.byCode(conviction.policeStationCode())
                    .ifPresent(station -> add(known, station.nameEn(), station.nameUr(), Who.OFFICER));
        }
        file.custody().stream()
                .map(Fact::now)
                .map(CustodyEvent::prison)
                .forEach(prison -> known.add(new KnownMention(prison, Who.OFFICIAL)));
    }

    private static void add(List<KnownMention> known, @Nullable PersonName name, Who who) {
        if (name != null) {
            add(known, name.latin(), name.urdu(), who);
        }
    }

    private static void add(List<KnownMention> known, @Nullable String latin, @Nullable String urdu, Who who) {
        Stream.of(latin == null ? "" : latin, urdu == null ? "" : urdu)
                .forEach(text -> known.add(new KnownMention(text, who)));
    }
}
