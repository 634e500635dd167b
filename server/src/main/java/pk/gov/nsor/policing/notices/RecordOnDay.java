package pk.gov.nsor.policing.notices;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.policing.notices.OnRecord.ToldPlace;
import pk.gov.nsor.policing.supervision.Phone;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.FormerName;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** Gathers what is on the record about a day, by what is known now. */
@Component
public class RecordOnDay {

    private final People people;
    private final Names names;
    private final NoticeRepository notices;
    private final LegalRecord legal;
    private final Districts districts;
    private final Phones phones;

    RecordOnDay(
            People people,
            Names names,
            NoticeRepository notices,
            LegalRecord legal,
            Districts districts,
            Phones phones) {
        this.people = people;
        this.names = names;
        this.notices = notices;
        this.legal = legal;
        this.districts = districts;
        this.phones = phones;
    }

    public OnRecord of(PersonId id, LocalDate day) {
        Person person = people.get(id);
        List<Notice> told = notices.of(id).stream()
                .filter(notice -> notice.state().isLive())
                .toList();
        return new OnRecord(
                person.identity().name(),
                names.of(id).stream().map(FormerName::name).toList(),
                told.stream()
                        .flatMap(notice -> notice.particulars() instanceof Particulars.NewName change
                                ? Stream.of(change.name())
                                : Stream.empty())
                        .toList(),
                person.addresses().stream()
                        .filter(address -> isInForce(address, day))
                        .map(address -> new OnRecord.Home(
                                address.line(),
                                districts.on(address.districtCode(), address.tehsilCode(), day),
                                address.from()))
                        .toList(),
                told.stream().flatMap(notice -> place(notice, day)).toList(),
                phones(id, told),
                insideSince(id, day),
                life(person, legal.of(id)));
    }

    private static OnRecord.Life life(Person person, LegalFacts facts) {
        return new OnRecord.Life(
                person.identity().bornOn(),
                facts.convictions().stream()
                        .map(conviction -> conviction.judgment().judgmentOn())
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                facts.diedOn() == null ? facts.deathReportedOn() : facts.diedOn(),
                facts.convictions().stream()
                        .map(Conviction::judgment)
                        .map(judgment -> new OnRecord.Case(
                                judgment.policeStationCode(), judgment.firKey(), judgment.caseNumber()))
                        .toList());
    }

    /** Includes former and notified ones, but none that was never the person's. */
    private Set<MobileNumber> phones(PersonId person, List<Notice> told) {
        Stream<MobileNumber> taken = phones.of(person).stream()
                .filter(phone -> phone.state() != Phone.State.WITHDRAWN)
                .flatMap(phone -> Stream.ofNullable(phone.number()));
        Stream<MobileNumber> announced = told.stream()
                .flatMap(notice -> notice.particulars() instanceof Particulars.NewPhone change
                        ? Stream.of(MobileNumber.parse(change.number()))
                        : Stream.empty());
        return Stream.concat(taken, announced).collect(Collectors.toSet());
    }

    private Stream<ToldPlace> place(Notice notice, LocalDate day) {
        return switch (notice.particulars()) {
            case Particulars.NewHome home ->
                Stream.of(new ToldPlace(
                        true, home.line(), districts.on(home.district(), home.tehsil(), day), home.on(), null));
            case Particulars.Stay stay ->
                Stream.of(new ToldPlace(
                        false, stay.line(), districts.on(stay.district(), null, day), stay.on(), stay.until()));
            case Particulars.TravelInside travel ->
                Stream.of(new ToldPlace(
                        false, travel.line(), districts.on(travel.district(), null, day), travel.on(), travel.until()));
            case Particulars.NewName _,
                    Particulars.NewPhone _,
                    Particulars.OfCircumstance _,
                    Particulars.TravelAbroad _ -> Stream.empty();
        };
    }

    private @Nullable LocalDate insideSince(PersonId person, LocalDate day) {
        return legal.of(person).custody().stream()
                .filter(custodyPeriod -> covers(custodyPeriod, day))
                .map(CustodyPeriod::admittedOn)
                .findFirst()
                .orElse(null);
    }

    /** Of the day of the admission and that of the release the night before or after may have been spent at liberty. */
    private static boolean covers(CustodyPeriod custodyPeriod, LocalDate day) {
        LocalDate end = custodyPeriod.releasedOn() == null ? custodyPeriod.escapedOn() : custodyPeriod.releasedOn();
        return custodyPeriod.admittedOn().isBefore(day) && (end == null || end.isAfter(day));
    }

    private static boolean isInForce(Address address, LocalDate day) {
        LocalDate until = address.until();
        return !address.from().isAfter(day) && (until == null || !until.isBefore(day));
    }
}
