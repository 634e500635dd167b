package pk.gov.nsor.policing.supervision.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.supervision.Circumstance;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.KnownCircumstance;
import pk.gov.nsor.policing.supervision.Phone;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.policing.supervision.whereabouts.HabitualResidences;
import pk.gov.nsor.record.mentions.KnownMention;
import pk.gov.nsor.record.mentions.KnownMentions;
import pk.gov.nsor.record.mentions.Who;

/**
 * What officers know that notes may mention: associates, work, numbers, places, the stations that answered for the person, and the
 * officers of the district.
 */
@Component
class CaseMentions implements KnownMentions {

    private final Circumstances circumstances;
    private final Phones phones;
    private final Releases releases;
    private final HabitualResidences residences;
    private final Stations stations;
    private final PoliceStations policeStations;
    private final Accounts accounts;

    CaseMentions(
            Circumstances circumstances,
            Phones phones,
            Releases releases,
            HabitualResidences residences,
            Stations stations,
            PoliceStations policeStations,
            Accounts accounts) {
        this.circumstances = circumstances;
        this.phones = phones;
        this.releases = releases;
        this.residences = residences;
        this.stations = stations;
        this.policeStations = policeStations;
        this.accounts = accounts;
    }

    @Override
    public List<KnownMention> of(PersonId person) {
        List<KnownMention> known = new ArrayList<>();
        circumstances.of(person).stream()
                .filter(each -> !each.withdrawn())
                .map(KnownCircumstance::known)
                .forEach(each -> add(known, each.what()));
        phones.of(person).stream()
                .map(Phone::number)
                .filter(Objects::nonNull)
                .forEach(number -> known.add(new KnownMention(number.e164(), Who.SELF)));
        releases.planned(person).ifPresent(plan -> {
            known.add(new KnownMention(plan.prison(), Who.OFFICIAL));
            known.add(new KnownMention(plan.address(), Who.PLACE));
        });
        residences.of(person).ifPresent(usual -> known.add(new KnownMention(usual.locality(), Who.PLACE)));
        stations.history(person).stream()
                .map(Responsibility::station)
                .distinct()
                .flatMap(code -> policeStations.byCode(code).stream())
                .forEach(station -> add(known, station));
        return known;
    }

    private static void add(List<KnownMention> known, Circumstance what) {
        switch (what) {
            case Circumstance.Associate associate -> known.add(new KnownMention(associate.name(), Who.ASSOCIATE));
            case Circumstance.Work work -> {
                known.add(new KnownMention(work.employer(), Who.EMPLOYER));
                known.add(new KnownMention(work.place(), Who.EMPLOYER));
            }
            case Circumstance.Vehicle vehicle -> known.add(new KnownMention(vehicle.description(), Who.WORD));
            case Circumstance.OnlineIdentity online -> known.add(new KnownMention(online.handle(), Who.SELF));
            case Circumstance.Children _ -> {
                // How many there are names nobody.
            }
        }
    }

    private void add(List<KnownMention> known, PoliceStation station) {
        known.add(new KnownMention(station.nameEn(), Who.OFFICER));
        known.add(new KnownMention(station.nameUr(), Who.OFFICER));
        accounts.namesIn(new Jurisdiction.OfDistrict(station.districtCode()))
                .forEach(name -> known.add(new KnownMention(name, Who.OFFICER, true)));
    }
}
