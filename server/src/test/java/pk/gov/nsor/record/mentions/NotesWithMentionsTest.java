package pk.gov.nsor.record.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.SurvivorScreen;
import pk.gov.nsor.foundation.screening.mention.Mention;
import pk.gov.nsor.foundation.screening.mention.Mentions;
import pk.gov.nsor.policing.supervision.Circumstance;
import pk.gov.nsor.policing.supervision.Circumstance.Associate;
import pk.gov.nsor.policing.supervision.Circumstance.Work;
import pk.gov.nsor.policing.supervision.Circumstance.Work.WithChildren;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** What ordinary notes about somebody cost, and that notes that tell who a survivor is without any word for one are stopped. */
@RegisterTest
class NotesWithMentionsTest {

    /** Each answer takes two keys: to the question, and the first letter of the answer. */
    private static final int KEYS_OF_AN_ANSWER = 2;

    @Autowired
    private Placements placements;

    @Autowired
    private Circumstances circumstances;

    @Autowired
    private TestClock clock;

    private final Supervised supervised;
    private final Officers officers;
    private PersonId person = PersonId.next();

    NotesWithMentionsTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void aRecordWithUsualAssociates() {
        person = supervised.in("okara");
        add(new Associate("Kamran Javed", "friend"));
        add(new Associate("Haji Yaqoob", "surety"));
        add(new Work("Karim Rice Mills", "GT Road", WithChildren.NO));
    }

    @Test
    void anOrdinaryNoteCostsNoKeyMoreThanItsTextInTheMiddle() throws IOException {
        Known known = placements.known(person);
        List<Integer> keys = new ArrayList<>();
        for (String note : notes().get("ordinary")) {
            List<String> open = open(note, known);
            assertThat(SurvivorScreen.screen(note)).as(note).isEmpty();
            keys.add(KEYS_OF_AN_ANSWER * open.size());
            if (!open.isEmpty()) {
                LoggerFactory.getLogger(getClass()).info("Asked in a note: {}", open);
            }
        }
        keys.sort(Integer::compare);
        LoggerFactory.getLogger(getClass()).info("Keys beyond the text of {} ordinary notes: {}", keys.size(), keys);
        assertThat(keys).hasSize(30);
        assertThat(keys.get(keys.size() / 2)).isLessThanOrEqualTo(1);
        assertThat(keys.getLast()).isLessThanOrEqualTo(2 * KEYS_OF_AN_ANSWER);
    }

    @Test
    void whatTellsWithoutAWordForASurvivorIsStopped() throws IOException {
        Known known = placements.known(person);
        List<String> telling = notes().get("telling");
        assertThat(telling).hasSize(15);
        assertThat(telling)
                .allSatisfy(note -> assertThat(SurvivorScreen.screen(note).isPresent()
                                || !open(note, known).isEmpty())
                        .as(note)
                        .isTrue());
    }

    private static List<String> open(String note, Known known) {
        return Mentions.in(note).stream()
                .filter(Mention::isOpen)
                .filter(mention -> known.who(mention).isEmpty())
                .map(Mention::text)
                .distinct()
                .toList();
    }

    private void add(Circumstance what) {
        circumstances.record(
                person,
                UUID.randomUUID(),
                new NewCircumstance(
                        what, LocalDate.now(clock).minusDays(30), null, Source.TOLD_BY_PERSON, Certainty.CERTAIN),
                officers.with(Role.SUPERVISING_OFFICER).actor());
    }

    private static Map<String, List<String>> notes() throws IOException {
        Map<String, List<String>> notes = new HashMap<>();
        try (InputStream file =
                Objects.requireNonNull(NotesWithMentionsTest.class.getResourceAsStream("/mentions/notes.txt"))) {
            List<String> into = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    into = notes.computeIfAbsent(line.substring(1, line.length() - 1), first -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    into.add(line);
                }
            }
        }
        return notes;
    }
}
