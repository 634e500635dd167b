package pk.gov.nsor.agencies.clerks.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.agencies.clerks.FormKind;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.sent.SentFilter;
import pk.gov.nsor.agencies.intake.sent.SentMessage;
import pk.gov.nsor.agencies.intake.sent.SentMessages;
import pk.gov.nsor.agencies.intake.sent.SentState;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.office.ClerkOffice;
import pk.gov.nsor.foundation.office.ClerkOffices;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** What an office sent, and what it can report. */
@Controller
@Allows(
        value = {Role.COURT_CLERK, Role.PRISON_CLERK},
        action = TrailAction.SENT_MESSAGES_VIEWED)
class OfficeController {

    static final String PATH = "/office";
    private static final String DAYS = "days";

    private final ClerkOffices offices;
    private final SentMessages sent;
    private final ListPages lists;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    OfficeController(
            ClerkOffices offices, SentMessages sent, ListPages lists, Trail trail, UiFormat uiFormat, Clock clock) {
        this.offices = offices;
        this.sent = sent;
        this.lists = lists;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String list(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Optional<ClerkOffice> office = offices.of(reader);
        return office.isEmpty() ? none(actor) : lists.show(page(office.get(), actor), request, model);
    }

    @GetMapping(PATH + ".csv")
    void file(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        ListPage<SentMessage> page = offices.of(reader)
                .map(office -> page(office, actor))
                .orElseGet(() -> columns(actor).from(question -> 0, (question, after, most) -> java.util.List.of()));
        lists.send(page, request, response);
    }

    /** What the office can report. */
    @GetMapping(PATH + "/new")
    String kinds(@AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Optional<ClerkOffice> office = offices.of(reader);
        if (office.isEmpty()) {
            return none(actor);
        }
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED));
        model.addAttribute("office", office.get().name(LocaleContextHolder.getLocale()));
        model.addAttribute("isOpen", office.get().isOpen());
        model.addAttribute(
                "kinds",
                Arrays.stream(FormKind.values())
                        .filter(kind -> kind.isOf(office.get().feed()))
                        .map(FormKind::key)
                        .toList());
        return "clerks/kinds";
    }

    private String none(Actor actor) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED));
        return "office/no-office";
    }

    private ListPage<SentMessage> page(ClerkOffice office, Actor actor) {
        ListPage<SentMessage> list = columns(actor);
        if (office.feed() == Feed.COURT) {
            list.link("clerks.cases", PATH + "/cases");
        }
        return list.about("clerks.list.about", office.name(LocaleContextHolder.getLocale()))
                .button("clerks.new", PATH + "/new")
                .link("clerks.totals", PATH + "/totals")
                .from(
                        question -> sent.count(office.client(), filter(question)),
                        (question, after, most) ->
                                sent.list(office.client(), filter(question), question.sort(), after, most));
    }

    private ListPage<SentMessage> columns(Actor actor) {
        return ListPage.<SentMessage>at(PATH, "clerks.title")
                .choice("kind", "clerks.kind", "clerks.kind.every", MessageKind.class, this::kind)
                .choice("state", "clerks.state", "clerks.state.every", SentState.class, this::state)
                .choice(DAYS, "clerks.days", "clerks.days.every", days())
                .column("clerks.received", SentMessage::receivedAt)
                .sortedDown()
                .column("clerks.kind", message -> kind(message.kind()))
                .sortable()
                .column("clerks.case", SentMessage::caseNumber)
                .column("clerks.number", message -> new Cell.Code(message.messageId()))
                .sortable()
                .column("clerks.state", this::stateOf)
                .action(
                        message -> PATH + "/messages/" + message.receipt().receipt(),
                        message -> "shell.list.open",
                        this::spoken)
                .none("clerks.list.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED));
    }

    /** A message as a screen reader says it: its number is often 32 letters long. */
    private String spoken(SentMessage message) {
        String about = message.caseNumber().isEmpty() ? uiFormat.moment(message.receivedAt()) : message.caseNumber();
        return kind(message.kind()) + " " + about;
    }

    private Cell stateOf(SentMessage message) {
        Cell state = Cell.of(state(message.state()));
        if (message.state() == SentState.RETURNED) {
            return state.urgent(uiFormat.text("clerks.state.returned.do"));
        }
        return message.state() == SentState.RECEIVED
                        && !message.receipt().reasons().isEmpty()
                ? state.quiet(uiFormat.text("clerks.state.doubtful"))
                : state;
    }

    private SentFilter filter(ListQuestion question) {
        String days = question.value(DAYS);
        return new SentFilter(
                question.chosen("kind", MessageKind.class).orElse(null),
                question.chosen("state", SentState.class).orElse(null),
                days.isEmpty() ? null : LocalDate.now(clock).minusDays(Integer.parseInt(days) - 1L));
    }

    private Map<String, String> days() {
        Map<String, String> days = new LinkedHashMap<>();
        for (String day : new String[] {"1", "7", "30", "365"}) {
            days.put(day, uiFormat.text("clerks.days." + day));
        }
        return days;
    }

    private String kind(MessageKind kind) {
        return uiFormat.text("clerks.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    private String state(SentState state) {
        return uiFormat.text("clerks.state." + state.name().toLowerCase(Locale.ROOT));
    }
}
