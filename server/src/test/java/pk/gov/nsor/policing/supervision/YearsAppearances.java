package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.assignment.Transfers;

/** Who appears when, and which stations take over whom. */
final class YearsAppearances {

    private final YearsBook book;
    private final List<YearsPerson> persons;
    private final Appearances appearances;
    private final Transfers transfers;
    private final Stations stations;
    private final PoliceStations policeStations;
    private final JdbcClient jdbc;
    private final Actor officer;
    private final Map<UUID, Plan> plans = new HashMap<>();
    private final Map<UUID, LocalDate> answers = new HashMap<>();

    /** @param recordedOn null for somebody who does not come */
    private record Plan(
            PersonId person, LocalDate on, @Nullable LocalDate recordedOn) {}

    private record Duty(UUID id, UUID personId, LocalDate opensOn, LocalDate dueOn) {}

    private record Offer(UUID id, UUID personId, String toDistrict) {}

    YearsAppearances(ApplicationContext context, YearsBook book, List<YearsPerson> persons, Actor officer) {
        this.book = book;
        this.persons = persons;
        this.officer = officer;
        appearances = context.getBean(Appearances.class);
        transfers = context.getBean(Transfers.class);
        stations = context.getBean(Stations.class);
        policeStations = context.getBean(PoliceStations.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    void writeDownTheRest() {
        plans.values().stream().filter(plan -> plan.recordedOn() != null).forEach(this::appear);
    }

    private @Nullable YearsPerson person(UUID id) {
        return persons.stream()
                .filter(person -> person.id.value().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Of a hundred that open: 80 are answered in time, 7 of them written down late, 6 too late, 7 never. */
    void appearAsPlanned() {
        List<Duty> open = jdbc.sql("""
                        select id, person_id, opens_on, due_on from supervision.duty where state = 'OPEN'
                        """).query(Duty.class).list().stream()
                .filter(duty -> !plans.containsKey(duty.id()))
                .sorted(Comparator.comparing((Duty duty) -> persons.indexOf(person(duty.personId())))
                        .thenComparing(Duty::dueOn))
                .toList();
        for (Duty duty : open) {
            plans.put(duty.id(), plan(duty));
        }
        List<Map.Entry<UUID, Plan>> today = plans.entrySet().stream()
                .filter(entry -> book.today().equals(entry.getValue().recordedOn()))
                .toList();
        for (Map.Entry<UUID, Plan> entry : today) {
            appear(entry.getValue());
            plans.put(
                    entry.getKey(),
                    new Plan(entry.getValue().person(), entry.getValue().on(), null));
        }
    }

    private Plan plan(Duty duty) {
        PersonId person = new PersonId(duty.personId());
        LocalDate first = duty.opensOn().isAfter(book.today()) ? duty.opensOn() : book.today();
        int days = (int) Math.max(0, duty.dueOn().toEpochDay() - first.toEpochDay());
        LocalDate on = first.plusDays(book.number(days + 1));
        int lot = book.number(100);
        if (lot < 80) {
            return new Plan(person, on, on);
        } else if (lot < 87) {
            book.count("appearances recorded late");
            return new Plan(person, on, on.plusDays(1 + book.number(20)));
        } else if (lot < 93) {
            book.count("appearances after the day");
            LocalDate late = duty.dueOn().plusDays(1 + book.number(10));
            return new Plan(person, late, late);
        }
        book.count("appearances missed");
        return new Plan(person, on, null);
    }

    private void appear(Plan plan) {
        YearsPerson person = person(plan.person().value());
        if (person == null
                || person.isGone()
                || person.wasInside(plan.on())
                || plan.on().isAfter(book.today())) {
            return;
        }
        String station = stations.of(plan.person())
                .map(Responsibility::station)
                .orElse(policeStations.all().getFirst().code());
        NewAppearance appearance = new NewAppearance(
                UUID.randomUUID(), station, plan.on(), IdentitySeen.CNIC_CARD, AddressSeen.DOCUMENT, "");
        if (!person.appearances.contains(plan.on())
                && book.attempt("appeared", () -> appearances.record(plan.person(), appearance, officer))) {
            person.appearances.add(plan.on());
            // A day sheet that is sent again changes nothing.
            if (book.number(20) == 0) {
                book.attempt("sent again", () -> appearances.record(plan.person(), appearance, officer));
            }
        }
    }

    /** Six in ten are accepted, two returned, two never answered. */
    void answerTransfers() {
        for (Offer offer : jdbc.sql(
                        "select id, person_id, to_district from supervision.transfer where state = 'OFFERED'")
                .query(Offer.class)
                .list()) {
            LocalDate on = answers.computeIfAbsent(
                    offer.id(),
                    id -> book.number(10) < 2 ? LocalDate.MAX : book.today().plusDays(book.number(10)));
            if (on.isAfter(book.today())) {
                continue;
            }
            if (book.number(8) < 6) {
                String station = policeStations.all().stream()
                        .filter(known -> known.districtCode().equals(offer.toDistrict()))
                        .map(PoliceStation::code)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                book.attempt("transfers accepted", () -> transfers.accept(offer.id(), station, officer));
            } else {
                book.attempt("transfers returned", () -> transfers.giveBack(offer.id(), "Does not live here", officer));
            }
        }
    }
}
