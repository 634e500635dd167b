package pk.gov.nsor.publicservice.disclosure.certificates.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.disclosure.certificates.Certificate;
import pk.gov.nsor.publicservice.disclosure.certificates.Certificates;

/** All certificates, the latest first. The list names nobody. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.CERTIFICATES_VIEWED)
class CertificateListController {

    private final Certificates certificates;
    private final ListPages lists;
    private final UiFormat uiFormat;
    private final Clock clock;

    CertificateListController(Certificates certificates, ListPages lists, UiFormat uiFormat, Clock clock) {
        this.certificates = certificates;
        this.lists = lists;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @GetMapping("/certificates")
    String page(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(list(actor), request, model);
    }

    @GetMapping("/certificates.csv")
    void file(HttpServletRequest request, Actor actor, HttpServletResponse response) {
        lists.send(list(actor), request, response);
    }

    private ListPage<Certificate> list(Actor actor) {
        LocalDate today = LocalDate.now(clock);
        return ListPage.<Certificate>at("/certificates", "certificate.title")
                .about("certificate.what")
                .button("certificate.new", "/certificates/new")
                .choice(
                        "state",
                        "certificate.state",
                        "certificate.state.every",
                        Certificate.State.class,
                        state -> uiFormat.text("certificate.state." + state.key()))
                .column("certificate.number", Certificate::number)
                .sortedDown()
                .column(
                        "certificate.state",
                        one -> uiFormat.text(
                                "certificate.state." + one.on(today).key()))
                .sortable()
                .column("certificate.asked", Certificate::askedAt)
                .sortable()
                .inFile(
                        "certificate.said-of",
                        one -> one.issue() == null ? null : one.issue().day())
                .column(
                        "certificate.valid-until",
                        one -> one.issue() == null ? null : one.issue().validUntil())
                .sortable()
                .action(
                        one -> "/certificates/" + one.id(),
                        one -> "shell.list.open",
                        one -> Long.toString(one.number()))
                .none("certificate.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.CERTIFICATES_VIEWED))
                .from(
                        question -> certificates.count(state(question)),
                        (question, after, most) -> certificates.list(state(question), question.sort(), after, most));
    }

    private static Certificate.@Nullable State state(ListQuestion question) {
        return question.chosen("state", Certificate.State.class).orElse(null);
    }
}
