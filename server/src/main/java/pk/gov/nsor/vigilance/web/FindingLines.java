package pk.gov.nsor.vigilance.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.audit.TrailReading.Entry;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.vigilance.Finding;
import pk.gov.nsor.vigilance.FindingScope;
import pk.gov.nsor.vigilance.FindingState;
import pk.gov.nsor.vigilance.Findings;
import pk.gov.nsor.vigilance.RecordNumbers;
import pk.gov.nsor.vigilance.Step;

/** Findings in the reader's language. No registered person is named; an auditor is not even told register numbers. */
@Component
class FindingLines {

    private final Findings findings;
    private final Accounts accounts;
    private final Districts districts;
    private final RecordNumbers numbers;
    private final Shown shown;

    FindingLines(Findings findings, Accounts accounts, Districts districts, RecordNumbers numbers, Shown shown) {
        this.findings = findings;
        this.accounts = accounts;
        this.districts = districts;
        this.numbers = numbers;
        this.shown = shown;
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
            Finding finding, String who, String record, String where, String figures, String period, String level) {}

    /** An entry of the trail behind a finding. */
    record Look(Entry entry, String who, String record) {}

    /** What was done, and by whom. */
    record Done(Step step, String who) {}

    List<Line> of(List<Finding> found, FindingScope scope) {
        return found.stream().map(one -> of(one, scope)).toList();
    }

    Line of(Finding finding, FindingScope scope) {
        Optional<Account> officer = Optional.ofNullable(finding.officer()).flatMap(accounts::find);
        return new Line(
                finding,
                officer.map(Account::displayName).orElse(""),
                record(finding.record(), scope),
                finding.officer() == null ? "" : place(finding),
                shown.text("vigilance.figures." + finding.rule().key(), finding.arguments()),
                finding.firstDay().equals(finding.lastDay())
                        ? shown.day(finding.firstDay())
                        : shown.text("vigilance.period", shown.day(finding.firstDay()), shown.day(finding.lastDay())),
                finding.state() == FindingState.DISPOSED
                        ? ""
                        : shown.text("vigilance.level." + finding.level().name().toLowerCase(Locale.ROOT)));
    }

    List<Look> looks(List<Entry> entries, FindingScope scope) {
        return entries.stream()
                .map(entry -> new Look(entry, name(entry.officer()), record(entry.record(), scope)))
                .toList();
    }

    List<Done> done(Finding finding) {
        return findings.steps(finding).stream()
                .map(step -> new Done(step, name(step.by())))
                .toList();
    }

    private String name(UUID officer) {
        return accounts.find(officer).map(Account::displayName).orElse("");
    }

    private String record(@Nullable UUID record, FindingScope scope) {
        if (record == null) {
            return "";
        }
        return scope.isAuditor()
                ? record.toString()
                : numbers.of(record).map(RegisterNumber::formatted).orElse(record.toString());
    }

    private String place(Finding finding) {
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        if (finding.district() != null) {
            return districts
                    .byCode(finding.district())
                    .map(district -> isUrdu ? district.nameUr() : district.nameEn())
                    .orElse(finding.district());
        }
        if (finding.province() != null) {
            return districts.everyDistrict().stream()
                    .filter(district -> district.provinceCode().equals(finding.province()))
                    .findFirst()
                    .map(district -> isUrdu ? district.provinceUr() : district.provinceEn())
                    .orElse(finding.province());
        }
        return shown.text("vigilance.nation");
    }
}
