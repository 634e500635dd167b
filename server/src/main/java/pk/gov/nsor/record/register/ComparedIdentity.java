package pk.gov.nsor.record.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.foundation.shell.Compared.Mark;
import pk.gov.nsor.foundation.shell.Compared.Value;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Compares given names and CNICs with those of a record. */
@Component
public class ComparedIdentity {

    private final Names names;
    private final Districts districts;
    private final UiFormat uiFormat;

    ComparedIdentity(Names names, Districts districts, UiFormat uiFormat) {
        this.names = names;
        this.districts = districts;
        this.uiFormat = uiFormat;
    }

    /** A given name, and that of the record with its former ones. */
    public Compared name(@Nullable PersonName given, Person person) {
        List<Value> former = names.of(person.id()).stream()
                .flatMap(known -> values(known.name()).stream())
                .map(value -> Value.typed(value.text(), uiFormat.text("register.name.former")))
                .toList();
        return compared("register.name", given, person.identity().name(), former);
    }

    public Compared father(@Nullable PersonName given, Person person) {
        return compared("register.father", given, person.identity().fatherName(), List.of());
    }

    /**
     * A given CNIC, and those of the record with their status. A CNIC that was withdrawn does not count as the same.
     */
    public Compared cnic(@Nullable Cnic given, Person person) {
        boolean isSame = person.cnics().stream()
                .anyMatch(known -> known.cnic().equals(given) && known.status() != CnicOfPerson.Status.WITHDRAWN);
        return Compared.of(
                uiFormat.text("register.cnic"),
                Optional.ofNullable(given).map(Cnic::formatted).map(Value::typed).stream()
                        .toList(),
                cnics(person),
                isSame);
    }

    /** The CNICs of a record, each with its status. */
    public List<Value> cnics(Person person) {
        return person.cnics().stream()
                .map(known -> Value.typed(
                        known.cnic().formatted(),
                        uiFormat.text(
                                "register.cnic.status." + known.status().name().toLowerCase(Locale.ROOT))))
                .toList();
    }

    /** Two records, line by line; what neither has is left out. */
    public List<Compared> of(Person one, Person other) {
        Identity ones = one.identity();
        Identity others = other.identity();
        return Stream.of(
                        name(ones.name(), other),
                        father(ones.fatherName(), other),
                        said("register.born-on", day(ones.bornOn()), day(others.bornOn())),
                        said("register.sex", sex(ones.sex()), sex(others.sex())),
                        Compared.of(uiFormat.text("register.cnic"), cnics(one), cnics(other), Mark.NONE),
                        aliases(ones.aliases(), others.aliases()),
                        addresses(addresses(one), addresses(other)))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Somebody who has no record, and a record, line by line; what neither has is left out. */
    public List<Compared> of(Identity given, @Nullable Cnic cnic, Person person) {
        Identity known = person.identity();
        return Stream.of(
                        name(given.name(), person),
                        father(given.fatherName(), person),
                        said("register.born-on", day(given.bornOn()), day(known.bornOn())),
                        said("register.sex", sex(given.sex()), sex(known.sex())),
                        cnic(cnic, person),
                        aliases(given.aliases(), known.aliases()))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Something that each side says in the reader's language, or does not say. */
    public Compared said(String key, @Nullable String one, @Nullable String other) {
        return Compared.of(uiFormat.text(key), said(one), said(other), Objects.equals(one, other));
    }

    private static List<Value> said(@Nullable String text) {
        return Optional.ofNullable(text).map(Value::said).stream().toList();
    }

    private @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : uiFormat.day(day);
    }

    private @Nullable String sex(@Nullable Sex sex) {
        return sex == null
                ? null
                : uiFormat.text("registration.sex." + sex.name().toLowerCase(Locale.ROOT));
    }

    public Compared aliases(List<PersonName> one, List<PersonName> other) {
        boolean isSame = one.size() == other.size() && one.containsAll(other);
        return Compared.of(
                uiFormat.text("registration.aliases"),
                one.stream().flatMap(alias -> values(alias).stream()).toList(),
                other.stream().flatMap(alias -> values(alias).stream()).toList(),
                isSame);
    }

    /** The same where any line is; since when does not matter. */
    public Compared addresses(List<Value> one, List<Value> other) {
        boolean isSame = one.stream()
                .anyMatch(here -> other.stream().anyMatch(there -> there.text().equalsIgnoreCase(here.text())));
        return Compared.of(uiFormat.text("registration.section.addresses"), one, other, isSame);
    }

    /** Where the person lives, with the district and since when. */
    public List<Value> addresses(Person person) {
        return person.addresses().stream()
                .filter(address -> address.until() == null)
                .map(this::address)
                .toList();
    }

    private Value address(Address address) {
        String district = districts
                .byCode(address.districtCode())
                .map(known -> known.name(LocaleContextHolder.getLocale()))
                .orElse(address.districtCode());
        return Value.typed(
                address.line(),
                district + " · " + uiFormat.text("registration.address.since", uiFormat.day(address.from())));
    }

    /** Each script there is, that of the page first. */
    public static List<Value> values(@Nullable PersonName name) {
        if (name == null) {
            return List.of();
        }
        boolean isUrdu = "ur".equals(LocaleContextHolder.getLocale().getLanguage());
        return (isUrdu ? Stream.of(name.urdu(), name.latin()) : Stream.of(name.latin(), name.urdu()))
                .filter(Objects::nonNull)
                .map(Value::typed)
                .toList();
    }

    private Compared compared(String key, @Nullable PersonName one, @Nullable PersonName other, List<Value> besides) {
        List<Value> others = new ArrayList<>(values(other));
        others.addAll(besides);
        return Compared.of(uiFormat.text(key), values(one), others, mark(one, other));
    }

    /** Equal letter for letter except for case, in every script in which both are written. */
    private static Mark mark(@Nullable PersonName one, @Nullable PersonName other) {
        if (one == null || other == null) {
            return Mark.NONE;
        }
        boolean isLatin = one.latin() != null && other.latin() != null;
        boolean isUrdu = one.urdu() != null && other.urdu() != null;
        if (!isLatin && !isUrdu) {
            return Mark.OTHER_SCRIPT;
        }
        boolean isSame = (!isLatin || Objects.requireNonNull(one.latin()).equalsIgnoreCase(other.latin()))
                && (!isUrdu || Objects.equals(one.urdu(), other.urdu()));
        return isSame ? Mark.AGREES : Mark.DIFFERS;
    }
}
