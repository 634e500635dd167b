package pk.gov.nsor.agencies.intake.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.Said;
import pk.gov.nsor.agencies.intake.message.CourtMessage;
import pk.gov.nsor.agencies.intake.message.FeedMessageMessages;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.foundation.shell.Compared.Value;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.ComparedIdentity;
import pk.gov.nsor.record.register.Person;

/** Who somebody is, as a message and a record say it. */
@Component
class IdentityCompared {

    private final FeedMessageMessages wording;
    private final ComparedIdentity identity;
    private final UiFormat uiFormat;

    IdentityCompared(FeedMessageMessages wording, ComparedIdentity identity, UiFormat uiFormat) {
        this.wording = wording;
        this.identity = identity;
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
        add(lines, identity.said("register.born-on", told.bornOn(), bornOn == null ? null : uiFormat.day(bornOn)));
        add(
                lines,
                identity.said(
                        "register.sex", sex(told.sex()), sex(person.identity().sex())));
        add(lines, identity.cnic(cnic, person));
        add(lines, identity.aliases(told.aliases(), person.identity().aliases()));
        add(
                lines,
                identity.said(
                        "registration.nationality",
                        told.nationality(),
                        wording.country(person.identity().nationality())));
        add(lines, identity.addresses(told.addresses(), identity.addresses(person)));
        // A message of another kind can not say who somebody is, so that its silence says nothing.
        return said instanceof Said.Convicted
                ? lines
                : lines.stream().map(Compared::unmarkedWhereUnsaid).toList();
    }

    private Told told(Said said) {
        return switch (said) {
            case Said.Convicted(CourtMessage message) -> told(message.person());
            case Said.HasDied(var message) ->
                new Told(name(message.name()), null, null, null, null, List.of(), List.of());
            case Said.InCustody _, Said.Appealed _, Said.ReleasePlanned _, Said.Withdrawn _, Said.Unreadable _ ->
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

    private static void add(List<Compared> lines, Compared line) {
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }

    private @Nullable String sex(@Nullable Sex sex) {
        return wording.named("registration.sex.", sex);
    }
}
