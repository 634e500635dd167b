package pk.gov.nsor.publicservice.directory.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntryKind;
import pk.gov.nsor.publicservice.directory.EntryStatus;
import pk.gov.nsor.publicservice.directory.Keeper;

/**
 * Which entries are asked for, as the address has it. Each is empty where it does not matter; what nothing is called does
 * not matter either.
 *
 * @param province a province's code, or {@code national} for what serves the country
 * @param district a district's code
 * @param status the name of an {@link EntryStatus} in lower case
 * @param unconfirmed {@code yes} for those that nobody has confirmed for some months
 * @param mine {@code yes} for those that the reader keeps
 * @param sort {@code name} or {@code confirmed}, after a minus for the other way
 */
public record DirectoryQuestion(
        String kind, String province, String district, String status, String unconfirmed, String mine, String sort) {

    static final String NATIONAL = "national";

    private static final String YES = "yes";

    /** Those that are meant, in the order that is asked for. */
    List<Entry> of(Keeper reader, LocalDate today) {
        EntryKind wantedKind = wantedKind();
        EntryStatus wantedStatus = wantedStatus();
        List<Entry> found = reader.entries().stream()
                .filter(entry -> wantedKind == null || entry.particulars().kind() == wantedKind)
                .filter(entry -> wantedStatus == null || entry.particulars().status() == wantedStatus)
                .filter(entry -> isIn(entry, reader))
                .filter(entry -> !isUnconfirmed() || entry.isUnconfirmed(today))
                .filter(entry -> !isMine() || reader.keeps(entry))
                .toList();
        Comparator<Entry> order = order();
        return order == null ? found : found.stream().sorted(order).toList();
    }

    public boolean isUnconfirmed() {
        return unconfirmed.equals(YES);
    }

    public boolean isMine() {
        return mine.equals(YES);
    }

    /** Whether anything narrows the list. */
    public boolean isNarrowed() {
        return wantedKind() != null
                || wantedStatus() != null
                || !province.isEmpty()
                || !district.isEmpty()
                || isUnconfirmed()
                || isMine();
    }

    /** The way to sort by this, or the other way round where it is sorted so already. */
    public String sortBy(String name) {
        return sort.equals(name) ? "-" + name : name;
    }

    @Nullable
    EntryKind wantedKind() {
        return Arrays.stream(EntryKind.values())
                .filter(each -> each.key().equals(kind))
                .findFirst()
                .orElse(null);
    }

    private @Nullable EntryStatus wantedStatus() {
        return Arrays.stream(EntryStatus.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(status))
                .findFirst()
                .orElse(null);
    }

    private boolean isIn(Entry entry, Keeper reader) {
        var area = entry.particulars().area();
        boolean isInProvince = province.isEmpty()
                || (province.equals(NATIONAL)
                        ? area instanceof National
                        : Objects.equals(province, reader.listing().provinceOf(area)));
        return isInProvince && (district.isEmpty() || area.equals(new OfDistrict(district)));
    }

    private @Nullable Comparator<Entry> order() {
        Comparator<Entry> by = switch (sort.replaceFirst("^-", "")) {
            case "name" -> Comparator.comparing(entry -> entry.particulars().nameEn());
            case "confirmed" ->
                Comparator.comparing(Entry::confirmedOn, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));
            default -> null;
        };
        return by == null || !sort.startsWith("-") ? by : by.reversed();
    }
}
