package pk.gov.nsor.publicservice.draftlaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.OffenceFile;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.OffenceTable;
import pk.gov.nsor.publicservice.draftlaw.DraftLawProposal.Draft;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** A hundred and thirty people, all convicted under section 376, and drafts that drop or raise it. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since everybody is counted")
@DirtiesContext
@TestMethodOrder(OrderAnnotation.class)
class DraftLawTest {

    private static final int PEOPLE = 130;

    @Autowired
    private DraftLaws drafts;

    @Autowired
    private DraftLawProposal kind;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Laws laws;

    private final Supervised people;
    private final Officers officers;
    private final TestClock clock;

    DraftLawTest(Supervised people, Officers officers, TestClock clock) {
        this.people = people;
        this.officers = officers;
        this.clock = clock;
    }

    @Test
    void whatADraftWouldChangeIsToldInTotalsAndTheSamePeopleAlwaysInOneNumber() {
        for (int i = 0; i < PEOPLE; i++) {
            PersonId unused = people.in("chiniot");
        }
        DraftLaw dropped = approved("Without section 376", without("376"));
        drafts.compute(() -> true);
        Map<String, DraftFigure> figures = figures(dropped);
        assertThat(told(figures, "leave")).isIn(100L, 200L).isEqualTo(told(figures, "people-before"));
        assertThat(figures.get("people-after").told())
                .as("fewer than a hundred")
                .isNull();
        assertThat(figures.get("enter").told()).isNull();
        assertThat(figures.get("leave").step()).isEqualTo(100);
        assertThat(figures.get("appearances-before-" + (LocalDate.now(clock).getYear() + 1))
                        .step())
                .as("one person may appear twelve times")
                .isEqualTo(1200);
        assertThat(figures).hasSize(9 + 2 * DraftImpact.YEARS);

        DraftLaw same = approved("As it is", text(laws.current().offences()));
        DraftLaw again = approved("Without section 376, once more", without("376"));
        drafts.compute(() -> true);
        assertThat(figures(again).values()).containsExactlyInAnyOrderElementsOf(figures.values());
        assertThat(figures(same).get("leave").told()).isNull();
        assertThat(told(figures(same), "people-after")).isEqualTo(told(figures, "people-before"));
        assertThat(drafts.find(same.id()).orElseThrow().asOf()).isEqualTo(LocalDate.now(clock));
    }

    @Test
    void aServerThatStopsLeavesTheDraftToTheNext() {
        DraftLaw draft = approved("To be computed later", without("377"));
        PersonId unused = people.in("chiniot");
        drafts.compute(() -> false);
        assertThat(drafts.find(draft.id()).orElseThrow().asOf()).isNull();
        drafts.compute(() -> true);
        assertThat(drafts.find(draft.id()).orElseThrow().asOf()).isNotNull();
    }

    @Test
    void whoeverApprovesSeesWhichRowsDifferFromTheLawAndFromTheNearestEarlierDraft() {
        Draft earlier = new Draft("Without section 292A", without("292A"));
        DraftLaw near = approved(earlier.title(), earlier.rows());
        Draft next = new Draft("By one row", earlier.rows().replace("\t354\tI\t", "\t9354\tI\t"));
        Preview shown = kind.preview(next, LocalDate.now(clock));
        assertThat(shown.counts().toString()).contains("against-law", "against-draft", near.number());
        assertThat(shown.affected())
                .anyMatch(row -> row.name().equals("PPC 9354, I")
                        && row.change().key().endsWith(".added")
                        && row.change().toString().contains(near.number()))
                .anyMatch(row -> row.name().equals("PPC 354, I")
                        && row.change().key().endsWith(".removed")
                        && row.change().toString().contains("draft-law.proposal.law"))
                .anyMatch(row -> row.name().startsWith("PPC 292A")
                        && !row.change().toString().contains(near.number()))
                .noneMatch(row -> row.name().startsWith("PPC 292A")
                        && row.change().toString().contains(near.number()));
    }

    @Test
    void aDraftThatWaitsCanStillBeApprovedAfterAnotherWas() {
        UUID first = proposed("The first", without("354"));
        UUID second = proposed("The second", without("292"));
        approve(first);
        approve(second);
        assertThat(drafts.all().getFirst().title()).isEqualTo("The second");
    }

    /** Last, since it leaves none for others. */
    @Test
    @Order(Integer.MAX_VALUE)
    void moreThanTwelveInAQuarterAreRefusedAndTheNextQuarterTakesThemAgain() throws Exception {
        Draft draft = new Draft("One of many", text(laws.current().offences()));
        while (drafts.inQuarter() < DraftLawProposal.MOST - 1) {
            kind.validate(draft, LocalDate.now(clock));
            DraftLaw unused = approved("One of many", draft.rows());
        }
        UUID one = proposed("One of two at once", draft.rows());
        UUID other = proposed("The other of two at once", draft.rows());
        assertThat(atOnce(one, other)).containsExactlyInAnyOrder("", "draft-law.quarter");
        assertThat(drafts.inQuarter()).isEqualTo(DraftLawProposal.MOST);
        assertThatThrownBy(() -> kind.validate(draft, LocalDate.now(clock)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("12 drafts");
        clock.move(Duration.ofDays(92));
        kind.validate(draft, LocalDate.now(clock));
    }

    private static long told(Map<String, DraftFigure> figures, String name) {
        return Objects.requireNonNull(Objects.requireNonNull(figures.get(name)).told(), name);
    }

    private Map<String, DraftFigure> figures(DraftLaw draft) {
        return drafts.figures(draft).stream().collect(Collectors.toMap(DraftFigure::name, Function.identity()));
    }

    private String without(String section) {
        return text(new OffenceTable(laws.current().offences().rules().stream()
                .filter(rule -> !isWithin(rule, section))
                .toList()));
    }

    private static boolean isWithin(OffenceRule rule, String section) {
        return rule.section().toString().startsWith("PPC " + section);
    }

    private static String text(OffenceTable table) {
        return OffenceFile.written(table, "draft");
    }

    private DraftLaw approved(String title, String rows) {
        approve(proposed(title, rows));
        return drafts.all().getFirst();
    }

    private UUID proposed(String title, String rows) {
        return proposals.propose(
                kind,
                new Draft(title, rows),
                LocalDate.now(clock),
                "The Committee asks",
                officers.with(Role.OVERSIGHT).actor());
    }

    private void approve(UUID proposal) {
        proposals.approve(proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor());
    }

    /** The codes of their refusals; empty for what was approved. */
    private List<String> atOnce(UUID... waiting) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(waiting.length)) {
            CyclicBarrier start = new CyclicBarrier(waiting.length);
            List<Future<String>> answers = new ArrayList<>();
            for (UUID proposal : waiting) {
                Actor by = officers.with(Role.NATIONAL_SUPERVISOR).actor();
                answers.add(threads.submit(() -> {
                    start.await();
                    try {
                        proposals.approve(proposal, "", by);
                        return "";
                    } catch (InvalidValueException refused) {
                        return refused.code();
                    }
                }));
            }
            List<String> codes = new ArrayList<>();
            for (Future<String> answer : answers) {
                codes.add(answer.get());
            }
            return codes;
        }
    }
}
