package pk.gov.nsor.agencies.clerks.web;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.agencies.clerks.ClerkMessages;
import pk.gov.nsor.agencies.clerks.FormKind;
import pk.gov.nsor.agencies.clerks.ReceiptPaper;
import pk.gov.nsor.agencies.intake.message.FeedMessageMessages;
import pk.gov.nsor.agencies.intake.sent.SentMessage;
import pk.gov.nsor.agencies.intake.sent.SentMessages;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.office.ClerkOffice;
import pk.gov.nsor.foundation.office.ClerkOffices;
import pk.gov.nsor.foundation.office.OfficeMessages;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** One message that an office sent: what it said, its receipt, and taking it back. */
@Controller
@RequestMapping("/office/messages/{receipt}")
@Allows(
        value = {Role.COURT_CLERK, Role.PRISON_CLERK},
        action = TrailAction.SENT_MESSAGES_VIEWED)
class OfficeMessageController {

    private final ClerkOffices offices;
    private final ClerkMessages messages;
    private final OfficeMessages sending;
    private final SentMessages sent;
    private final FeedMessageMessages wording;
    private final ReceiptPaper paper;
    private final Trail trail;
    private final UiFormat uiFormat;

    OfficeMessageController(
            ClerkOffices offices,
            ClerkMessages messages,
            OfficeMessages sending,
            SentMessages sent,
            FeedMessageMessages wording,
            ReceiptPaper paper,
            Trail trail,
            UiFormat uiFormat) {
        this.offices = offices;
        this.messages = messages;
        this.sending = sending;
        this.sent = sent;
        this.wording = wording;
        this.paper = paper;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    private record Own(ClerkOffice office, SentMessage message) {}

    @GetMapping
    String message(@PathVariable UUID receipt, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Own own = own(receipt, reader, actor);
        about(own, model);
        model.addAttribute("lines", wording.lines(own.message().said()));
        model.addAttribute(
                "reasons",
                own.message().receipt().reasons().stream()
                        .map(reason -> wording.label(reason.field()) + ": " + uiFormat.text(reason.messageKey()))
                        .distinct()
                        .toList());
        model.addAttribute(
                "corrects",
                FormKind.of(own.message().kind())
                        .filter(kind ->
                                own.message().mayBeTakenBack() && own.office().isOpen())
                        .map(FormKind::key)
                        .orElse(""));
        return "clerks/message";
    }

    @GetMapping("/receipt.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable UUID receipt, @AuthenticationPrincipal SignedIn reader, Actor actor) {
        Own own = own(receipt, reader, actor);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("receipt-" + own.message().messageId() + ".pdf")
                                .build()
                                .toString())
                .body(paper.draw(own.message(), own.office()));
    }

    @GetMapping("/withdrawal")
    String withdrawal(@PathVariable UUID receipt, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Own own = takenBack(receipt, reader, actor);
        return show(own, new Form(), model);
    }

    @DecidesNothing("An office takes back what it said; what becomes of that is decided by registrars")
    @PostMapping("/withdrawal")
    @Allows(
            value = {Role.COURT_CLERK, Role.PRISON_CLERK},
            action = TrailAction.FEED_MESSAGE_RECEIVED)
    String withdraw(
            @PathVariable UUID receipt,
            Form form,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            RedirectAttributes flash,
            Model model) {
        Own own = own(receipt, reader, actor);
        Optional<UUID> sentAs = messages.withdraw(own.message().messageId(), form, own.office(), actor);
        if (sentAs.isEmpty()) {
            return show(own, form, model);
        }
        flash.addFlashAttribute("flash", "clerks.withdrawal.sent");
        return "redirect:/office/messages/" + sentAs.get();
    }

    private String show(Own own, Form form, Model model) {
        sending.begin(form, own.office());
        about(own, model);
        model.addAttribute("form", form);
        return "clerks/withdrawal";
    }

    private void about(Own own, Model model) {
        SentMessage message = own.message();
        model.addAttribute("message", message);
        model.addAttribute("office", own.office().name(LocaleContextHolder.getLocale()));
        model.addAttribute("isOpen", own.office().isOpen());
        model.addAttribute("kind", message.kind().name().toLowerCase(Locale.ROOT));
        model.addAttribute("state", message.state().name().toLowerCase(Locale.ROOT));
    }

    private Own takenBack(UUID receipt, SignedIn reader, Actor actor) {
        Own own = own(receipt, reader, actor);
        if (!own.message().mayBeTakenBack()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return own;
    }

    /** A message of another office is not there. */
    private Own own(UUID receipt, SignedIn reader, Actor actor) {
        Own own = offices.of(reader)
                .flatMap(office -> sent.find(office.client(), receipt).map(message -> new Own(office, message)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED).about(receipt));
        return own;
    }
}
