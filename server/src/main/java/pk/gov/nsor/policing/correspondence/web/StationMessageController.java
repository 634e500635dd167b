package pk.gov.nsor.policing.correspondence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.policing.correspondence.StationMessage;
import pk.gov.nsor.policing.correspondence.StationMessages;
import pk.gov.nsor.policing.correspondence.web.StationMessageView.Seen;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.UnknownPersonException;

/**
 * One message, for whoever works with the record and for the station that is asked, which sees of the person only the name
 * and the register number, and only while the message is open.
 */
@Controller
@RequestMapping("/station-messages/{stationMessage}")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.STATION_MESSAGE_VIEWED)
@Decides(StationMessageController.Shown.class)
class StationMessageController {

    private final StationMessages messages;
    private final StationMessageView view;
    private final StationMessageRows rows;
    private final People people;
    private final Deciding deciding;
    private final Trail trail;

    StationMessageController(
            StationMessages messages,
            StationMessageView view,
            StationMessageRows rows,
            People people,
            Deciding deciding,
            Trail trail) {
        this.messages = messages;
        this.view = view;
        this.rows = rows;
        this.people = people;
        this.deciding = deciding;
        this.trail = trail;
    }

    /** One message; the person's row is locked first, as whoever answers it does. */
    @Component
    static class Shown extends ShownRows {

        Shown(People people, StationMessages messages, JdbcClient jdbc) {
            super(
                    jdbc,
                    address -> messages.find(UUID.fromString(address.get("stationMessage")))
                            .ifPresent(message -> people.lock(message.person())),
                    "select id::text, xmin::text from correspondence.message where id = cast(:stationMessage as uuid)");
        }
    }

    @GetMapping
    String page(
            @PathVariable UUID stationMessage,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        Seen seen = view.find(stationMessage, reader).orElseThrow(UnknownPersonException::new);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.STATION_MESSAGE_VIEWED)
                .about(seen.message().person().value())
                .purpose(purpose.name())
                .with(Map.of(
                        "message",
                        stationMessage.toString(),
                        "station",
                        seen.message().to(),
                        "as",
                        seen.isOfRecord() ? "of the record" : "asked")));
        return show(seen, new Form(), model);
    }

    @PostMapping("/answer")
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.STATION_MESSAGE_ANSWERED)
    String answer(
            @PathVariable UUID stationMessage,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Seen _ = view.find(stationMessage, reader).filter(Seen::mayAnswer).orElseThrow(UnknownPersonException::new);
        boolean isDone = deciding.once(
                request, form, "answer", () -> messages.answer(stationMessage, form.value("answer"), actor));
        return isDone
                ? back("/station-messages", "correspondence.answered", flash)
                : again(stationMessage, reader, form, flash, model);
    }

    @PostMapping("/withdrawal")
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.STATION_MESSAGE_WITHDRAWN)
    String withdraw(
            @PathVariable UUID stationMessage,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Seen seen = view.find(stationMessage, reader)
                .filter(found -> found.message().askedBy().equals(reader.accountId()))
                .orElseThrow(UnknownPersonException::new);
        boolean isDone = deciding.once(request, form, "message", () -> messages.withdraw(stationMessage, actor));
        return isDone
                ? back("/people/" + seen.message().person(), "correspondence.withdrawn", flash)
                : again(stationMessage, reader, form, flash, model);
    }

    private static String back(String path, String said, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", said);
        return "redirect:" + path;
    }

    /** Whoever was asked no longer sees a message that somebody else has answered meanwhile. */
    private String again(UUID id, SignedIn reader, Form form, RedirectAttributes flash, Model model) {
        return view.find(id, reader)
                .map(seen -> show(seen, form, model))
                .orElseGet(() -> back("/station-messages", "invalid.station-message.ended", flash));
    }

    private String show(Seen seen, Form form, Model model) {
        StationMessage message = seen.message();
        model.addAttribute("form", form);
        model.addAttribute("seen", seen);
        model.addAttribute("message", message);
        model.addAttribute("words", messages.words(message));
        model.addAttribute("person", people.get(message.person()));
        model.addAttribute("from", rows.from(message.from()));
        model.addAttribute("to", rows.station(message.to()));
        model.addAttribute("level", rows.level(message.answerBy()));
        return "correspondence/message";
    }
}
