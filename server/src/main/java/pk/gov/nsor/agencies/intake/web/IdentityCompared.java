package pk.gov.nsor.agencies.intake.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.Said;
import pk.gov.nsor.agencies.intake.message.CourtMessage;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.foundation.shell.Compared.Mark;
import pk.gov.nsor.foundation.shell.Compared.Value;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.ComparedIdentity;
import pk.gov.nsor.record.register.Person;

/** Who somebody is, as a message and a record, or two records, say it. */
@Component
class IdentityCompared {

    private final FeedMessageMessages wording;
    private final ComparedIdentity identity;
    private final Districts districts;
    private final UiFormat uiFormat;

    IdentityCompared(FeedMessageMessages wording, ComparedIdentity identity, Districts districts, UiFormat uiFormat) {
        this.wording = wording;
        this.identity = identity;
        this.districts = districts;
        this.uiFormat = uiFormat;
    }

    /**
     * Who a message says that the person is; what it does not say is null or empty.
     *
     * @param bornOn as it is written where it is no date
     */
    private record Told(
            @Nullable PersonName name,
            @Nullable PersonName father,
            @Nullable Sex sex,
            @Nullable String bornOn,
            @Nullable String nationality,
            List<PersonName> aliases,
            List<Value> addresses) {}

    /** A message and a record; lines of which neither says anything are left out. */
    List<Compared> of(Said said, @Nullable Cnic cnic, Person person) {
        Told told = told(said);
        List<Compared> lines = new ArrayList<>();
        add(lines, identity.name(told.name(), person));
        add(lines, identity.father(told.father(), person));
        LocalDate bornOn = person.identity().bornOn();
        add(lines, text("register.born-on", told.bornOn(), bornOn == null ? null : uiFormat.day(bornOn)));
        add(lines, text("register.sex", sex(told.sex()), sex(person.identity().sex())));
        add(lines, identity.cnic(cnic, person));
        add(lines, aliases(told.aliases(), person.identity().aliases()));
        add(
                lines,
                text(
                        "registration.nationality",
                        told.nationality(),
                        wording.country(person.identity().nationality())));
        add(lines, addresses(told.addresses(), addresses(person)));
        // A message of another kind can not say who somebody is, so that its silence says nothing.
        return said instanceof Said.Convicted
                ? lines
                : lines.stream().map(Compared::unmarkedWhereUnsaid).toList();
    }

    /** Two records. */
    List<Compared> of(Person one, Person other) {
        List<Compared> lines = new ArrayList<>();
        add(lines, identity.name(one.identity().name(), other));
        add(lines, identity.father(one.identity().fatherName(), other));
        add(
                lines,
                text(
                        "register.born-on",
                        day(one.identity().bornOn()),
                        day(other.identity().bornOn())));
        add(
                lines,
                text(
                        "register.sex",
                        sex(one.identity().sex()),
                        sex(other.identity().sex())));
        add(lines, Compared.of(text("register.cnic"), identity.cnics(one), identity.cnics(other), Mark.NONE));
        add(lines, aliases(one.identity().aliases(), other.identity().aliases()));
        add(lines, addresses(addresses(one), addresses(other)));
        return lines;
    }

    private Told told(Said said) {
        return switch (said) {
            case Said.Convicted(CourtMessage message) -> told(message.person());
            case Said.HasDied(var message) ->
                new Told(name(message.name()), null, null, null, null, List.of(), List.of());
            case Said.InCustody _, Said.Appealed _, Said.ReleasePlanned _, Said.Unreadable _ ->
                told((CourtMessage.Convict) null);
        };
    }

    private Told told(CourtMessage.@Nullable Convict person) {
        if (person == null) {
            return new Told(null, null, null, null, null, List.of(), List.of());
        }
        return new Told(
                name(person.name()),
                name(person.fatherName()),
                person.sex(),
                wording.day(person.bornOn()),
                wording.country(person.nationality()),
                FeedMessageMessages.there(person.aliases())
                        .map(IdentityCompared::name)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                FeedMessageMessages.there(person.addresses())
                        .map(wording::address)
                        .toList());
    }

    /** Null, too, where the rules of today do not take it for a name; the page has it among what the message says. */
    private static @Nullable PersonName name(CourtMessage.@Nullable Name name) {
        try {
            return name == null
                    ? null
                    : PersonName.ofNullable(name.latin(), name.urdu()).orElse(null);
        } catch (InvalidValueException stricterSince) {
            return null;
        }
    }

    private Compared text(String key, @Nullable String one, @Nullable String other) {
        return Compared.of(text(key), value(one), value(other), Objects.equals(one, other));
    }

    private Compared aliases(List<PersonName> one, List<PersonName> other) {
        boolean isSame = one.size() == other.size() && one.containsAll(other);
        return Compared.of(
                text("registration.aliases"),
                one.stream()
                        .flatMap(alias -> ComparedIdentity.values(alias).stream())
                        .toList(),
                other.stream()
                        .flatMap(alias -> ComparedIdentity.values(alias).stream())
                        .toList(),
                isSame);
    }

    /** The same where any line is; since when does not matter. */
    private Compared addresses(List<Value> one, List<Value> other) {
        boolean isSame = one.stream()
                .anyMatch(here -> other.stream().anyMatch(there -> there.text().equalsIgnoreCase(here.text())));
        return Compared.of(text("registration.section.addresses"), one, other, isSame);
    }

    private List<Value> addresses(Person person) {
        return person.addresses().stream()
                .filter(address -> address.until() == null)
                .map(this::address)
                .toList();
    }

    private Value address(Address address) {
        String district = districts
                .byCode(address.districtCode())
                .map(IdentityCompared::name)
                .orElse(address.districtCode());
        return Value.typed(
                address.line(),
                district + " · " + uiFormat.text("registration.address.since", uiFormat.day(address.from())));
    }

    private static String name(District district) {
        return district.name(LocaleContextHolder.getLocale());
    }

    private static void add(List<Compared> lines, Compared line) {
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }

    private static List<Value> value(@Nullable String text) {
        return Optional.ofNullable(text).map(Value::said).stream().toList();
    }

    private @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : uiFormat.day(day);
    }

    private @Nullable String sex(@Nullable Sex sex) {
        return wording.named("registration.sex.", sex);
    }

    private String text(String key) {
        return uiFormat.text(key);
    }
}
