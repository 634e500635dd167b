package pk.gov.nsor.accountability.trailreading.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.trailreading.TrailQuestion;
import pk.gov.nsor.accountability.trailreading.TrailScope;
import pk.gov.nsor.accountability.trailreading.TrailSearch;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.ActionGroup;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry.Outcome;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;

/** Reads what is asked for from the address. What is nonsense in a list of choices counts as not asked for. */
@Component
class SearchForm {

    private static final String PLACE = "place";

    /** All that the address may have, in the order of the page. */
    static final List<String> FIELDS =
            List.of("record", "officer", "what", "purpose", "link", "outcome", PLACE, "origin", "from", "to");

    /** The last days that are shown where none are asked for. */
    static final int USUAL_DAYS = 7;

    /** The most days that are gone through at once, unless it is for one person or record. */
    static final int MOST_DAYS = 366;

    private static final int LONGEST_ORIGIN = 200;

    private final TrailSearch search;
    private final PlaceFields places;
    private final Accounts accounts;
    private final MachineClients clients;
    private final Clock clock;

    SearchForm(TrailSearch search, PlaceFields places, Accounts accounts, MachineClients clients, Clock clock) {
        this.search = search;
        this.places = places;
        this.accounts = accounts;
        this.clients = clients;
        this.clock = clock;
    }

    /** The page shows the days that nobody chose. */
    private static void fill(Form form, String field, LocalDate day) {
        if (form.value(field).isEmpty()) {
            form.set(field, day);
        }
    }

    /** What is asked for; where the form has problems then, the days alone are right. */
    TrailQuestion question(Form form, TrailScope scope) {
        LocalDate today = LocalDate.now(clock);
        LocalDate to = form.filterDay("to").orElse(today);
        LocalDate from = form.filterDay("from").orElse(to.minusDays(USUAL_DAYS - 1));
        fill(form, "to", to);
        fill(form, "from", from);
        UUID record = form.read("record", text -> record(text, scope)).orElse(null);
        UUID actor = form.read("officer", text -> actor(text, scope)).orElse(null);
        Optional<Jurisdiction> place = form.value(PLACE).isEmpty()
                ? Optional.empty()
                : places.jurisdiction(form, PLACE, "reference.field.unknown", any -> isOf(scope, any));
        // The address has its key.
        place.ifPresent(read -> form.set(PLACE, read.written()));
        if (to.isBefore(from)) {
            form.reject("to", "invalid.trail-reading.reversed");
        } else if (record == null && actor == null && ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            form.reject("from", "invalid.trail-reading.days", MOST_DAYS);
        }
        if (!form.isValid()) {
            return TrailQuestion.of(to, to);
        }
        String origin = form.value("origin");
        return new TrailQuestion(
                record,
                actor,
                actions(form.value("what")),
                named(Purpose.values(), Purpose::name, form.value("purpose")).orElse(null),
                named(AccessGround.values(), AccessGround::name, form.value("link"))
                        .orElse(null),
                named(Outcome.values(), Outcome::name, form.value("outcome")).orElse(null),
                origin.substring(0, Math.min(origin.length(), LONGEST_ORIGIN)),
                place.orElse(null),
                from,
                to);
    }

    /** What was typed: the address's part behind the question mark, without the place in the list. */
    static Map<String, String> asked(Form form) {
        Map<String, String> asked = new LinkedHashMap<>();
        FIELDS.stream()
                .filter(field -> !form.value(field).isEmpty())
                .forEach(field -> asked.put(field, form.value(field)));
        return asked;
    }

    private UUID record(String text, TrailScope scope) {
        Optional<UUID> identifier = identifier(text);
        if (identifier.isPresent()) {
            return identifier.get();
        }
        if (scope.isAuditor()) {
            throw new InvalidValueException(
                    "trail-reading.identifier", "An auditor names a record by its identifier on the trail.");
        }
        Optional<UUID> found = search.record(scope, RegisterNumber.parse(text));
        if (found.isEmpty() && !scope.isOfPlace()) {
            throw new InvalidValueException("trail-reading.record", "There is no record of this number.");
        }
        return found.orElseGet(UUID::randomUUID);
    }

    /** Of somebody whose entries lie elsewhere the list is empty, as that of somebody who is not there. */
    private UUID actor(String text, TrailScope scope) {
        Optional<UUID> found = identifier(text)
                .or(() -> account(text).map(Account::id))
                .or(() -> clients.find(text).map(MachineClient::id));
        if (found.isEmpty() && !scope.isOfPlace()) {
            throw new InvalidValueException("trail-reading.officer", "There is no account or system of this name.");
        }
        return found.orElseGet(UUID::randomUUID);
    }

    private Optional<Account> account(String name) {
        try {
            return accounts.find(name);
        } catch (InvalidValueException noName) {
            return Optional.empty();
        }
    }

    static Set<TrailAction> actions(String what) {
        return named(ActionGroup.values(), ActionGroup::key, what)
                .map(group -> Set.copyOf(group.actions()))
                .or(() -> named(TrailAction.values(), TrailAction::name, what.toUpperCase(Locale.ROOT))
                        .map(Set::of))
                .orElse(Set.of());
    }

    /** Whether somebody whose entries the reader may see can work there. */
    private boolean isOf(TrailScope scope, Jurisdiction place) {
        return scope.kind() != TrailScope.Kind.PROVINCE || search.isWithin(place, scope.place());
    }

    /** The place as its field has it. */
    void showPlace(Form form) {
        places.showJurisdiction(form, PLACE);
    }

    private static Optional<UUID> identifier(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static <E> Optional<E> named(E[] all, Function<E, String> name, String given) {
        return Arrays.stream(all).filter(one -> name.apply(one).equals(given)).findFirst();
    }
}
