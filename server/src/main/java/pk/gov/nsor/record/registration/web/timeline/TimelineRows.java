package pk.gov.nsor.record.registration.web.timeline;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Prepares lines of a timeline for a reader. */
@Component
public class TimelineRows {

    /** The name of the register itself in addresses, among those who record. */
    static final String SYSTEM = "register";

    /** Kinds whose reason is free text; for the others the reason is a code, and contained in the text. */
    private static final Set<JournalKind> WITH_REASON = EnumSet.of(
            JournalKind.BREACH_DECIDED,
            JournalKind.TRANSFER_OFFERED,
            JournalKind.TRANSFER_ACCEPTED,
            JournalKind.TRANSFER_RETURNED,
            JournalKind.TRANSFER_WITHDRAWN);

    private final Accounts accounts;
    private final MachineClients clients;
    private final JournalMessages journalMessages;
    private final UiFormat shown;

    TimelineRows(Accounts accounts, MachineClients clients, JournalMessages journalMessages, UiFormat shown) {
        this.accounts = accounts;
        this.clients = clients;
        this.journalMessages = journalMessages;
        this.shown = shown;
    }

    /**
     * A line.
     *
     * @param why the reason that was given; empty where the journal has none, or the text contains it already
     * @param by who recorded it
     */
    record Line(JournalEntry entry, String group, String text, String why, String by) {}

    public List<Line> of(List<JournalEntry> entries, SignedIn reader) {
        Map<UUID, String> names = names();
        boolean isOffice = isOffice(reader);
        return entries.stream()
                .map(entry -> new Line(
                        entry,
                        shown.text("timeline.group." + entry.kind().group().key()),
                        journalMessages.line(
                                entry.kind().name(), isOffice ? entry.details() : withoutCorrection(entry.details())),
                        why(entry),
                        by(names, entry.recordedBy())))
                .toList();
    }

    /** The recorders to filter by: the key in the address, and the name. */
    Map<String, String> recorders(List<Optional<UUID>> recorders) {
        Map<UUID, String> names = names();
        Map<String, String> offered = new LinkedHashMap<>();
        recorders.stream()
                .map(recorder -> recorder.orElse(null))
                .map(id -> Map.entry(id == null ? SYSTEM : id.toString(), by(names, id)))
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> offered.put(entry.getKey(), entry.getValue()));
        return offered;
    }

    public static boolean isOffice(SignedIn reader) {
        return reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR);
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        accounts.all().forEach(account -> names.put(account.id(), account.displayName()));
        clients.all().forEach(client -> names.put(client.id(), client.name()));
        return names;
    }

    private String by(Map<UUID, String> names, @Nullable UUID recorder) {
        return recorder == null
                ? shown.text("timeline.by.register")
                : names.getOrDefault(recorder, shown.text("timeline.by.unknown"));
    }

    private static String why(JournalEntry entry) {
        return WITH_REASON.contains(entry.kind()) ? entry.details().getOrDefault("reason", "") : "";
    }

    /**
     * The reason for a corrected court fact is free text of the registrar, and may contain more than the police may
     * know.
     */
    private static Map<String, String> withoutCorrection(Map<String, String> details) {
        Map<String, String> less = new HashMap<>(details);
        less.replace("correction", "–");
        return less;
    }
}
