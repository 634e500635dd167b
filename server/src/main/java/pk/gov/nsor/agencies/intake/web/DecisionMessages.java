package pk.gov.nsor.agencies.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.Decision;
import pk.gov.nsor.agencies.intake.message.FeedMessageMessages;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine.Opened;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineStep;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.client.Offices;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.People;

/** Says in the reader's language what was done about a message, by whom and when. */
@Component
class DecisionMessages {

    private final FeedMessageMessages wording;
    private final Accounts accounts;
    private final MachineClients clients;
    private final Offices offices;
    private final People people;
    private final UiFormat uiFormat;

    DecisionMessages(
            FeedMessageMessages wording,
            Accounts accounts,
            MachineClients clients,
            Offices offices,
            People people,
            UiFormat uiFormat) {
        this.wording = wording;
        this.accounts = accounts;
        this.clients = clients;
        this.offices = offices;
        this.people = people;
        this.uiFormat = uiFormat;
    }

    /**
     * A step.
     *
     * @param reason as it was typed; empty for none
     */
    record Line(String at, String by, String what, List<String> more, String reason) {}

    /** The arrival first. */
    List<Line> of(Opened message) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                uiFormat.moment(message.receivedAt().toInstant()),
                clients.find(message.client()).map(this::sender).orElse(""),
                uiFormat.text("intake.step.received"),
                List.of(),
                ""));
        message.steps().forEach(step -> lines.add(line(step, message)));
        return lines;
    }

    /** A system by its name, an office by the court's or the prison's. */
    private String sender(MachineClient client) {
        return client.office()
                ? Objects.requireNonNull(wording.court(offices.of(client).place()))
                : client.name();
    }

    /** What somebody is called. */
    String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse(account.toString());
    }

    private Line line(QuarantineStep step, Opened message) {
        boolean isReturned = step.kind() == QuarantineStep.Kind.RETURNED;
        String key = isReturned && !message.isTold() ? "put-aside" : lower(step.kind());
        List<String> more = new ArrayList<>();
        if (step.who() != null) {
            more.add(uiFormat.text("intake.step.who." + lower(step.who()), number(step.person())));
        }
        step.corrections().stream().map(this::correction).forEach(more::add);
        if (!step.quarantineReasons().isEmpty()) {
            more.add(uiFormat.text(
                    "intake.step.quarantine-reasons",
                    step.quarantineReasons().stream()
                            .map(quarantineReason -> uiFormat.text(quarantineReason.messageKey()))
                            .collect(Collectors.joining(uiFormat.text("shell.comma")))));
        }
        return new Line(
                uiFormat.moment(step.at().toInstant()),
                name(step.by()),
                uiFormat.text("intake.step." + key, number(step.person())),
                more,
                isReturned && message.returnReason() != null ? message.returnReason() : "");
    }

    private String correction(String correction) {
        int blank = correction.indexOf(' ');
        if (correction.substring(0, blank).endsWith("/caseNumber")) {
            boolean isAnother = correction.endsWith(' ' + Decision.ANOTHER);
            return uiFormat.text(isAnother ? "intake.step.judgment.another" : "intake.step.judgment.known");
        }
        return uiFormat.text(
                "intake.step.corrected",
                wording.label(correction.substring(0, blank)),
                "\u2068" + correction.substring(blank + 1) + "\u2069");
    }

    private String number(@Nullable PersonId person) {
        return Optional.ofNullable(person)
                .map(id -> "\u2068" + people.get(id).number().formatted() + "\u2069")
                .orElse("");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
