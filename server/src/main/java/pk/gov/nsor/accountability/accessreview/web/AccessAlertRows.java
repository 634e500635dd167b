package pk.gov.nsor.accountability.accessreview.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.accessreview.AccessAlert;
import pk.gov.nsor.accountability.accessreview.AccessAlertScope;
import pk.gov.nsor.accountability.accessreview.AccessAlertState;
import pk.gov.nsor.accountability.accessreview.AccessAlertStep;
import pk.gov.nsor.accountability.accessreview.AccessAlerts;
import pk.gov.nsor.accountability.accessreview.RecordNumbers;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.audit.TrailReading.Entry;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.UiFormat;

/**
 * Access alerts in the reader's language. No registered person is named; an auditor does not see register numbers
 * either.
 */
@Component
class AccessAlertRows {

    private final AccessAlerts accessAlerts;
    private final Accounts accounts;
    private final Districts districts;
    private final RecordNumbers numbers;
    private final UiFormat uiFormat;

    AccessAlertRows(
            AccessAlerts accessAlerts,
            Accounts accounts,
            Districts districts,
            RecordNumbers numbers,
            UiFormat uiFormat) {
        this.accessAlerts = accessAlerts;
        this.accounts = accounts;
        this.districts = districts;
        this.numbers = numbers;
        this.uiFormat = uiFormat;
    }

    /**
     * A line of the list.
     *
     * @param who the officer's name; empty where it is about a record
     * @param record its register number, or its identifier; empty where it is about many
     * @param where the officer's place; empty for a record
     * @param figures what made it, as a sentence
     * @param period its days
     * @param level with whom it lies; empty where nobody has to do anything
     */
    record Line(
            AccessAlert alert, String who, String record, String where, String figures, String period, String level) {}

    /** An entry of the trail behind an access alert. */
    record ViewRow(Entry entry, String who, String record) {}

    /** What was done, and by whom. */
    record Done(AccessAlertStep step, String who) {}

    List<Line> of(List<AccessAlert> found, AccessAlertScope scope) {
        return found.stream().map(one -> of(one, scope)).toList();
    }

    /** The people whose register numbers entries show; an auditor sees none. */
    List<UUID> namedIn(List<Entry> entries, AccessAlertScope scope) {
        return scope.isAuditor()
                ? List.of()
                : entries.stream()
                        .map(Entry::record)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    Line of(AccessAlert alert, AccessAlertScope scope) {
        Optional<Account> officer = Optional.ofNullable(alert.officer()).flatMap(accounts::find);
        return new Line(
                alert,
                officer.map(Account::displayName).orElse(""),
                record(alert.record(), scope),
                alert.officer() == null ? "" : place(alert),
                uiFormat.text("access-review.figures." + alert.rule().key(), alert.arguments()),
                alert.firstDay().equals(alert.lastDay())
                        ? uiFormat.day(alert.firstDay())
                        : uiFormat.text(
                                "access-review.period", uiFormat.day(alert.firstDay()), uiFormat.day(alert.lastDay())),
                alert.state() == AccessAlertState.DISPOSED
                        ? ""
                        : uiFormat.text(
                                "access-review.level." + alert.level().name().toLowerCase(Locale.ROOT)));
    }

    List<ViewRow> views(List<Entry> entries, AccessAlertScope scope) {
        return entries.stream()
                .map(entry -> new ViewRow(entry, name(entry.officer()), record(entry.record(), scope)))
                .toList();
    }

    List<Done> done(AccessAlert alert) {
        return accessAlerts.steps(alert).stream()
                .map(step -> new Done(step, name(step.by())))
                .toList();
    }

    private String name(UUID officer) {
        return accounts.find(officer).map(Account::displayName).orElse("");
    }

    private String record(@Nullable UUID record, AccessAlertScope scope) {
        if (record == null) {
            return "";
        }
        return scope.isAuditor()
                ? record.toString()
                : numbers.of(record)
                        .map(RegisterNumber::formatted)
                        .orElseGet(() -> uiFormat.text("access-review.record.gone"));
    }

    private String place(AccessAlert alert) {
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        if (alert.district() != null) {
            return districts
                    .byCode(alert.district())
                    .map(district -> district.name(LocaleContextHolder.getLocale()))
                    .orElse(alert.district());
        }
        if (alert.province() != null) {
            return districts.everyDistrict().stream()
                    .filter(district -> district.provinceCode().equals(alert.province()))
                    .findFirst()
                    .map(district -> isUrdu ? district.provinceUr() : district.provinceEn())
                    .orElse(alert.province());
        }
        return uiFormat.text("access-review.nation");
    }
}
