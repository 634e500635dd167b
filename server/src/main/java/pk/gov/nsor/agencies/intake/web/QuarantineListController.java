package pk.gov.nsor.agencies.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.MessageStatus;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Age;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Filter;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Line;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Part;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** What waits, with whom it lies, and what was decided. Registrars decide; the national supervisor sees what they leave. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.QUARANTINE_VIEWED)
class QuarantineListController {

    private final QuarantineLists quarantine;
    private final MachineClients clients;
    private final ListPages lists;
    private final UiFormat uiFormat;

    QuarantineListController(QuarantineLists quarantine, MachineClients clients, ListPages lists, UiFormat uiFormat) {
        this.quarantine = quarantine;
        this.clients = clients;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/quarantine")
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(list(reader, actor), request, model);
    }

    @GetMapping("/quarantine.csv")
    void file(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        lists.send(list(reader, actor), request, response);
    }

    private ListPage<Line> list(SignedIn reader, Actor actor) {
        Map<UUID, String> names =
                clients.all().stream().collect(Collectors.toMap(MachineClient::id, MachineClient::name));
        Map<String, String> senders = new LinkedHashMap<>();
        quarantine.senders().stream()
                .sorted(Comparator.comparing(id -> names.getOrDefault(id, "")))
                .forEach(id -> senders.put(id.toString(), names.getOrDefault(id, "")));
        boolean decides = reader.has(Role.REGISTRAR);
        return ListPage.<Line>at("/quarantine", "intake.quarantine.title")
                .about("intake.quarantine.what", quarantine.daysToNational())
                .template("intake/quarantine")
                .tabs("list", "intake.quarantine.list.", this::counts)
                .explained(tab -> "intake.quarantine.list." + tab + ".what")
                .choice(
                        "reason",
                        "intake.quarantine.reason",
                        "intake.quarantine.every",
                        QuarantineReason.Code.class,
                        code -> uiFormat.text(code.messageKey()))
                .choice(
                        "kind",
                        "intake.quarantine.kind",
                        "intake.quarantine.every",
                        MessageKind.class,
                        kind -> uiFormat.text(key(kind)))
                .choice("sender", "intake.quarantine.sender", "intake.quarantine.every", senders)
                .choice(
                        "age",
                        "intake.quarantine.age",
                        "intake.quarantine.every",
                        Age.class,
                        age -> uiFormat.text("intake.quarantine.age." + ListQuestion.key(age)))
                .column("intake.quarantine.since", line -> line.since().toInstant())
                .sortable()
                .inFile("intake.quarantine.received", line -> line.receivedAt().toInstant())
                .inFile("intake.quarantine.receipt", Line::receipt)
                .column("intake.quarantine.kind", line -> uiFormat.text(key(line.kind())))
                .sortable()
                .column("intake.quarantine.sender", line -> names.getOrDefault(line.client(), ""))
                .column("intake.quarantine.reason", this::reasons)
                .sortable()
                .column("intake.quarantine.with", this::with)
                .action(
                        line -> decides ? path(line) : null,
                        QuarantineListController::open,
                        line -> uiFormat.moment(line.since().toInstant()))
                .none("intake.quarantine.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.QUARANTINE_VIEWED))
                .from(
                        question -> quarantine.count(question.tab(Part.class), filter(question)),
                        (question, after, most) -> quarantine.lines(
                                question.tab(Part.class), filter(question), question.sort(), after, most));
    }

    private Map<String, Long> counts(ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        quarantine.counts(filter(question)).forEach((part, count) -> counts.put(ListQuestion.key(part), count));
        return counts;
    }

    private static Filter filter(ListQuestion question) {
        return new Filter(
                question.chosen("reason", QuarantineReason.Code.class).orElse(null),
                question.chosen("kind", MessageKind.class).orElse(null),
                Optional.of(question.value("sender"))
                        .filter(sender -> !sender.isEmpty())
                        .map(UUID::fromString)
                        .orElse(null),
                question.chosen("age", Age.class).orElse(null));
    }

    private static String key(MessageKind kind) {
        return "intake.kind." + kind.name().toLowerCase(Locale.ROOT);
    }

    private String reasons(Line line) {
        return line.codes().stream()
                .map(code -> uiFormat.text(code.messageKey()))
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
    }

    /** With whom it lies; of what is decided, how. */
    private Object with(Line line) {
        if (line.part() == Part.DECIDED) {
            return uiFormat.text(
                    line.status() == MessageStatus.RECORDED
                            ? "intake.quarantine.decided.recorded"
                            : "intake.quarantine.decided.not");
        }
        return line.level() == EscalationLevel.NATIONAL
                ? Cell.of(uiFormat.text("intake.quarantine.with.officer"))
                        .urgent(uiFormat.text("intake.quarantine.with.national"))
                : Cell.of(uiFormat.text("intake.quarantine.with.officer"));
    }

    static String open(Line line) {
        return switch (line.part()) {
            case WAITING, AWAITING -> "intake.quarantine.open";
            case CLASHES -> "intake.clash.open";
            case DECIDED -> "intake.quarantine.see";
        };
    }

    static String path(Line line) {
        return "/quarantine/" + line.receipt() + (line.part() == Part.CLASHES ? "/clash" : "");
    }
}
