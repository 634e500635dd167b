package pk.gov.nsor.foundation.shell.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ViewResolver;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;

/**
 * What every list does, shown by the example of docs/contributing.md: a list with tabs, a filter, a search by name, an
 * order and a file.
 */
@RegisterTest
class ListPageTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @Autowired
    private ListPages lists;

    @Autowired
    @Qualifier("thymeleafViewResolver")
    private ViewResolver views;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RecordKeys keys;

    private final UUID officer = UUID.randomUUID();

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    private List<Visitor> visitors = List.of();

    /** A line of the example. */
    record Visitor(UUID person, int number, PersonName name, LocalDate on, String station, boolean isOver) {}

    /** The example: one controller declares the list once, for its page, its search and its file. */
    @Controller
    @Allows(value = Role.DISTRICT_SUPERVISOR, action = TrailAction.NOTICES_VIEWED)
    static class VisitorsController {

        /** In a register this is one of {@code PlaceFields}. */
        private static final PlaceFilter TOWNS = new PlaceFilter() {
            @Override
            public String kinds() {
                return "DISTRICT";
            }

            @Override
            public boolean isOwn() {
                return true;
            }

            @Override
            public Reading read(String typed) {
                return switch (typed) {
                    case "Northwich", "north" -> new Reading("north", "Northwich", null, Map.of());
                    case "wich" ->
                        new Reading("", typed, "reference.field.several", Map.of("north", "Northwich – town"));
                    default -> new Reading("", typed, "reference.field.unknown", Map.of());
                };
            }
        };

        /** In the order in which they are offered. */
        private static final Map<String, String> STATIONS = new LinkedHashMap<>();

        static {
            STATIONS.put("north", "North");
            STATIONS.put("south", "South");
        }

        private final ListPageTest visitors;
        private final ListPages lists;

        VisitorsController(ListPageTest visitors, ListPages lists) {
            this.visitors = visitors;
            this.lists = lists;
        }

        @GetMapping("/visitors")
        String page(HttpServletRequest request, Model model) {
            return lists.show(list(), request, model);
        }

        @DecidesNothing("It looks for people in the list")
        @PostMapping("/visitors")
        String search(HttpServletRequest request, Model model) {
            return lists.show(list(), request, model);
        }

        @GetMapping("/visitors.csv")
        void file(HttpServletRequest request, HttpServletResponse response) {
            lists.send(list(), request, response);
        }

        private ListPage<Visitor> list() {
            return ListPage.<Visitor>at("/visitors", "notices.title")
                    .tabs("list", "notices.list.", visitors::counts)
                    .none(tab -> "notices.none." + tab)
                    .search("supervision.filter.search")
                    .choice("station", "supervision.column.station", "supervision.filter.every-station", STATIONS)
                    .place("town", "notices.district", TOWNS)
                    .column("supervision.column.number", Visitor::number)
                    .sortable()
                    .column("supervision.column.name", Visitor::name)
                    .filed(visitor -> visitor.name().latin())
                    .column("supervision.column.day", Visitor::on)
                    .sorted()
                    .action(
                            visitor -> "/people/" + visitor.person(),
                            visitor -> "shell.list.open",
                            visitor -> visitor.name().any())
                    .naming(Visitor::person)
                    .exported(true)
                    .viewed(TrailEntry.done(
                            new Actor(Actor.Kind.OFFICER, visitors.officer, "192.0.2.1"), TrailAction.NOTICES_VIEWED))
                    .from(question -> visitors.of(question, question.tab()).size(), visitors::rows);
        }
    }

    @BeforeEach
    void example() {
        web = MockMvcBuilders.standaloneSetup(new VisitorsController(this, lists))
                .setViewResolvers((name, locale) ->
                        views.resolveViewName(name.equals("shell/list") ? "shell/list-parts :: list" : name, locale))
                .build();
        visitors = IntStream.rangeClosed(1, 120)
                .mapToObj(number -> new Visitor(
                        UUID.randomUUID(),
                        number,
                        new PersonName(number == 7 ? "Rashid Minhas" : "Visitor", null),
                        DAY.plusDays(number),
                        number % 2 == 0 ? "north" : "south",
                        false))
                .toList();
    }

    /** In a register this is a statement with {@code question.sort().sql(…)}. */
    private List<Visitor> rows(ListQuestion question, long after, int most) {
        return of(question, question.tab()).stream()
                .sorted(question.sort()
                        .comparator(
                                List.of(),
                                Map.of("number", java.util.Comparator.comparing(Visitor::number)),
                                java.util.Comparator.comparing(Visitor::on)))
                .skip(after)
                .limit(most)
                .toList();
    }

    private List<Visitor> of(ListQuestion question, String tab) {
        return visitors.stream()
                .filter(visitor -> visitor.isOver() == tab.equals("visits"))
                .filter(visitor -> question.value("station").isEmpty()
                        || question.value("station").equals(visitor.station()))
                .filter(visitor -> question.value("town").isEmpty()
                        || question.value("town").equals(visitor.station()))
                .filter(visitor -> visitor.name().any().startsWith(question.search()))
                .toList();
    }

    private Map<String, Long> counts(ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("visits", (long) of(question, "visits").size());
        counts.put("to-verify", (long) of(question, "to-verify").size());
        return counts;
    }

    @Test
    void theFirstTabThatHasSomethingOpensAndAnEmptyOneLeadsToIt() throws Exception {
        assertThat(page(get("/visitors")))
                .contains("Notices to verify <span class=\"count\">(120)</span>", "1 to 50 of 120");
        assertThat(page(get("/visitors?list=visits")))
                .contains("class=\"empty-state\"", "Nobody of another district", "There is something in:")
                .containsPattern("(?s)empty-state.*href=\"/visitors\\?list=to-verify\"");
    }

    @Test
    void pagingKeepsTabFilterAndOrderAndEndsWhereTheListEnds() throws Exception {
        String first = page(get("/visitors?list=to-verify&station=north&sort=-number"));
        assertThat(first)
                .contains("1 to 50 of 60", "list=to-verify&amp;station=north&amp;sort=-number&amp;page=2\"")
                .contains("aria-sort=\"descending\"")
                .doesNotContain("rel=\"prev\"");
        assertThat(first.indexOf(">120<")).isPositive().isLessThan(first.indexOf(">118<"));
        assertThat(page(get("/visitors?station=north&page=2")))
                .contains("51 to 60 of 60")
                .doesNotContain("rel=\"next\"");
        assertThat(page(get("/visitors?station=north&page=999"))).contains("51 to 60 of 60");
    }

    @Test
    void whatTheListDoesNotKnowIsLeftOut() throws Exception {
        assertThat(page(get("/visitors?list=x&station=x&sort=x&page=x&q=Rashid")))
                .contains("1 to 50 of 120", "aria-sort=\"ascending\"")
                .doesNotContain("=x");
    }

    @Test
    void aPlaceIsTypedAsInFormsAndItsKeyStandsInTheAddress() throws Exception {
        assertThat(page(get("/visitors?town=Northwich")))
                .contains("1 to 50 of 60", "value=\"Northwich\"", "data-place=\"DISTRICT\"", "data-own=\"true\"")
                .contains("town=north&amp;page=2\"", "/visitors.csv?list=to-verify&amp;town=north")
                .doesNotContain("aria-invalid");
        assertThat(page(get("/visitors?town=wich")))
                .contains("1 to 50 of 120", "value=\"wich\"", "Several places are called so.")
                .containsPattern("href=\"/visitors\\?list=to-verify&amp;town=north\">Northwich – town<")
                .contains("aria-describedby=\"town-error\"");
        assertThat(page(get("/visitors?town=Atlantis")))
                .contains("1 to 50 of 120", "value=\"Atlantis\"", "No place is called so.")
                .doesNotContain("town=Atlantis");
        assertThat(page(post("/visitors").param("q", "Visitor").param("town", "wich")))
                .contains("name=\"go\" value=\"town=north\"")
                .doesNotContain("q=Visitor");
    }

    @Test
    void aNameIsSearchedByAFormAndStandsInNoAddress() throws Exception {
        String found = page(post("/visitors").param("list", "to-verify").param("q", "Rashid"));
        assertThat(found)
                .contains("Rashid Minhas", "value=\"Rashid\"", "value=\"sort=number\"")
                .doesNotContain("Visitor<", "q=Rashid", "/visitors.csv");
        String typed = page(post("/visitors").header("HX-Request", "true").param("q", "Visitor"));
        assertThat(typed)
                .contains("1 to 50 of 119", "hx-swap-oob=\"true\"", "value=\"page=2\"")
                .doesNotContain("<form");
        assertThat(page(post("/visitors").param("q", "Visitor").param("go", "page=3")))
                .contains("101 to 119 of 119");
        MockHttpServletResponse none = answer(post("/visitors").param("station", "north"));
        assertThat(none.getRedirectedUrl()).isEqualTo("/visitors?list=to-verify&station=north");
    }

    @Test
    void aSearchThatFindsNobodyInItsTabOpensTheOneThatHasThem() throws Exception {
        assertThat(page(post("/visitors").param("list", "visits").param("q", "Rashid")))
                .contains("Rashid Minhas");
        assertThat(page(post("/visitors")
                        .header("HX-Request", "true")
                        .param("list", "visits")
                        .param("q", "Rash")))
                .contains("Rashid Minhas");
        assertThat(page(post("/visitors")
                        .param("list", "to-verify")
                        .param("q", "Rashid")
                        .param("go", "list=visits")))
                .as("who presses a tab sees it")
                .contains("class=\"empty-state\"", "There is something in:");
        assertThat(page(post("/visitors").param("list", "visits").param("q", "Nobody")))
                .contains("class=\"empty-state\"")
                .doesNotContain("There is something in:");
    }

    @Test
    void anEmptyListSaysWhetherItIsEmptyOrOnlyNarrowed() throws Exception {
        assertThat(page(post("/visitors").param("q", "Nobody").param("list", "to-verify")))
                .contains("Nothing here fits", "Show all of this list")
                .doesNotContain("There is something in:");
    }

    @Test
    void aFileHasEveryLineThatThePageCounts() throws Exception {
        int most = 50_001;
        Visitor one = visitors.getFirst();
        visitors = IntStream.rangeClosed(1, most)
                .mapToObj(number -> new Visitor(one.person(), number, one.name(), one.on(), one.station(), false))
                .toList();
        assertThat(page(get("/visitors"))).contains("1 to 50 of 50,001");
        List<String> lines = page(get("/visitors.csv?sort=number"))
                .lines()
                .skip(1)
                .limit(most)
                .toList();
        assertThat(lines).hasSize(most);
        assertThat(lines.getFirst()).startsWith("1,");
        assertThat(lines.getLast()).startsWith("50001,");
    }

    @Test
    void pageAndFileAreOnTheTrailWithWhatWasAskedAndWhomTheyName() throws Exception {
        page(get("/visitors?station=north&page=2"));
        page(post("/visitors").param("q", "Rashid"));
        String file = page(get("/visitors.csv?station=north&sort=number"));
        assertThat(file.lines().toList().subList(0, 2))
                .containsExactly("\uFEFFRegister number,Name,Day", "2,Visitor,2026-11-26");
        assertThat(contents("station")).containsExactly("north", null, "north");
        assertThat(contents("search")).containsExactly(null, "Rashid", null);
        assertThat(contents("form")).containsExactly("page", "page", "csv");
        assertThat(contents("list")).containsOnly("to-verify");
        assertThat(jdbc.sql("""
                        select cardinality(n.people) || ' ' || n.taken from audit.named n
                        join audit.entry e on e.id = n.entry_id where e.actor_id = ? order by e.id
                        """).param(officer).query(String.class).list())
                .containsExactly("10 false", "1 false", "60 true");
    }

    private List<@Nullable String> contents(String field) {
        return new TrailReader(jdbc)
                .contentsOf(officer, TrailAction.NOTICES_VIEWED, 0, keys).stream()
                        .<@Nullable String>map(content ->
                                content.has(field) ? content.get(field).asString() : null)
                        .toList();
    }

    private String page(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = answer(request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.locale(java.util.Locale.ENGLISH)).andReturn().getResponse();
    }
}
