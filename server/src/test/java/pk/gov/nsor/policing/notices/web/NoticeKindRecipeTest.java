package pk.gov.nsor.policing.notices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.NoticeState;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/**
 * The recipe of {@code docs/contributing.md} for a kind of notice: each kind is chosen, filled in, kept as a draft, checked,
 * taken and accepted. A new one is added to {@link #example}.
 */
@RegisterTest
class NoticeKindRecipeTest {

    private static final String DISTRICT = "khushab";

    @LocalServerPort
    private int port;

    @Autowired
    private Notices notices;

    @Autowired
    private Clock clock;

    private final Officers officers;
    private final Supervised people;

    NoticeKindRecipeTest(Officers officers, Supervised people) {
        this.officers = officers;
        this.people = people;
    }

    /** What an officer types into the fields of the kind. */
    private Map<String, String> example(NoticeKind kind) {
        String until = today().plusDays(5).toString();
        Map<String, String> fields = new HashMap<>(
                switch (kind) {
                    case NAME -> Map.of("nameLatin", "Akbar Ali Khan", "nameUrdu", "اکبر علی خان");
                    case ADDRESS -> Map.of("line", "House 7, Canal Road", "district", "Khushab");
                    case STAY -> Map.of("line", "House 8, Katha Road", "district", "Khushab", "until", until);
                    case TRAVEL_INSIDE ->
                        Map.of("line", "Hotel Tulip", "district", "Jhelum", "until", until, "tripPurpose", "A wedding");
                    case TRAVEL_ABROAD ->
                        Map.of(
                                "countries",
                                "1",
                                "country1",
                                "AE",
                                "from1",
                                today().toString(),
                                "until",
                                until,
                                "tripPurpose",
                                "Work",
                                "carrier",
                                "PK 203",
                                "passport",
                                "AB1234567");
                    case PHONE -> Map.of("number", Samples.phone());
                    case WORK -> Map.of("employer", "Flour mill", "place", "Katha Road", "withChildren", "NO");
                    case HOUSEHOLD -> Map.of("underFive", "1", "hours", "8");
                    case VEHICLE -> Map.of("registration", "LEB-12-345", "description", "White car");
                    case ONLINE_IDENTITY -> Map.of("service", "TIKTOK", "handle", "akbar.k");
                });
        fields.put("on", today().toString());
        return fields;
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsTakenFromItsFormAndAccepted(NoticeKind kind) {
        Officer officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        PersonId person = people.in(DISTRICT);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        String wizard = "/people/" + person + "/notices/new";
        assertThat(session.get(wizard).body()).contains("value=\"" + kind + "\"");
        String particulars = led(session.submit(wizard, wizard, Map.of("kind", kind.name())));
        Map<String, String> typed = example(kind);
        String told = led(session.submit(particulars, particulars, typed));
        assertThat(Steps.fields(DraftForms.PARTICULARS))
                .as("fields that a draft keeps")
                .containsAll(typed.keySet());
        String kept = HtmlUtils.htmlUnescape(session.get(particulars).body());
        typed.forEach((field, value) -> assertThat(kept).as(field).contains("\"" + value + "\""));
        String check = led(session.submit(
                told,
                told,
                Map.of(
                        "announcedOn",
                        today().toString(),
                        "how",
                        "AT_STATION",
                        "station",
                        "city-police-station-" + DISTRICT)));
        for (String language : new String[] {"ur", "en"}) {
            HttpResponse<String> _ = session.ask("/language/" + language + "?to=/");
            assertThat(session.get(check).body()).as(language).doesNotContain("??");
        }
        assertThat(led(session.submit(check, check, Map.of()))).endsWith("/receipt");

        Notice notice = notices.of(person).getFirst();
        assertThat(notice.kind()).isEqualTo(kind);
        assertThat(notice.particulars()).isInstanceOf(kind.form());
        String page = "/people/" + person + "/notices/" + notice.id();
        assertThat(led(session.submit(
                        page,
                        page,
                        Map.of(
                                "decision",
                                NoticeState.ACCEPTED.name(),
                                "evidence",
                                kind.evidence().iterator().next().name(),
                                "reason",
                                "As it was told"))))
                .endsWith(page);
        assertThat(notices.find(person, notice.id()).orElseThrow().state()).isEqualTo(NoticeState.ACCEPTED);
    }

    private static String led(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.body()))
                .replaceFirst("^https?://[^/]+", "");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
