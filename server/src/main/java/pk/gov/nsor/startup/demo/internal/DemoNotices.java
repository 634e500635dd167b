package pk.gov.nsor.startup.demo.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.policing.notices.Announced;
import pk.gov.nsor.policing.notices.Announcements;
import pk.gov.nsor.policing.notices.BorderCrossings;
import pk.gov.nsor.policing.notices.Decisions;
import pk.gov.nsor.policing.notices.Direction;
import pk.gov.nsor.policing.notices.Evidence;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observation.ObservedHome;
import pk.gov.nsor.policing.notices.Observation.ObservedHotel;
import pk.gov.nsor.policing.notices.Observations;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.Particulars.Leg;
import pk.gov.nsor.policing.notices.Particulars.NewHome;
import pk.gov.nsor.policing.notices.Particulars.NewName;
import pk.gov.nsor.policing.notices.Particulars.Stay;
import pk.gov.nsor.policing.notices.Particulars.TravelAbroad;
import pk.gov.nsor.policing.notices.Particulars.TravelInside;
import pk.gov.nsor.policing.notices.ShortForm;

/**
 * Notices by some of Lahore's people, and reports of other systems about them: a notice in each state, a contradiction
 * to the record, an overdue return, and a notice announced by SMS, so that the officer of Lahore finds each kind of
 * work.
 */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoNotices {

    private static final String DATA_SET = "notificationDuties";
    private static final String DISTRICT = "lahore";

    /**
     * Where fewer people than these can give notice, some give two; where there are very few, nothing is generated.
     */
    private static final int PEOPLE = 12;

    private static final int FEWEST = 4;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Notices notices;
    private final Decisions decisions;
    private final Announcements announcements;
    private final Observations observations;
    private final BorderCrossings crossings;
    private final DemoAccounts accounts;
    private final DemoPhones phones;
    private final Clock clock;

    DemoNotices(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Notices notices,
            Decisions decisions,
            Announcements announcements,
            Observations observations,
            BorderCrossings crossings,
            DemoAccounts accounts,
            DemoPhones phones,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.notices = notices;
        this.decisions = decisions;
        this.announcements = announcements;
        this.observations = observations;
        this.crossings = crossings;
        this.accounts = accounts;
        this.phones = phones;
        this.clock = clock;
    }

    /** Somebody at liberty whose identity is confirmed. */
    private record Followed(PersonId person, Cnic cnic, String station) {}

    /** Runs once, all in one transaction with the row that marks it as done. */
    void load(Actor officer) {
        LocalDate today = LocalDate.now(clock);
        transaction.executeWithoutResult(status -> {
            boolean isFirst =
                    jdbc.sql("insert into demo.data_set (name, seed, as_of) values (?, 0, ?) on conflict do nothing")
                                    .params(DATA_SET, today)
                                    .update()
                            == 1;
            List<Followed> found = isFirst ? people() : List.of();
            if (found.size() >= FEWEST) {
                List<Followed> people = IntStream.range(0, PEOPLE)
                        .mapToObj(index -> found.get(index % found.size()))
                        .toList();
                tell(people, today, officer);
                report(people, today);
                announce(people.get(10), officer);
            }
        });
    }

    private List<Followed> people() {
        return jdbc.sql("""
                        select p.id as person, c.cnic, r.station_code
                        from register.person p
                        join register.person_cnic c on c.person_id = p.id and c.status = 'CONFIRMED'
                        join supervision.responsibility r on r.person_id = p.id and r.until_day is null
                        join reference.police_station s on s.code = r.station_code and s.district_code = ?
                        order by p.registered_at, p.id limit ?
                        """).params(DISTRICT, PEOPLE).query(Followed.class).list();
    }

    /** One in each state, and one that was given late. */
    private void tell(List<Followed> people, LocalDate today, Actor officer) {
        take(
                people.get(0),
                new NewHome("House 14, Street 6, Samanabad", DISTRICT, null, today.minusDays(1)),
                today,
                How.AT_STATION,
                officer);
        take(
                people.get(1),
                new NewHome("House 27, Mohalla Islampura", DISTRICT, null, today.minusDays(20)),
                today,
                How.AT_STATION,
                officer);
        UUID visited = take(
                people.get(2),
                new TravelInside(
                        "Street 4, Gulgasht Colony", "multan", today.plusDays(5), today.plusDays(14), "A wedding"),
                today.minusDays(1),
                How.IN_WRITING,
                officer);
        decisions.verify(people.get(2).person(), visited, officer);
        UUID named = take(
                people.get(3),
                new NewName(new PersonName("Ghulam Qadir", "غلام قادر"), today.minusDays(4)),
                today.minusDays(3),
                How.AT_STATION,
                officer);
        decisions.accept(people.get(3).person(), named, Evidence.NADRA_DOCUMENT, "The new card was seen", officer);
        UUID refused = take(
                people.get(4),
                new NewHome("House 3, Street 11, Ichhra", DISTRICT, null, today.minusDays(6)),
                today.minusDays(5),
                How.AT_STATION,
                officer);
        decisions.refuse(people.get(4).person(), refused, "Nobody of this name lives there", officer);
        UUID calledOff = take(
                people.get(5),
                new TravelInside(
                        "House 5, Jinnah Colony",
                        "faisalabad",
                        today.plusDays(10),
                        today.plusDays(20),
                        "Work at a harvest"),
                today.minusDays(2),
                How.AT_STATION,
                officer);
        decisions.withdraw(people.get(5).person(), calledOff, "The journey is called off", officer);
        take(
                people.get(6),
                new Stay("House 9, Street 2, Baghbanpura", DISTRICT, today.plusDays(2), today.plusDays(6)),
                today,
                How.BY_SMS,
                officer);
        take(
                people.get(7),
                journey("SA", today.plusDays(30), today.plusDays(44), "Pilgrimage"),
                today,
                How.AT_STATION,
                officer);
    }

    /** Reports of immigration, of the police's hotel register, and of NADRA. */
    private void report(List<Followed> people, LocalDate today) {
        Followed abroad = people.get(8);
        UUID told = take(
                abroad,
                journey("AE", today.minusDays(30), today.minusDays(3), "Work"),
                today.minusDays(60),
                How.AT_STATION,
                accounts.officer());
        decisions.accept(
                abroad.person(), told, Evidence.PASSPORT_AND_VISA, "Visa and ticket were seen", accounts.officer());
        departs("demonstration-crossing-1", abroad, today.minusDays(30), "AE");
        departs("demonstration-crossing-2", people.get(9), today.minusDays(2), "SA");
        observe(
                "demonstration-guest-1",
                people.get(11),
                new ObservedHotel("Hotel Shalimar, Hussain Agahi Road", "multan", 1, today.minusDays(1)),
                accounts.police());
        observe(
                "demonstration-address-1",
                people.get(10),
                new ObservedHome("Plot 77, Block B", "faisalabad", null, today.minusDays(8)),
                accounts.nadra());
    }

    private void announce(Followed followed, Actor officer) {
        phones.ensure(followed.person(), officer);
        announcements.take(followed.person(), new ShortForm(Announced.WORK, "Tailor, shop 12, Anarkali"));
    }

    private UUID take(Followed who, Particulars particulars, LocalDate told, How how, Actor officer) {
        UUID id = UUID.randomUUID();
        notices.take(who.person(), new NewNotice(id, particulars, told, how, who.station()), officer);
        return id;
    }

    private static TravelAbroad journey(String country, LocalDate on, LocalDate until, String purpose) {
        return new TravelAbroad(List.of(new Leg(country, on)), on, until, purpose, "PK 203", "AB9234567");
    }

    private void departs(String messageId, Followed who, LocalDate on, String country) {
        crossings.takeAtOnce(
                new BorderCrossings.Reported(
                        messageId, who.cnic(), Direction.DEPARTED, on, country, "Allama Iqbal Airport"),
                accounts.immigration(),
                machine(accounts.immigration()));
    }

    private void observe(String messageId, Followed who, Observation observation, Machine client) {
        observations.takeAtOnce(new Observations.Message(messageId, who.cnic(), observation), client, machine(client));
    }

    private static Actor machine(Machine client) {
        return new Actor(Actor.Kind.MACHINE, client.clientId(), "demonstration");
    }
}
