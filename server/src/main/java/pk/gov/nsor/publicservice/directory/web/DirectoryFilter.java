package pk.gov.nsor.publicservice.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntryKind;
import pk.gov.nsor.publicservice.directory.EntryStatus;
import pk.gov.nsor.publicservice.directory.Keeper;

/**
 * Which entries a list is asked for: by a part of their name in either language, kind, status, province ({@code national} for what serves the country),
 * district, those that nobody has confirmed for some months, those that the reader keeps.
 */
final class DirectoryFilter {

    static final String NATIONAL = "national";

    private DirectoryFilter() {}

    static List<Entry> of(ListQuestion question, Keeper reader, LocalDate today) {
        Optional<EntryKind> kind = question.chosen("kind", EntryKind.class);
        Optional<EntryStatus> status = question.chosen("status", EntryStatus.class);
        String name = question.value("name").toLowerCase(Locale.ROOT);
        return reader.entries().stream()
                .filter(entry ->
                        entry.particulars().nameEn().toLowerCase(Locale.ROOT).contains(name)
                                || entry.particulars().nameUr().contains(name))
                .filter(entry -> kind.isEmpty() || entry.particulars().kind() == kind.get())
                .filter(entry -> status.isEmpty() || entry.particulars().status() == status.get())
                .filter(entry -> isIn(entry, question, reader))
                .filter(entry -> question.value("unconfirmed").isEmpty() || entry.isUnconfirmed(today))
                .filter(entry -> question.value("mine").isEmpty() || reader.keeps(entry))
                .toList();
    }

    private static boolean isIn(Entry entry, ListQuestion question, Keeper reader) {
        String province = question.value("province");
        String district = question.value("district");
        var area = entry.particulars().area();
        boolean isInProvince = province.isEmpty()
                || (province.equals(NATIONAL)
                        ? area instanceof National
                        : Objects.equals(province, reader.listing().provinceOf(area)));
        return isInProvince && (district.isEmpty() || area.equals(new OfDistrict(district)));
    }
}
