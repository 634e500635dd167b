package pk.gov.nsor.foundation.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.feeds.FeedMessages.Sample;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * No text of any message gets onto a record where it would tell who a survivor is, whatever its field is for and whoever
 * sends it: the message waits for a decision, encrypted, or is refused. The walk is over the forms as the code has them and as the OpenAPI document has them: a field that is new is in
 * it, and a form that is new fails it until it has a sample.
 */
@Tag("walk")
@RegisterTest
@ExtendWith(OutputCaptureExtension.class)
class FeedWordsTest {

    private static final Map<String, String> TELLING = Map.of(
            "in English", "victim Ayesha Bibi",
            "in Roman Urdu", "mutasira Ayesha Bibi",
            "in Urdu", "متاثرہ عائشہ بی بی");

    /** Feeds whose messages wait in the quarantine. */
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Pattern HELD = Pattern.compile(
            "/api/v1/(?:convictions|custody-events|appeal-outcomes|deaths|planned-releases|withdrawals)");

    @Autowired
    private RequestMappingHandlerMapping endpoints;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private JdbcClient jdbc;

    /** How many messages were sent so that another one could take them back. */
    private int sentBefore;

    @LocalServerPort
    private int port;

    private final Map<Feed, ApiClient> systems = new EnumMap<>(Feed.class);

    @BeforeEach
    void aSystemOfEachFeed() {
        FeedMessages.all()
                .forEach(sample -> systems.computeIfAbsent(
                        sample.feed(), feed -> ApiClient.made(clients, port, feed, sample.agency())));
    }

    @Test
    void everyFormThatIsTakenHasASampleWithEachOfItsTexts() {
        Map<String, Set<String>> sampled = new TreeMap<>();
        Map<String, Set<String>> taken = new TreeMap<>();
        forms().forEach((path, form) -> {
            Set<String> texts = texts(form);
            taken.put(path, texts);
            sampled.put(path, new TreeSet<>());
            texts.stream()
                    .filter(text -> samples(path).stream().anyMatch(sample -> sample.has(text)))
                    .forEach(sampled.get(path)::add);
        });
        assertThat(taken).hasSizeGreaterThanOrEqualTo(7);
        assertThat(sampled).isEqualTo(taken);
    }

    @Test
    void theOpenApiDocumentHasTheSameTextsAsTheForms() {
        JsonNode document = ApiClient.json(systems.get(Feed.COURT).get("/v3/api-docs"));
        Map<String, Set<String>> described = new TreeMap<>();
        Map<String, Set<String>> taken = new TreeMap<>();
        forms().forEach((path, form) -> {
            String ref = document.at("/paths")
                    .get(path)
                    .at("/post/requestBody/content/application~1json/schema/$ref")
                    .asString();
            described.put(
                    path,
                    new TreeSet<>(FeedMessages.texts(
                            document.at("/components/schemas"), ref.substring(ref.lastIndexOf('/') + 1))));
            taken.put(path, texts(form));
        });
        assertThat(described).isEqualTo(taken);
    }

    @Test
    void theSamplesAreTakenAsTheyAre() {
        for (Sample sample : FeedMessages.all()) {
            HttpResponse<String> answer = send(sample, sample.fresh().toString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
        new FeedWork(jdbc).await();
    }

    @Test
    void aTextThatTellsWhoASurvivorIsIsSealedOrRefusedInEveryField(CapturedOutput output, Officers officers) {
        long kept = kept();
        SoftAssertions all = new SoftAssertions();
        Set<String> screened = new TreeSet<>();
        Set<String> walked = new TreeSet<>();
        List<UUID> held = new ArrayList<>();
        forms().forEach((path, form) -> texts(form)
                .forEach(field -> TELLING.forEach((language, text) -> {
                    Sample sample = samples(path).stream()
                            .filter(one -> one.has(field))
                            .findFirst()
                            .orElseThrow();
                    walked.add(path + " " + field);
                    HttpResponse<String> answer = send(
                            sample,
                            FeedMessages.with(sample.fresh(), field, text).toString());
                    String what = path + " " + field + " " + language + ": " + answer.body();
                    all.assertThat(answer.body()).as(what).doesNotContainIgnoringCase("ayesha", "عائشہ");
                    if (answer.statusCode() == 202) {
                        all.assertThat(HELD.matcher(path).matches() && !field.equals("/messageId"))
                                .as(what)
                                .isTrue();
                        held.add(UUID.fromString(
                                ApiClient.json(answer).at("/receipt").asString()));
                        screened.add(path + " " + field);
                        return;
                    }
                    all.assertThat(answer.statusCode()).as(what).isEqualTo(422);
                    List<JsonNode> errors = errors(answer);
                    all.assertThat(errors.stream()
                                    .map(error -> error.at("/field").asString()))
                            .as(what)
                            .allMatch(named -> named.startsWith(field) || field.startsWith(named));
                    if (errors.stream()
                            .anyMatch(error -> error.at("/code").asString().startsWith("text.survivor."))) {
                        screened.add(path + " " + field);
                    }
                })));
        new FeedWork(jdbc).await();
        all.assertThat(kept()).as("messages that were kept").isEqualTo(kept + held.size() + sentBefore);
        all.assertThat(held).hasSizeGreaterThan(60);
        all.assertThat(jdbc.sql("""
                                select count(distinct receipt) from intake.quarantine_reason
                                where code = 'TEXT_STOPPED' and receipt = any (?)
                                """)
                        .param(held.toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .as("those that wait for what was stopped")
                .isEqualTo(held.size());
        all.assertThat(output.getAll()).doesNotContainIgnoringCase("ayesha", "عائشہ");
        // What these are for refuses whatever has no form of a day, a number, a code or a place.
        walked.removeAll(screened);
        all.assertThat(walked)
                .allMatch(field -> field.matches(
                                ".* /(?:.*/)?(?:cnic|on|bornOn|from|offenceOn|judgmentOn|filedOn|decidedOn|diedOn|nationality|country"
                                        + "|phone|section|law|connectedWith/0|replaces|withdraws)")
                        || field.matches("/api/v1/observations /(?:district|tehsil|fir|policeStation|sections/0)")
                        || field.matches("/api/v1/monthly-totals /(?:court|district|month)")
                        || field.matches("/api/v1/case-stages /(?:court|sections/0|[a-zA-Z]+On)")
                        || field.equals("/api/v1/obtained-judgments /court"));
        // Nobody else's list is to be full of them.
        Officer registrar = officers.with(Role.REGISTRAR);
        held.forEach(receipt -> all.assertThat(quarantine.sendBack(receipt, "Leave that out", registrar.actor()))
                .isTrue());
        all.assertAll();
    }

    @Test
    void whatTellsInSeveralFieldsIsNamedAtEachOfThem() {
        Sample sample = FeedMessages.all().getFirst();
        var message = sample.fresh();
        for (String field : List.of("/person/addresses/0/line", "/person/aliases/0/latin", "/fir/number")) {
            FeedMessages.with(message, field, "victim Ayesha Bibi");
        }
        FeedWork work = new FeedWork(jdbc);
        String receipt = work.waits("TEXT_STOPPED", send(sample, message.toString()));
        assertThat(jdbc.sql("select field from intake.quarantine_reason where receipt = ?::uuid")
                        .param(receipt)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("/person/addresses/0/line", "/person/aliases/0/latin", "/fir/number");
    }

    @Test
    void theDatabaseChangesWhatAMessageSaidOnlyOnceItWentBackBecauseOfItsText(Officers officers) {
        Sample sample = FeedMessages.all().getFirst();
        var message = sample.fresh();
        FeedMessages.with(message, "/person/addresses/0/line", "victim Ayesha Bibi");
        String stopped = new FeedWork(jdbc).waits("TEXT_STOPPED", send(sample, message.toString()));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> changeText(stopped))
                .withMessageContaining("stays as it came");
        quarantine.sendBack(
                UUID.fromString(stopped),
                "Leave that out",
                officers.with(Role.REGISTRAR).actor());
        assertThat(changeText(stopped)).isEqualTo(1);

        var ordinary = sample.fresh();
        FeedMessages.with(ordinary, "/court", "A court that nobody knows");
        FeedWork work = new FeedWork(jdbc);
        String unknown = work.waits("UNKNOWN_COURT", send(sample, ordinary.toString()));
        quarantine.sendBack(
                UUID.fromString(unknown),
                "Name the court",
                officers.with(Role.REGISTRAR).actor());
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> changeText(unknown));
    }

    private int changeText(String receipt) {
        return jdbc.sql("update intake.message set original = original || '\\x00'::bytea where receipt = ?::uuid")
                .param(receipt)
                .update();
    }

    private HttpResponse<String> send(Sample sample, String json) {
        ObjectNode message = (ObjectNode) JSON.readTree(json);
        if (message.path("withdraws").asString("none").isEmpty()) {
            // What is taken back was sent before.
            Sample first = samples("/api/v1/custody-events").getFirst();
            ObjectNode sent = first.fresh();
            assertThat(send(first, sent.toString()).statusCode()).isEqualTo(202);
            sentBefore++;
            message.set("withdraws", sent.path("messageId"));
        }
        return systems.get(sample.feed()).post(sample.path(), message.toString());
    }

    private static List<Sample> samples(String path) {
        return FeedMessages.all().stream()
                .filter(sample -> sample.path().equals(path))
                .toList();
    }

    private static List<JsonNode> errors(HttpResponse<String> answer) {
        return StreamSupport.stream(ApiClient.json(answer).path("errors").spliterator(), false)
                .toList();
    }

    private long kept() {
        return jdbc.sql("select (select count(*) from intake.message) + (select count(*) from feeds.waiting)")
                .query(Long.class)
                .single();
    }

    /** Whatever a feed of an agency's system may send, by its path. */
    private Map<String, Class<?>> forms() {
        Map<String, Class<?>> forms = new TreeMap<>();
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            Allows allows = method.getMethodAnnotation(Allows.class);
            if (allows == null) {
                allows = method.getBeanType().getAnnotation(Allows.class);
            }
            boolean isSent = mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST);
            // What is about something that the register named itself is no message: ReferralsTest sends such texts
            // there.
            boolean isMessage = !mapping.getPatternValues().iterator().next().contains("{");
            if (allows != null && allows.feeds().length > 0 && !allows.credentials() && isSent && isMessage) {
                Operation operation = method.getMethodAnnotation(Operation.class);
                assertThat(operation).as("%s", method).isNotNull();
                forms.put(
                        mapping.getPatternValues().iterator().next(),
                        operation.requestBody().content()[0].schema().implementation());
            }
        });
        return forms;
    }

    /** Where a form has texts, as JSON pointers; of each list the first. */
    private static Set<String> texts(Class<?> form) {
        Set<String> found = new TreeSet<>();
        texts(form, "", found);
        return found;
    }

    private static void texts(Type type, String at, Set<String> found) {
        if (type == String.class) {
            found.add(at);
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            texts(list.getActualTypeArguments()[0], at + "/0", found);
        } else if (type instanceof Class<?> part && part.isRecord()) {
            for (RecordComponent component : part.getRecordComponents()) {
                texts(component.getGenericType(), at + "/" + component.getName(), found);
            }
        } else {
            List<Class<?>> wordless = new ArrayList<>(List.of(Integer.class, Long.class, Boolean.class));
            assertThat(type instanceof Class<?> known && (known.isEnum() || wordless.contains(known)))
                    .as("a field of another type, which nobody screens: %s %s", at, type)
                    .isTrue();
        }
    }
}
