package pk.gov.nsor.publicservice.disclosure.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** The DPO has a copy of each request from the district: that it was sent and what came of it, and nothing of what it says. */
@RegisterTest
class CopiesTest extends DisclosureFixture {

    @LocalServerPort
    private int port;

    private Officer dpo;

    @BeforeEach
    void office() {
        dpo = officer(Role.DISTRICT_SUPERVISOR, DISTRICT);
    }

    @Test
    void whatIsSentIsTheDistrictsToSeeAndADraftAndAnotherDistrictsAreNot() {
        UUID id = draftWithFiles(null);
        assertThat(copies(dpo)).doesNotContain(id);
        asked.submit(id, asker().signedIn(), asker().actor());
        assertThat(copies(dpo)).contains(id);
        assertThat(copies(officer(Role.DISTRICT_SUPERVISOR, ELSEWHERE))).doesNotContain(id);
        assertThat(RequestList.of(dpo.signedIn())).containsExactly(RequestList.COPIES);
        assertThat(RequestList.of(prosecutor().signedIn())).doesNotContain(RequestList.COPIES);
    }

    @Test
    void theOutcomeIsToldAndNotWhatWasAnswered() {
        PersonId person = confirmed();
        UUID on = forwarded(cnic(person));
        answer(on, matched(person, CheckFinding.Basis.CONFIRMED_CNIC, ""));
        UUID notOn = forwarded(nobodys());
        answer(notOn, new CheckFinding.Nobody());
        UUID unsure = forwarded(null);
        answer(unsure, new CheckFinding.Unsure());
        UUID refused = taken(null);
        refuse(refused, RequestRefusal.UNRELATED, prosecutor());
        UUID waiting = sent(null);
        assertThat(List.of(on, notOn, unsure, refused, waiting))
                .extracting(id -> lists.outcome(request(id)))
                .containsExactly("answered", "answered", "cannot-be-told", "refused", "with-prosecutor");
    }

    @Test
    void thePageShowsTheRequestWithoutWhatItSaysAndTheLookIsOnTheTrail() {
        PersonId person = confirmed();
        UUID id = forwarded(cnic(person));
        answer(id, matched(person, CheckFinding.Basis.CONFIRMED_CNIC, ""));
        WebSession session = new WebSession(port);
        session.signIn(dpo.name(), Officers.PASSWORD);
        String number = "Request " + request(id).number();
        assertThat(session.get("/").body()).contains(number + ",", "last 7 days");
        String page = session.get("/disclosure").body();
        assertThat(page).contains(number, "Answered", asker().account().displayName());
        // An officer's made up name has digits of chance.
        assertThat(page.replaceAll("Officer [0-9a-f-]+", ""))
                .doesNotContain(
                        "Akbar Ali",
                        "اکبر علی",
                        cnic(person).formatted(),
                        "417",
                        number(person).formatted(),
                        "On the register",
                        WORDS,
                        id.toString());
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'DISCLOSURES_VIEWED' and actor_id = ?")
                        .param(dpo.account().id())
                        .query(Long.class)
                        .single())
                .isOne();
        for (String path : List.of("", "/files/fir", "/answer.pdf")) {
            assertThat(session.get("/disclosure/" + id + path).statusCode()).isEqualTo(403);
        }
        assertThat(session.get("/disclosure.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void todayHasWhatWasSentOrDecidedInTheLastSevenDays() {
        UUID id = taken(null);
        move(Duration.ofDays(7).minusMinutes(1));
        assertThat(news()).contains(id);
        move(Duration.ofMinutes(2));
        assertThat(news()).doesNotContain(id);
        refuse(id, RequestRefusal.UNRELATED, prosecutor());
        assertThat(news()).as("decided just now").contains(id);
    }

    private List<UUID> news() {
        return lists.news(dpo.signedIn()).stream().map(DisclosureRequest::id).toList();
    }

    private List<UUID> copies(Officer officer) {
        SignedIn reader = officer.signedIn();
        return lists.list(RequestList.COPIES, reader, ListSort.NONE, 0, 100_000).stream()
                .map(DisclosureRequest::id)
                .toList();
    }
}
