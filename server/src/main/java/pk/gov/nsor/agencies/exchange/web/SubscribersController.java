package pk.gov.nsor.agencies.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscriber;
import pk.gov.nsor.agencies.exchange.SubscriberState;
import pk.gov.nsor.agencies.exchange.SubscriberState.Row;
import pk.gov.nsor.agencies.exchange.Subscribers;
import pk.gov.nsor.agencies.exchange.sending.Algorithm;
import pk.gov.nsor.agencies.exchange.sending.SigningKeys;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;

/** Which systems are told what, how far each is, and closing one. */
@Controller
@RequestMapping("/exchange")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.SUBSCRIBERS_VIEWED)
class SubscribersController {

    private final Subscribers subscribers;
    private final SubscriberState states;
    private final SigningKeys keys;
    private final AwayLetter letter;
    private final MachineClients clients;
    private final Accounts accounts;
    private final Submissions submissions;
    private final TransactionOperations transaction;
    private final Trail trail;
    private final ListPages lists;
    private final UiFormat uiFormat;

    SubscribersController(
            Subscribers subscribers,
            SubscriberState states,
            SigningKeys keys,
            AwayLetter letter,
            MachineClients clients,
            Accounts accounts,
            Submissions submissions,
            TransactionOperations transaction,
            Trail trail,
            ListPages lists,
            UiFormat uiFormat) {
        this.subscribers = subscribers;
        this.states = states;
        this.keys = keys;
        this.letter = letter;
        this.clients = clients;
        this.accounts = accounts;
        this.submissions = submissions;
        this.transaction = transaction;
        this.trail = trail;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping
    String list(HttpServletRequest request, Actor actor, Model model) {
        Comparator<Row> byOldest =
                Comparator.comparing(Row::oldest, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));
        return lists.show(
                ListPage.<Row>at("/exchange", "exchange.title")
                        .about("exchange.about")
                        .button("exchange.propose", "/approvals/new?kind=exchange-open")
                        .onPage("exchange.column.client", row -> new Cell.Code(name(row.client())))
                        .onPage("exchange.column.audience", row -> uiFormat.text("exchange.audience." + row.audience()))
                        .onPage(
                                "exchange.column.channel",
                                row -> uiFormat.text(
                                        "exchange.channel." + row.channel().key()))
                        .onPage("exchange.column.waiting", Row::waiting)
                        .onPage("exchange.column.oldest", Row::oldest)
                        .sorted()
                        .onPage("exchange.column.delivered", Row::lastDeliveredAt)
                        .onPage("exchange.column.dead", Row::dead)
                        .onPage("exchange.column.state", this::state)
                        .allSortable()
                        .action(row -> "/exchange/" + row.id(), row -> "exchange.look", row -> name(row.client()))
                        .none("exchange.none")
                        .viewed(TrailEntry.done(actor, TrailAction.SUBSCRIBERS_VIEWED))
                        .from(question -> states.all(), Map.of(), byOldest),
                request,
                model);
    }

    private Cell state(Row row) {
        if (!row.isOpen()) {
            return Cell.of(uiFormat.text("exchange.state.closed"));
        }
        return states.isAway(row)
                ? Cell.of(null).urgent(uiFormat.text("exchange.state.away"))
                : Cell.of(uiFormat.text(row.failingSince() == null ? "exchange.state.open" : "exchange.state.failing"));
    }

    @GetMapping("/{subscriber}")
    String subscriber(@PathVariable UUID subscriber, Actor actor, Model model) {
        Subscriber found = find(subscriber);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SUBSCRIBERS_VIEWED).about(subscriber));
        return show(found, null, new Form(), model);
    }

    /** The letter to the agency of a system that takes nothing; 404 where it takes what there is. */
    @GetMapping("/{subscriber}/letter.pdf")
    ResponseEntity<byte[]> letter(@PathVariable UUID subscriber, Actor actor) {
        Row state = states.of(find(subscriber).id()).orElseThrow();
        Instant since = state.oldest();
        MachineClient client = clients.find(state.client()).orElse(null);
        if (since == null || client == null || !states.isAway(state)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SUBSCRIBERS_VIEWED).about(subscriber));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("away-" + client.name() + ".pdf")
                                .build()
                                .toString())
                .body(letter.draw(client, state, since));
    }

    /** Where a page that came of a refusal is asked for again, as after a change of the language. */
    @GetMapping({"/{subscriber}/close", "/{subscriber}/keys"})
    String again(@PathVariable UUID subscriber) {
        return "redirect:/exchange/" + subscriber;
    }

    @DecidesNothing(
            "It closes a channel to an agency, which is the safe direction whatever the page said; opening takes a proposal")
    @PostMapping("/{subscriber}/close")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.SUBSCRIBER_CHANGED)
    String close(
            @PathVariable UUID subscriber,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Subscriber found = find(subscriber);
        boolean isDone = submissions.once(
                request, form, "reason", () -> subscribers.close(subscriber, form.value("reason"), actor));
        if (!isDone) {
            return show(found, null, form, model);
        }
        flash.addFlashAttribute("flash", "exchange.close.done");
        return "redirect:/exchange/" + subscriber;
    }

    @DecidesNothing(
            "It makes a further key beside those that are there, which stay for two weeks; nothing else changes")
    @PostMapping("/{subscriber}/keys")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.SUBSCRIBER_CHANGED)
    String makeKey(@PathVariable UUID subscriber, Actor actor, HttpServletRequest request, Form form, Model model) {
        Subscriber found = find(subscriber);
        if (!found.isOpen() || found.channel() != Channel.WEBHOOK) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Algorithm algorithm = form.value("algorithm").equals("HMAC") ? Algorithm.HMAC : Algorithm.ED25519;
        Optional<String> made = submissions.once(request, form, "algorithm", () -> made(subscriber, algorithm, actor));
        return show(found, algorithm == Algorithm.HMAC ? made.orElse(null) : null, form, model);
    }

    private String made(UUID subscriber, Algorithm algorithm, Actor actor) {
        return transaction.execute(status -> {
            byte[] secret = keys.make(subscriber, algorithm);
            trail.append(TrailEntry.done(actor, TrailAction.SUBSCRIBER_CHANGED)
                    .about(subscriber)
                    .with(Map.of("what", "key", "algorithm", algorithm.name())));
            return SigningKeys.written(secret);
        });
    }

    private String show(Subscriber subscriber, @Nullable String secret, Form form, Model model) {
        Row state = states.of(subscriber.id()).orElseThrow();
        model.addAttribute("subscriber", subscriber);
        model.addAttribute("client", name(subscriber.client()));
        model.addAttribute("state", state);
        model.addAttribute("away", states.isAway(state));
        UUID closedBy = subscriber.closedBy();
        model.addAttribute(
                "closedBy",
                closedBy == null
                        ? null
                        : accounts.find(closedBy).map(Account::displayName).orElse(null));
        model.addAttribute("keys", keys.shown(subscriber.id()));
        model.addAttribute("isWebhook", subscriber.channel() == Channel.WEBHOOK);
        model.addAttribute("secret", secret);
        model.addAttribute("form", form);
        return "exchange/subscriber";
    }

    private String name(UUID client) {
        return clients.find(client).map(MachineClient::name).orElse("?");
    }

    private Subscriber find(UUID id) {
        return subscribers.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry exchangeEntry() {
            return new NavigationEntry(
                    "exchange.title",
                    "/exchange",
                    NavigationGroup.REQUESTS,
                    38,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }
    }
}
