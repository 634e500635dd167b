package pk.gov.nsor.accountability.trailreading.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.trailreading.ListedEntry;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Agencies;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Entries in the reader's language. Officers are named; no registered person is. */
@Component
public class TrailEntryRows {

    private final Accounts accounts;
    private final MachineClients clients;
    private final Agencies agencies;
    private final Districts districts;
    private final UiFormat uiFormat;

    TrailEntryRows(
            Accounts accounts, MachineClients clients, Agencies agencies, Districts districts, UiFormat uiFormat) {
        this.accounts = accounts;
        this.clients = clients;
        this.agencies = agencies;
        this.districts = districts;
        this.uiFormat = uiFormat;
    }

    /**
     * Who did it.
     *
     * @param name of the officer or the system, or in words where it is neither
     * @param userName what an officer signs in with; empty for all others
     * @param roles in words, as they are today; empty for all but officers
     * @param office agency and place of work, as they are today; empty for all but officers and systems
     */
    public record Who(String name, String userName, String roles, String office) {}

    /** @param record its register number, or its identifier; empty where it is about none */
    record Line(ListedEntry entry, Who who, String record) {}

    List<Line> of(List<ListedEntry> found) {
        Map<UUID, Who> known = new HashMap<>();
        return found.stream().map(entry -> of(entry, known)).toList();
    }

    Line of(ListedEntry entry) {
        return of(entry, new HashMap<>());
    }

    /** @param known those who were looked up before; those of this entry are added */
    Line of(ListedEntry entry, Map<UUID, Who> known) {
        return new Line(
                entry,
                who(entry, known),
                entry.number() != null
                        ? entry.number().formatted()
                        : entry.record() == null ? "" : entry.record().toString());
    }

    private Who who(ListedEntry entry, Map<UUID, Who> known) {
        Who who = entry.actor() == null ? new Who("", "", "", "") : known.computeIfAbsent(entry.actor(), this::who);
        return who.name().isEmpty()
                ? new Who(
                        uiFormat.text(
                                "trail-reading.actor." + entry.kind().name().toLowerCase(Locale.ROOT)),
                        "",
                        "",
                        "")
                : who;
    }

    /** An account or a machine client; without a name where it is neither. */
    public Who who(UUID actor) {
        return accounts.find(actor)
                .map(this::of)
                .or(() -> clients.find(actor)
                        .map(client -> new Who(client.name(), "", "", agencies.name(client.agency()))))
                .orElse(new Who("", "", "", ""));
    }

    Who of(Account account) {
        return new Who(
                account.displayName(),
                account.userName(),
                account.roles().stream()
                        .sorted(Comparator.naturalOrder())
                        .map(Role::messageKey)
                        .map(uiFormat::text)
                        .collect(Collectors.joining(uiFormat.text("shell.comma"))),
                agencies.name(account.agency()) + uiFormat.text("shell.comma") + place(account.jurisdiction()));
    }

    /** In the reader's language. */
    String place(Jurisdiction place) {
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        return switch (place) {
            case National _ -> uiFormat.text("trail-reading.nation");
            case OfProvince(String code) ->
                districts.everyDistrict().stream()
                        .filter(district -> district.provinceCode().equals(code))
                        .findFirst()
                        .map(district -> isUrdu ? district.provinceUr() : district.provinceEn())
                        .orElse(code);
            case OfDistrict(String code) ->
                districts
                        .byCode(code)
                        .map((District district) -> district.name(LocaleContextHolder.getLocale()))
                        .orElse(code);
        };
    }
}
