package pk.gov.nsor.foundation.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Each role finds help about each of its tasks, from the page it is about. */
@RegisterTest
class HelpTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ur"));

    @LocalServerPort
    private int port;

    @Autowired
    private HelpTopics topics;

    @Autowired
    private MessageSource messages;

    @Autowired
    private Accounts accounts;

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleHasAShortTextAndOneForEachOfItsTasksInBothLanguages(Role role) {
        var reader = new Officers(accounts).with(role).signedIn();
        Stream<String> keys = Stream.concat(
                Stream.of("help.role." + role.name().toLowerCase(Locale.ROOT)),
                topics.of(reader).stream()
                        .flatMap(topic -> Stream.concat(
                                Stream.of("help.of." + topic.key()),
                                topic.terms().stream()
                                        .flatMap(term ->
                                                Stream.of("help.term." + term, "help.term." + term + ".what")))));
        assertThat(keys)
                .allSatisfy(key -> assertThat(LANGUAGES)
                        .allSatisfy(language -> assertThat(messages.getMessage(key, null, null, language))
                                .as(key + " in " + language)
                                .isNotBlank()));
    }

    @Test
    void aPageLeadsToTheHelpAboutItsNarrowestTask() {
        var officer = new Officers(accounts).with(Role.SUPERVISING_OFFICER).signedIn();
        String record = "/people/" + UUID.randomUUID();
        assertThat(topics.about("/", officer)).map(HelpTopics.Topic::key).contains("today");
        assertThat(topics.about("/caseload/outages/new", officer))
                .map(HelpTopics.Topic::key)
                .contains("caseload-outages");
        assertThat(topics.about(record, officer)).map(HelpTopics.Topic::key).contains("record");
        assertThat(topics.about(record + "/appearances/new", officer))
                .map(HelpTopics.Topic::key)
                .contains("appearance");
        assertThat(topics.about("/accounts", officer)).isEmpty();
    }

    @Test
    void helpAboutAnothersTaskIsNotThere() {
        WebSession officer = new WebSession(port);
        officer.signIn(
                new Officers(accounts).with(Role.SUPERVISING_OFFICER).account().userName(), Officers.PASSWORD);
        assertThat(officer.get("/help").body()).contains("/help/caseload").doesNotContain("/help/accounts");
        assertThat(officer.get("/help/caseload").body()).contains("Alleged breach");
        assertThat(officer.get("/help/accounts").statusCode()).isEqualTo(404);
        for (String none : Set.of("/help/nothing", "/help/..", "/help/CASELOAD")) {
            assertThat(officer.get(none).statusCode()).as(none).isIn(400, 404);
        }
    }
}
