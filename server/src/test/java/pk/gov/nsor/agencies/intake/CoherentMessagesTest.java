package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What contradicts itself within a message is refused with its fields; what contradicts the record waits for a registrar, and
 * the sender is told nothing of the record.
 */
@RegisterTest
class CoherentMessagesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final LocalDate QUASHED = Offenders.JUDGMENT.plusMonths(9);

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private Standings standings;

    @Autowired
    private LegalRecord legal;

    @Autowired
    private People people;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private final Actor registrar = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private ApiClient court;
    private ApiClient prison;

    @BeforeEach
    void twoClients() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // outcome, decidedOn, sentence, what is wrong
                "ACQUITTED, 2023-09-01, yes, /sentence",
                "RETRIAL_ORDERED, 2023-09-01, yes, /sentence",
                "DISMISSED, 2023-09-01, yes, /sentence",
                "-, -, yes, /sentence",
                "-, 2023-09-01, -, /outcome /decidedOn",
                "-, 2023-09-01, yes, /outcome /decidedOn /sentence",
                "SENTENCE_CHANGED, 2023-09-01, -, /sentence",
                "ACQUITTED, -, -, /decidedOn",
                "ACQUITTED, 2023-01-31, -, /decidedOn",
                "ACQUITTED, 2023-02-01, -, -",
                "SENTENCE_CHANGED, 2023-09-01, yes, -",
                "-, -, -, -"
            })
    void anOutcomeGoesWithItsDayAndItsSentence(String outcome, String decidedOn, String sentence, String wrong) {
        ObjectNode message = appeal(LocalDate.of(2023, 2, 1));
        if (outcome != null) {
            message.put("outcome", outcome);
        }
        if (decidedOn != null) {
            message.put("decidedOn", decidedOn);
        }
        if (sentence != null) {
            message.putObject("sentence").put("punishment", "TERM").put("years", 3);
        }
        assertAnswer(court.post("/api/v1/appeal-outcomes", message.toString()), wrong);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "DISMISSED, PAID, /compromise",
                "RETRIAL_ORDERED, STATEMENT, /compromise",
                "ACQUITTED, FORGIVEN, -",
                "ACQUITTED, -, -"
            })
    void onlyAnAcquittalHasAKindOfCompromise(String outcome, String compromise, String wrong) {
        ObjectNode message =
                appeal(LocalDate.of(2023, 2, 1)).put("outcome", outcome).put("decidedOn", "2023-09-01");
        if (compromise != null) {
            message.put("compromise", compromise);
        }
        assertAnswer(court.post("/api/v1/appeal-outcomes", message.toString()), wrong);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ADMITTED, PAROLE, /releaseReason",
                "ESCAPED, DIED, /releaseReason",
                "TRANSFERRED, OTHER, /releaseReason",
                "RELEASED, -, /releaseReason",
                "RELEASED, PAROLE, -",
                "ADMITTED, -, -"
            })
    void onlyAReleaseHasTheReasonForARelease(String event, String reason, String wrong) {
        assertAnswer(
                prison.post(
                        "/api/v1/custody-events",
                        custody(event, "2023-02-01", reason).toString()),
                wrong);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // born, offence, judgment
                "2015-05-02, 2025-05-02, 2025-09-01, -",
                "2015-05-02, 2025-05-01, 2025-09-01, /person/bornOn /conviction/offenceOn",
                "2017-05-02, 2022-05-02, 2025-09-01, /person/bornOn /conviction/offenceOn",
                "2012-02-29, 2022-02-28, 2025-09-01, -",
                "2012-02-29, 2022-02-27, 2025-09-01, /person/bornOn /conviction/offenceOn",
                // Before the amendment of 2016 it was seven.
                "2009-03-21, 2016-03-21, 2025-09-01, -",
                "2009-03-22, 2016-03-21, 2025-09-01, /person/bornOn /conviction/offenceOn",
                "2009-03-22, 2016-03-22, 2025-09-01, /person/bornOn /conviction/offenceOn",
                "2006-03-22, 2016-03-22, 2025-09-01, -",
                "2000-01-01, 1999-12-31, 2025-09-01, /conviction/offenceOn"
            })
    void nobodyIsAnOffenderBelowTheAgeThatTheLawSays(String born, String offence, String judgment, String wrong) {
        String message = CourtMessages.but(CourtMessages.about(cnic), tree -> {
            CourtMessages.at(tree, "/person").put("bornOn", born).remove("addresses");
            CourtMessages.at(tree, "/conviction").put("offenceOn", offence).put("judgmentOn", judgment);
        });
        HttpResponse<String> answer = court.post("/api/v1/convictions", message);
        assertAnswer(answer, wrong);
        if (wrong == null) {
            new FeedWork(jdbc).recorded(answer);
        }
    }

    @Test
    void ofSomebodyWhoseAgeOnlyTheRecordKnowsAnImpossibleOffenceWaits() {
        registration.register(
                Offenders.identity(LocalDate.of(1990, 5, 1)),
                cnic,
                List.of(),
                Offenders.conviction("PPC 376"),
                null,
                registrar);
        String message = CourtMessages.but(CourtMessages.about(cnic), tree -> {
            CourtMessages.at(tree, "/person").remove("bornOn");
            CourtMessages.at(tree, "/fir").put("number", "9/1995");
            CourtMessages.at(tree, "/person/name").put("latin", "Akbar Ali Nadeem");
            CourtMessages.at(tree, "/person/fatherName").put("latin", "Bashir Nadeem");
            CourtMessages.at(tree, "/conviction").put("offenceOn", "1995-05-01").put("judgmentOn", "2025-01-01");
        });
        work().waits("CONTRADICTS_RECORD", court.post("/api/v1/convictions", message));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1990-05-01, -", "1990-04-30, /person/addresses/0/from"})
    void nobodyLivesAnywhereBeforeBirth(String from, String wrong) {
        String message = CourtMessages.but(
                tree -> CourtMessages.at(tree, "/person/addresses/0").put("from", from));
        assertAnswer(court.post("/api/v1/convictions", message), wrong);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"0, -", "-1, /on"})
    void aReleaseIsPlannedForTodayOrLater(int days, String wrong) {
        ObjectNode message = message()
                .put("notice", "ANNOUNCED")
                .put("on", LocalDate.now(Day.ZONE).plusDays(days).toString())
                .put("prison", "Camp Jail")
                .put("district", "multan");
        assertAnswer(prison.post("/api/v1/planned-releases", message.toString()), wrong);
    }

    @Test
    void aStationOfAnotherDistrictWaitsAndARegistrarSaysWhichItWas() {
        String message = CourtMessages.but(
                CourtMessages.about(cnic),
                tree -> CourtMessages.at(tree, "/fir").put("district", "Quetta"));
        HttpResponse<String> answer = court.post("/api/v1/convictions", message);
        assertThat(ApiClient.json(answer).at("/reasons/0/field").asString()).isEqualTo("/fir/policeStation");
        assertThat(ApiClient.json(answer).at("/reasons/0/code").asString()).isEqualTo("STATION_ELSEWHERE");
        UUID receipt = UUID.fromString(work().waits("STATION_ELSEWHERE", answer));
        assertThat(quarantine.decide(receipt, Decision.NONE, registrar)).isFalse();
        Decision right = new Decision(Map.of("/fir/policeStation", "city-police-station-lahore"), null, false);
        assertThat(quarantine.decide(receipt, right, registrar)).isTrue();
        assertThat(people.withCnic(cnic)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false", "-1500, false"})
    void anAppealFiledBeforeTheJudgmentWaits(int days, boolean isRecorded) {
        register();
        assertBecomes(isRecorded, appeal(Offenders.JUDGMENT.plusDays(days)));
    }

    @Test
    void anAppealThatIsOnRecordAsOfAnotherDayWaitsWithItsOutcome() {
        Registered someone = register();
        work().recorded(court.post(
                "/api/v1/appeal-outcomes",
                appeal(Offenders.JUDGMENT.plusDays(9)).toString()));
        ObjectNode outcome = appeal(Offenders.JUDGMENT.plusDays(8))
                .put("outcome", "ACQUITTED")
                .put("decidedOn", "2024-01-01");
        assertBecomes(false, outcome);
        assertThat(standings.isSealed(someone.person())).isFalse();
        assertBecomes(
                true,
                outcome.put("messageId", CourtMessages.id())
                        .put("filedOn", Offenders.JUDGMENT.plusDays(9).toString()));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void nothingIsAppealedAfterTheAcquittal(int days, boolean isRecorded) {
        quashed();
        assertBecomes(isRecorded, appeal(QUASHED.plusDays(days)));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void noSentenceIsChangedAfterTheAcquittal(int days, boolean isRecorded) {
        quashed();
        ObjectNode message = appeal(Offenders.JUDGMENT.plusDays(9))
                .put("outcome", "SENTENCE_CHANGED")
                .put("decidedOn", QUASHED.plusDays(days).toString());
        message.putObject("sentence").put("punishment", "LIFE");
        assertBecomes(isRecorded, message);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void nobodyIsAdmittedForAJudgmentAfterItsQuashing(int days, boolean isRecorded) {
        quashed();
        assertHappens(
                isRecorded, named(custody("ADMITTED", QUASHED.plusDays(days).toString(), null)));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false"})
    void nobodyIsAdmittedForAnOffenceBeforeIt(int days, boolean isRecorded) {
        register();
        assertHappens(
                isRecorded,
                named(custody("ADMITTED", Offenders.OFFENCE.plusDays(days).toString(), null)));
    }

    @Test
    void aReleaseBecauseOfDeathReportsTheDeathAndTheSameReportAgainIsNoContradiction() {
        Registered someone = register();
        assertHappens(true, named(custody("ADMITTED", "2023-02-01", null)));
        assertThat(legal.of(someone.person()).deathReportedOn()).isNull();
        assertHappens(true, custody("RELEASED", "2024-02-01", "DIED"));
        assertThat(legal.of(someone.person()).deathReportedOn()).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(legal.of(someone.person()).custody().getFirst().isOpen()).isFalse();
        assertThat(jdbc.sql("select count(*) from registration.removal where person_id = ? and kind = 'DEATH'")
                        .param(someone.person().value())
                        .query(Integer.class)
                        .single())
                .as("a death that is reported waits for a second person")
                .isEqualTo(1);
        work().recorded(prison.post(
                "/api/v1/deaths", death("2024-02-01", "PRISON").toString()));
        work().waits(
                        "CONTRADICTS_RECORD",
                        prison.post(
                                "/api/v1/deaths", death("2024-02-02", "PRISON").toString()));
        assertThat(standings.isSealed(someone.person())).isFalse();
        // A court that knows of it apart is the second who says so.
        work().recorded(court.post(
                "/api/v1/deaths", death("2024-02-01", "COURT").toString()));
        assertThat(standings.isSealed(someone.person())).isTrue();
    }

    @Test
    void aDeathBeforeTheReleaseIsTheSameAndAReleaseOfAnotherDayWaits() {
        Registered someone = register();
        assertHappens(true, named(custody("ADMITTED", "2023-02-01", null)));
        work().recorded(prison.post(
                "/api/v1/deaths", death("2024-02-01", "PRISON").toString()));
        assertHappens(false, custody("RELEASED", "2024-02-02", "DIED"));
        assertThat(legal.of(someone.person()).custody().getFirst().isOpen()).isTrue();
        assertHappens(true, custody("RELEASED", "2024-02-01", "DIED"));
        assertThat(legal.of(someone.person()).deathReportedOn()).isEqualTo(LocalDate.of(2024, 2, 1));
    }

    private void assertBecomes(boolean isRecorded, ObjectNode appeal) {
        become(isRecorded, court.post("/api/v1/appeal-outcomes", appeal.toString()));
    }

    private void assertHappens(boolean isRecorded, ObjectNode custody) {
        become(isRecorded, prison.post("/api/v1/custody-events", custody.toString()));
    }

    private void become(boolean isRecorded, HttpResponse<String> answer) {
        if (isRecorded) {
            work().recorded(answer);
        } else {
            work().waits("CONTRADICTS_RECORD", answer);
        }
        assertThat(ApiClient.json(answer).at("/reasons").isEmpty()).isTrue();
    }

    private static void assertAnswer(HttpResponse<String> answer, String wrong) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(wrong == null ? 202 : 422);
        if (wrong != null) {
            assertThat(ApiClient.json(answer).at("/errors").findValuesAsString("field"))
                    .containsExactlyInAnyOrder(wrong.split(" "));
        }
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }

    private Registered register() {
        return registration.register(
                Offenders.identity(null), cnic, List.of(), Offenders.conviction("PPC 376"), null, registrar);
    }

    private void quashed() {
        Registered someone = register();
        convictions.quash(
                someone.person(),
                someone.conviction(),
                new Quashing(QUASHED, Quashing.Reason.ACQUITTED_ON_APPEAL),
                registrar);
    }

    private ObjectNode appeal(LocalDate filedOn) {
        return named(message())
                .put("court", "Lahore High Court")
                .put("caseNumber", "Crl.A. 12/2023")
                .put("filedOn", filedOn.toString());
    }

    private ObjectNode custody(String event, String on, String reason) {
        ObjectNode message = message().put("event", event).put("on", on).put("prison", "Camp Jail Lahore");
        return reason == null ? message : message.put("releaseReason", reason);
    }

    private ObjectNode death(String on, String source) {
        ObjectNode message = message().put("diedOn", on).put("source", source);
        message.putObject("name").put("latin", "Akbar Ali Nadeem");
        return message;
    }

    private ObjectNode message() {
        return JSON.createObjectNode().put("messageId", CourtMessages.id()).put("cnic", cnic.formatted());
    }

    private static ObjectNode named(ObjectNode message) {
        message.putObject("conviction").put("court", "sessions-court-lahore").put("caseNumber", "SC 12/2022");
        return message;
    }
}
