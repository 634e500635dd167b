package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever the order in which courts and prisons report a life, however they write its case's number, and though they report
 * parts of it twice: in the end the record says the same, and the phone never says more than it should.
 */
@Tag("walk")
@RegisterTest
class AnyOrderTest {

    private static final List<String> SPELLINGS =
            List.of("SC 88/2022", "sc 88-2022", "S.C. No. 088 of 2022", "SC-88/22", "SC ۸۸/۲۰۲۲", "s c 88 OF 2022");
    private static final List<String> JAILS = List.of("Camp Jail Lahore", "CAMP JAIL, LAHORE", "camp jail  lahore");

    @Autowired
    private MachineClients clients;

    @Autowired
    private LegalRecord record;

    @Autowired
    private People people;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private CnicRelease release;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Actor registrar = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");

    /** Where a message goes, and what it says. */
    record Sent(String path, ObjectNode message, boolean isAcquittal, boolean isConviction) {}

    static Stream<Long> seeds() {
        // Ten that are always tried, and two of the day's own, which a failure names.
        long own = System.nanoTime();
        return Stream.concat(Stream.iterate(1L, seed -> seed + 1).limit(10), Stream.of(own, own + 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLifeEndsTheSameInWhateverOrderItIsReported(long seed) {
        Random random = new Random(seed);
        int[] shape = {random.nextInt(3), random.nextInt(2), random.nextInt(2), random.nextInt(2)};
        String inOrder = live(life(Samples.cnic(), shape, new Random(seed), false));
        List<Sent> shuffled = life(Samples.cnic(), shape, random, true);
        Collections.shuffle(shuffled, random);
        assertThat(live(shuffled)).as("seed " + seed).isEqualTo(inOrder);
    }

    @Test
    void theWrongWayRoundIsAsGoodAsAnyOrder() {
        int[] everything = {0, 1, 1, 1};
        String inOrder = live(life(Samples.cnic(), everything, new Random(1), false));
        List<Sent> backwards = life(Samples.cnic(), everything, new Random(1), false);
        Collections.reverse(backwards);
        assertThat(live(backwards)).isEqualTo(inOrder);
    }

    /** Sends it all, and says what the record and the phone say then. */
    private String live(List<Sent> life) {
        ApiClient court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        ApiClient prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS");
        FeedWork work = new FeedWork(jdbc);
        Cnic cnic = Cnic.parse(life.stream()
                .filter(sent -> !sent.isConviction())
                .findFirst()
                .orElseThrow()
                .message()
                .at("/cnic")
                .asString());
        List<String> receipts = new ArrayList<>();
        boolean isConvicted = false;
        boolean isAcquitted = false;
        for (Sent sent : life) {
            boolean isCourts = sent.isConviction() || sent.path().endsWith("appeal-outcomes");
            receipts.add(work.received((isCourts ? court : prison)
                    .post("/api/v1" + sent.path(), sent.message().toString())));
            Optional<PersonId> person = people.withCnic(cnic);
            if (person.isPresent() && !people.isIdentityConfirmed(person.get())) {
                confirmation.examine(
                        person.get(),
                        cnic,
                        new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                        registrar);
            }
            isConvicted |= sent.isConviction();
            isAcquitted |= sent.isAcquittal();
            if (!isConvicted || isAcquitted) {
                assertThat(isTold(cnic))
                        .as("told of somebody who is acquitted, or not convicted")
                        .isFalse();
            }
        }
        assertThat(receipts)
                .as("nothing is left waiting")
                .allSatisfy(receipt -> assertThat(work.status(receipt))
                        .as(work.quarantineReasons(receipt).toString())
                        .isEqualTo("RECORDED"));
        return said(people.withCnic(cnic).orElseThrow(), cnic);
    }

    private String said(PersonId person, Cnic cnic) {
        LegalFile file = record.file(person);
        Map<String, Object> standing =
                jdbc.sql("""
                        select first_day, last_day, life, was_registrable, in_custody, next_verification_on
                        from registration.standing where person_id = ?
                        """).param(person.value()).query().singleRow();
        return String.join(
                "; ",
                "told " + isTold(cnic),
                "standing " + standing,
                "convictions "
                        + file.convictions().stream().filter(Fact::inForce).count(),
                "stays "
                        + file.custodyPeriods().stream()
                                .map(stay -> stay.admittedOn() + "-" + stay.releasedOn())
                                .toList(),
                "events " + file.custody().stream().filter(Fact::inForce).count(),
                "appeals "
                        + file.appeals().stream().map(fact -> fact.now().on()).toList(),
                "dismissed "
                        + file.dismissals().stream()
                                .map(fact -> fact.now().on())
                                .toList(),
                "quashed "
                        + file.quashings().stream().map(fact -> fact.now().on()).toList(),
                "dead " + record.of(person).deathReportedOn());
    }

    /**
     * A conviction and what came of it.
     *
     * @param shape how its appeal ends (0 an acquittal, 1 a dismissal, 2 not yet), whether there was bail, a transfer, a death
     */
    private static List<Sent> life(Cnic cnic, int[] shape, Random random, boolean isRepeated) {
        List<Sent> life = new ArrayList<>();
        String judgment =
                CourtMessages.but(CourtMessages.about(cnic), tree -> tree.put("caseNumber", one(SPELLINGS, random)));
        ObjectNode convicted = (ObjectNode) JsonMapper.shared().readTree(judgment);
        life.add(new Sent("/convictions", convicted, false, true));
        life.add(event(cnic, "ADMITTED", "2023-01-15", random, true));
        life.add(appeal(cnic, random));
        if (shape[1] == 1) {
            life.add(event(cnic, "RELEASED", "2023-03-01", random, false, "BAIL"));
            life.add(event(cnic, "RECALLED", "2023-08-01", random, true));
        }
        if (shape[2] == 1) {
            life.add(event(cnic, "LEAVE_BEGAN", "2023-10-01", random, false));
            life.add(event(cnic, "LEAVE_ENDED", "2023-10-03", random, false));
        }
        switch (shape[0]) {
            case 0 -> life.add(decided(cnic, random, "ACQUITTED"));
            case 1 -> life.add(decided(cnic, random, "DISMISSED"));
            default -> {}
        }
        life.add(event(cnic, "RELEASED", "2024-05-07", random, false, shape[0] == 0 ? "ACQUITTED" : "PAROLE"));
        if (shape[3] == 1) {
            ObjectNode death = message(cnic).put("diedOn", "2025-06-01").put("source", "PRISON");
            death.putObject("name")
                    .put("latin", convicted.at("/person/name/latin").asString());
            life.add(new Sent("/deaths", death, false, false));
        }
        if (isRepeated) {
            for (Sent sent : List.copyOf(life)) {
                if (!sent.isConviction() && random.nextBoolean()) {
                    ObjectNode again = sent.message().deepCopy().put("messageId", CourtMessages.id());
                    if (again.has("conviction")) {
                        ((ObjectNode) again.at("/conviction")).put("caseNumber", one(SPELLINGS, random));
                    }
                    life.add(new Sent(sent.path(), again, sent.isAcquittal(), false));
                }
            }
        }
        return life;
    }

    private static Sent event(Cnic cnic, String type, String on, Random random, boolean isNamed, String... reason) {
        ObjectNode event = message(cnic).put("event", type).put("on", on).put("prison", one(JAILS, random));
        if (reason.length > 0) {
            event.put("releaseReason", reason[0]);
        }
        return new Sent("/custody-events", isNamed ? named(event, random) : event, false, false);
    }

    private static Sent appeal(Cnic cnic, Random random) {
        return new Sent("/appeal-outcomes", filed(cnic, random), false, false);
    }

    private static Sent decided(Cnic cnic, Random random, String outcome) {
        ObjectNode message = filed(cnic, random).put("outcome", outcome).put("decidedOn", "2024-05-06");
        return new Sent("/appeal-outcomes", message, outcome.equals("ACQUITTED"), false);
    }

    private static ObjectNode filed(Cnic cnic, Random random) {
        return named(message(cnic), random)
                .put("court", one(List.of("Lahore High Court", "LAHORE HIGH-COURT"), random))
                .put("caseNumber", one(List.of("Crl.A. 12/2023", "CRL A No. 12 of 23"), random))
                .put("filedOn", "2023-02-01");
    }

    private static ObjectNode named(ObjectNode message, Random random) {
        message.putObject("conviction").put("court", "sessions-court-lahore").put("caseNumber", one(SPELLINGS, random));
        return message;
    }

    private static ObjectNode message(Cnic cnic) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("messageId", CourtMessages.id())
                .put("cnic", cnic.formatted());
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean isTold(Cnic cnic) {
        Set<Cnic> told =
                transaction.execute(status -> release.today(List.of(cnic)).onRegister());
        return told != null && !told.isEmpty();
    }
}
