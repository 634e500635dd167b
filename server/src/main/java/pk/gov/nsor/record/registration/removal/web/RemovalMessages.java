package pk.gov.nsor.record.registration.removal.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.conviction.legalfile.FactMessages;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.removal.Removal;
import pk.gov.nsor.record.registration.removal.RemovalKind;
import pk.gov.nsor.record.registration.removal.RemovalPlaces;
import pk.gov.nsor.record.registration.removal.Removals;

/** Describes in the reader's language what was done, by whom, and by when a second person must decide. */
@Component
class RemovalMessages {

    private final Removals removals;
    private final People people;
    private final LegalRecord legal;
    private final RemovalPlaces places;
    private final FactMessages facts;
    private final IdentityConfirmation identity;
    private final Accounts accounts;
    private final MachineClients clients;
    private final UiFormat uiFormat;
    private final Clock clock;

    RemovalMessages(
            Removals removals,
            People people,
            LegalRecord legal,
            RemovalPlaces places,
            FactMessages facts,
            IdentityConfirmation identity,
            Accounts accounts,
            MachineClients clients,
            UiFormat uiFormat,
            Clock clock) {
        this.removals = removals;
        this.people = people;
        this.legal = legal;
        this.places = places;
        this.facts = facts;
        this.identity = identity;
        this.accounts = accounts;
        this.clients = clients;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** A line of the list. */
    record Line(Removal removal, Person person, String kind, String due, boolean isOverdue) {}

    /**
     * A removal, in words.
     *
     * @param what what is on record by it
     * @param before what was on record before it, and is again where it is refused; empty where nothing was
     * @param reason why it was done; empty where no reason was given
     * @param decidedBy empty while it waits
     */
    record Words(
            String kind,
            String by,
            String at,
            List<String> what,
            String before,
            String reason,
            String due,
            String state,
            String decidedBy) {}

    Line line(Removal removal) {
        return new Line(
                removal,
                people.get(removal.person()),
                kind(removal.kind()),
                due(removal),
                removal.isOverdue(OffsetDateTime.now(clock)));
    }

    Words words(Removal removal) {
        Removal.Version fact = removal.fact();
        List<String> what = List.of();
        String before = "";
        String reason = "";
        PersonId place = places.of(removal);
        LegalFile file = legal.file(place);
        if (fact != null) {
            Fact<? extends LegalFact> known =
                    file.find(fact.kind(), RemovalPlaces.named(fact, place)).orElse(null);
            if (known != null) {
                Version<? extends LegalFact> version = version(known, fact.number());
                what = about(file, version.fact());
                int agreed = removals.agreed(fact);
                before = agreed == 0 ? "" : text(version(known, agreed).fact());
                reason = version.reason() == null ? "" : version.reason();
            }
        } else if (removal.of() != null) {
            what =
                    file
                            .conviction(new ConvictionId(removal.of()))
                            .map(Fact<NewConviction>::now)
                            .map(facts::text)
                            .stream()
                            .toList();
        } else if (removal.cnic() != null) {
            what = identity.find(removal.cnic()).map(Cnic::formatted).stream().toList();
        }
        return new Words(
                kind(removal.kind()),
                by(removal.recordedBy()),
                uiFormat.moment(removal.recordedAt().toInstant()),
                what,
                before,
                reason,
                due(removal),
                uiFormat.text("removal.state." + lower(removal.state())),
                removal.decided() == null ? "" : by(removal.decided().by()));
    }

    String kind(RemovalKind kind) {
        return uiFormat.text("removal.kind." + lower(kind));
    }

    private String by(@Nullable UUID who) {
        if (who == null) {
            return uiFormat.text("removal.by.system");
        }
        Optional<String> officer = accounts.find(who).map(Account::displayName);
        return officer.or(() -> clients.find(who).map(MachineClient::name)).orElse(who.toString());
    }

    private List<String> about(LegalFile file, LegalFact fact) {
        ConvictionId conviction = fact.conviction();
        Optional<String> judgment = conviction == null || fact instanceof NewConviction
                ? Optional.empty()
                : file.conviction(conviction).map(Fact<NewConviction>::now).map(facts::text);
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(text(fact)), judgment.stream())
                .toList();
    }

    private String text(LegalFact fact) {
        return facts.text(fact) + " · " + uiFormat.day(fact.on());
    }

    private String due(Removal removal) {
        String moment = uiFormat.moment(removal.dueAt().toInstant());
        return uiFormat.text(removal.isOverdue(OffsetDateTime.now(clock)) ? "removal.overdue" : "removal.due", moment);
    }

    private static Version<? extends LegalFact> version(Fact<? extends LegalFact> fact, int number) {
        return fact.versions().stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
