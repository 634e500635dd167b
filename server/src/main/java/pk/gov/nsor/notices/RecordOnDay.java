package pk.gov.nsor.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.conviction.LegalRecord;
import pk.gov.nsor.conviction.Spell;
import pk.gov.nsor.kernel.MobileNumber;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.notices.OnRecord.ToldPlace;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.register.Address;
import pk.gov.nsor.register.FormerName;
import pk.gov.nsor.register.Names;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.supervision.Phone;
import pk.gov.nsor.supervision.Phones;

/** Gathers what is on the record about a day, by what is known now. */
@Component
class RecordOnDay {

    private final People people;
    private final Names names;
    private final NoticeTable notices;
    private final LegalRecord legal;
    private final Districts districts;
    private final Phones phones;

    RecordOnDay(
            People people, Names names, NoticeTable notices, LegalRecord legal, Districts districts, Phones phones) {
        this.people = people;
        this.names = names;
        this.notices = notices;
        this.legal = legal;
        this.districts = districts;
        this.phones = phones;
    }

    OnRecord of(PersonId id, LocalDate day) {
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
                insideSince(id, day));
    }

    /** Those of before included, and those that were told; what was never the person's is not. */
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
                Stream.of(new ToldPlace(false, stay.line(), stay.district(), stay.on(), stay.until()));
            case Particulars.TravelInside travel ->
                Stream.of(new ToldPlace(false, travel.line(), travel.district(), travel.on(), travel.until()));
            case Particulars.NewName _,
                    Particulars.NewPhone _,
                    Particulars.OfCircumstance _,
                    Particulars.TravelAbroad _ -> Stream.empty();
        };
    }

    private @Nullable LocalDate insideSince(PersonId person, LocalDate day) {
        return legal.of(person).custody().stream()
                .filter(spell -> covers(spell, day))
                .map(Spell::admittedOn)
                .findFirst()
                .orElse(null);
    }

    /** Of the day of the admission and that of the release the night before or after may have been spent at liberty. */
    private static boolean covers(Spell spell, LocalDate day) {
        LocalDate end = spell.releasedOn() == null ? spell.escapedOn() : spell.releasedOn();
        return spell.admittedOn().isBefore(day) && (end == null || end.isAfter(day));
    }

    private static boolean isInForce(Address address, LocalDate day) {
        LocalDate until = address.until();
        return !address.from().isAfter(day) && (until == null || !until.isBefore(day));
    }
}
