package pk.gov.nsor.record.registration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** Nothing that was typed of a sentence and of a prison is left out of what is registered, and no day stays that was corrected. */
@RegisterTest
class SentencePageTest {

    private static final Pattern PROBLEM = Pattern.compile("class=\"field-error\">(.*?)<");

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    private WebSession session;
    private String registration;

    @BeforeEach
    void allButTheSentenceIsTyped() {
        session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        registration = location(session.get("/people/new")).replaceFirst("/identity$", "");
        typed(
                "identity",
                "addresses",
                Map.of(
                        "nameLatin",
                        "Aslam Khan",
                        "sex",
                        "MALE",
                        "bornOn",
                        "3-5-1984",
                        "nationality",
                        "PK",
                        "cnicKnown",
                        "GIVEN",
                        "cnic",
                        Samples.cnic().formatted()));
        typed("addresses", "conviction", Map.of("line1", "House 12", "district1", "Lahore", "from1", "1 Mar 2019"));
        typed("conviction", "sentence", judgment("14 Jun 2023"));
    }

    @Test
    void anAdmissionOnTheDayOfTheJudgmentFollowsItsCorrection() {
        assertThat(session.get(registration + "/sentence").body()).contains("value=\"14 Jun 2023\"");
        typed("sentence", "check", Map.of("years", "10", "prison", "Camp Jail Lahore", "admittedOn", "14 Jun 2023"));
        typed("conviction", "check", judgment("15 June 2023"));
        assertThat(session.get(registration + "/sentence").body()).contains("value=\"15 June 2023\"");
        assertThat(session.get(registration + "/check").body()).doesNotContain("14 June 2023");
    }

    @Test
    void anAdmissionOnAnotherDayStaysOnIt() {
        typed("sentence", "check", Map.of("years", "10", "prison", "Camp Jail Lahore", "admittedOn", "2 Jun 2023"));
        typed("conviction", "check", judgment("15 June 2023"));
        assertThat(session.get(registration + "/check").body()).contains("2 June 2023");
    }

    @Test
    void whoWasReleasedIsNotInPrisonWhereOnlyTheReleaseIsTyped() {
        Map<String, String> fields = released("");
        typed("sentence", "check", fields);
        assertThat(session.get(registration + "/check").body()).contains("4 May 2025", "Released from prison");
    }

    @ParameterizedTest
    @CsvSource({"PRISON", "AT_LIBERTY", "UNKNOWN"})
    void aReleaseThatContradictsTheChoiceIsRefusedAndNotLeftOut(String place) {
        Map<String, String> fields = released(place);
        typed("sentence", "sentence", fields);
        assertThat(session.get(registration + "/sentence").body())
                .contains("A release is given below: choose “Released from prison”, or clear it.");
        fields.keySet().removeAll(List.of("releasedOn", "releaseReason"));
        if (!place.equals("PRISON")) {
            fields.remove("prison");
        }
        typed("sentence", "check", fields);
    }

    private static Map<String, String> released(String place) {
        return new HashMap<>(Map.of(
                "years",
                "1",
                "place",
                place,
                "prison",
                "Camp Jail Lahore",
                "admittedOn",
                "14 Jun 2023",
                "releasedOn",
                "4 May 2025",
                "releaseReason",
                "SENTENCE_SERVED"));
    }

    private static Map<String, String> judgment(String day) {
        return Map.of(
                "section1",
                "PPC 376",
                "court",
                "Sessions Court (Special Court), Lahore",
                "caseNumber",
                "77/2023",
                "firNumber",
                "345/2022",
                "station",
                "City Police Station Lahore",
                "offenceOn",
                "2 Nov 2022",
                "judgmentOn",
                day,
                "victimAge",
                "ADULT",
                "victimSex",
                "FEMALE");
    }

    private void typed(String page, String next, Map<String, String> fields) {
        String path = registration + "/" + page;
        HttpResponse<String> sent = session.submit(path, path, fields);
        assertThat(location(sent))
                .as(() -> PROBLEM.matcher(session.get(path).body())
                        .results()
                        .map(problem -> problem.group(1))
                        .toList()
                        .toString())
                .isEqualTo(registration + "/" + next);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }
}
