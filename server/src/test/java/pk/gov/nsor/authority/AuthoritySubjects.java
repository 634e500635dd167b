package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccesses;
import pk.gov.nsor.accountability.emergencyaccess.Opening;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.mention.Mention;
import pk.gov.nsor.policing.correspondence.NewStationMessage;
import pk.gov.nsor.policing.correspondence.StationMessages;
import pk.gov.nsor.policing.exitcontrol.ExitControlProposal;
import pk.gov.nsor.policing.exitcontrol.ExitGround;
import pk.gov.nsor.policing.notices.AnnouncementTaken;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observations;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.Circumstance.Vehicle;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.BreachExcuseProposal;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.policing.supervision.knowledge.PlannedVisit;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.Fingerprints;
import pk.gov.nsor.record.mentions.NewPlacement;
import pk.gov.nsor.record.mentions.Placements;
import pk.gov.nsor.record.mentions.Who;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.IdentityDocuments;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.record.registration.DailyAnnouncement;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** People in every {@link Situation}, each with one of everything that a record has. */
final class AuthoritySubjects {

    /** Where the reader's work lies. */
    static final String HERE = "mianwali";

    static final String HERE_PROVINCE = "PK-PB";

    /** Where those live who are not the reader's: in another province. */
    static final String ELSEWHERE = "badin";

    /** Where somebody is offered to whom the reader has nothing to do with: in a third province. */
    private static final String NOWHERE = "kech";

    /** Long enough ago that the first verification is overdue. */
    private static final Duration AGO = Duration.ofDays(200);

    private final ApplicationContext context;
    private final String said;
    private final JdbcClient jdbc;
    private final Supervised people;
    private final Officer asker;
    private final Actor officer;
    private final Map<Situation, Map<String, String>> variables = new EnumMap<>(Situation.class);

    private AuthoritySubjects(ApplicationContext context, String said) {
        this.context = context;
        this.said = said;
        this.jdbc = bean(JdbcClient.class);
        this.asker = new Officers(bean(Accounts.class)).of(new OfDistrict(HERE), Role.SUPERVISING_OFFICER);
        this.officer = asker.actor();
        this.people = new Supervised(bean(OffenderRegistration.class), bean(FactRecording.class), jdbc, officer);
    }

    /** Makes them in the named situations. */
    static AuthoritySubjects in(ApplicationContext context, Situation... situations) {
        return saying(context, "", situations);
    }

    /** As {@link #in}, and whatever an officer can write freely about them ends in what is said. */
    static AuthoritySubjects saying(ApplicationContext context, String said, Situation... situations) {
        AuthoritySubjects subjects = new AuthoritySubjects(context, said);
        Map<Situation, PersonId> registered = new EnumMap<>(Situation.class);
        TestClock clock = context.getBean(TestClock.class);
        clock.move(AGO.negated());
        try {
            for (Situation situation : situations) {
                registered.put(situation, subjects.people.in(district(situation)));
            }
        } finally {
            clock.move(AGO);
        }
        long _ = context.getBean(CaseReviewJob.class).run();
        // Done once a day: it would put right the days of those who are sealed here without a fact.
        var _ = context.getBean(DailyAnnouncement.class).announce();
        registered.forEach(subjects::make);
        return subjects;
    }

    /** What the path's names in braces are in the situation. */
    Map<String, String> variables(Situation situation) {
        return Objects.requireNonNull(variables.get(situation), situation::name);
    }

    /** Somebody on record in none of the situations. */
    PersonId another() {
        return people.in(district(Situation.OWN));
    }

    /** Those in which there is somebody. */
    Set<Situation> situations() {
        return variables.keySet();
    }

    PersonId person(Situation situation) {
        return PersonId.parse(Objects.requireNonNull(variables(situation).get("id")));
    }

    /** Opens the person's record by its number to the officer. */
    void takeEmergencyAccess(Officer by, Situation situation) {
        assertThat(bean(EmergencyAccesses.class)
                        .open(
                                by.signedIn(),
                                bean(People.class).get(person(situation)).number(),
                                "Is before me, and says to be somebody else",
                                by.actor()))
                .isEqualTo(new Opening.Opened(person(situation)));
    }

    /** Leaves the standings as they were derived, for the tests that check them all. */
    void unseal() {
        people.unseal();
    }

    static String station(String district) {
        return "city-police-station-" + district;
    }

    private void make(Situation situation, PersonId person) {
        String district = district(situation);
        Map<String, String> made = new HashMap<>();
        made.put("id", person.toString());
        made.put("person", person.toString());
        made.put("place", "0");
        made.put("size:large|small", "small");
        made.put("draft", UUID.randomUUID().toString());
        made.put("address", one("select id::text from register.address where person_id = ?", person));
        made.put("conviction", one("select id::text from conviction.conviction where person_id = ?", person));
        made.put("fact", made.get("conviction"));
        Breach breach = bean(Breaches.class).of(person).getFirst();
        made.put("breach", breach.id().toString());
        made.put("appearance", appearance(person, district).toString());
        made.put("visit", visit(person).toString());
        made.put("circumstance", vehicle(person).toString());
        made.put("photograph", photograph(person).toString());
        made.put("placement", placement(person).toString());
        made.put("finger", fingerprint(person).name());
        made.put("notice", notice(situation, person, district).toString());
        made.put("task", task(person).toString());
        made.put(
                "document",
                bean(IdentityDocuments.class).of(person).getFirst().id().toString());
        made.put("announcement", AnnouncementTaken.of(person, context).toString());
        made.put("proposal", excuse(breach, district).toString());
        made.put(
                "transfer",
                bean(Transfers.class)
                        .offer(person, situation == Situation.TRANSFER ? HERE : NOWHERE, "Works there" + said, officer)
                        .toString());
        exitControl(person);
        made.put(
                "stationMessage",
                bean(StationMessages.class)
                        .ask(
                                person,
                                new NewStationMessage(station(NOWHERE), "Was he there on Friday?" + said, null),
                                asker.signedIn(),
                                officer)
                        .toString());
        made.put("complaint", complaint(person).toString());
        link(situation, person);
        variables.put(situation, made);
    }

    private void link(Situation situation, PersonId person) {
        switch (situation) {
            // The emergencyAccesses is broken by each who asks.
            case OWN, FOREIGN, TRANSFER, TRAVEL, EMERGENCY_ACCESS -> {}
            case UNKNOWN -> jdbc.sql("""
                                insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)
                                values (?, ?, 'MISSED_AND_NOT_AT_ADDRESS', now())
                                """).params(person.value(), today()).update();
            case RELEASE -> {
                bean(FactRecording.class)
                        .record(
                                person,
                                new CustodyEvent(
                                        CustodyPeriodId.next(),
                                        null,
                                        CustodyEvent.Type.ADMITTED,
                                        today(),
                                        "Central Jail Badin",
                                        null),
                                officer);
                bean(Releases.class)
                        .announce(
                                person,
                                new PlannedRelease(today().plusDays(3), "Central Jail Badin", HERE, ""),
                                officer);
            }
            case SEALED -> people.seal(person, today());
        }
    }

    private void exitControl(PersonId person) {
        Officers officers = new Officers(bean(Accounts.class));
        UUID proposal = bean(ExitControlProposal.class)
                .propose(
                        person,
                        ExitGround.FLIGHT_RISK,
                        "Sold the house" + said,
                        officers.with(Role.NATIONAL_SUPERVISOR).actor());
        bean(Proposals.class)
                .approve(proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor());
    }

    private UUID appearance(PersonId person, String district) {
        UUID id = UUID.randomUUID();
        bean(Appearances.class)
                .record(
                        person,
                        new NewAppearance(
                                id, station(district), today(), IdentitySeen.CNIC_CARD, AddressSeen.DOCUMENT, said),
                        officer);
        return id;
    }

    private UUID visit(PersonId person) {
        UUID id = UUID.randomUUID();
        bean(Visits.class)
                .plan(person, new PlannedVisit(id, today().plusDays(2), "New at this address" + said), officer);
        return id;
    }

    private UUID vehicle(PersonId person) {
        UUID id = UUID.randomUUID();
        bean(Circumstances.class)
                .record(
                        person,
                        id,
                        new NewCircumstance(
                                new Vehicle("leb-12 345", said),
                                today().minusDays(30),
                                null,
                                Source.TOLD_BY_PERSON,
                                Certainty.PROBABLE),
                        officer);
        return id;
    }

    private UUID placement(PersonId person) {
        Placements placements = bean(Placements.class);
        Mention mention = new Mention(0, 7, Mention.Kind.NAME, "Rafaqat", Mention.Said.NOTHING);
        placements.addAlone(person, List.of(new NewPlacement(mention, Who.ASSOCIATE, "note")), officer);
        return placements.of(person).getFirst().id();
    }

    private Finger fingerprint(PersonId person) {
        Fingerprints fingerprints = bean(Fingerprints.class);
        fingerprints.add(person, List.of(fingerprints.read(Finger.RIGHT_THUMB, Prints.pgm(1))), officer);
        return Finger.RIGHT_THUMB;
    }

    private UUID photograph(PersonId person) {
        UUID id = UUID.randomUUID();
        Photographs photographs = bean(Photographs.class);
        photographs.add(person, photographs.read(id, today(), Pictures.jpeg(400, 500)), officer);
        return id;
    }

    private UUID notice(Situation situation, PersonId person, String district) {
        Particulars told = situation == Situation.TRAVEL
                ? new Particulars.TravelInside(
                        "Hotel Tulip" + said, HERE, today(), today().plusDays(10), "Wedding" + said)
                : new Particulars.NewHome("House 4" + said, district, null, today());
        return bean(Notices.class)
                .take(
                        person,
                        new NewNotice(UUID.randomUUID(), told, today(), How.AT_STATION, station(district)),
                        officer)
                .id();
    }

    private UUID task(PersonId person) {
        Cnic cnic = bean(People.class).get(person).cnics().getFirst().cnic();
        bean(IdentityConfirmation.class)
                .examine(
                        person,
                        cnic,
                        new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                        bean(IdentityDocuments.class).read(Pictures.jpeg(400, 500)),
                        new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"));
        bean(Observations.class)
                .takeAtOnce(
                        new Observations.Message(
                                UUID.randomUUID().toString(),
                                cnic,
                                new Observation.ObservedHotel("Hotel Rose" + said, "quetta", 1, today())),
                        new Machine(UUID.randomUUID(), "books", Feed.POLICE, "PUNJAB_POLICE"),
                        Actor.system("test"));
        return bean(pk.gov.nsor.policing.notices.task.Tasks.class)
                .of(person)
                .getFirst()
                .id();
    }

    private UUID complaint(PersonId person) {
        return jdbc.sql("""
                        insert into trailreading.complaint (id, person_id, taken_by, taken_at)
                        values (gen_random_uuid(), ?, ?, now()) returning id
                        """)
                .params(person.value(), officer.id())
                .query(UUID.class)
                .single();
    }

    private UUID excuse(Breach breach, String district) {
        Officer proposer = new Officers(bean(Accounts.class)).of(new OfDistrict(district), Role.SUPERVISING_OFFICER);
        return bean(BreachExcuseProposal.class)
                .propose(breach, "In hospital, says the doctor" + said, today(), proposer.actor());
    }

    private String one(String sql, PersonId person) {
        return jdbc.sql(sql + " limit 1")
                .param(person.value())
                .query(String.class)
                .single();
    }

    private static String district(Situation situation) {
        return situation == Situation.OWN || situation == Situation.SEALED ? HERE : ELSEWHERE;
    }

    private LocalDate today() {
        return LocalDate.now(bean(Clock.class));
    }

    private <B> B bean(Class<B> type) {
        return context.getBean(type);
    }
}
