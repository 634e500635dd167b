package pk.gov.nsor.record.fingerprints.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.fingerprints.Fingerprint;
import pk.gov.nsor.record.fingerprints.Fingerprints;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.RecordSection;

/** The section of a record that says of which fingers there are prints. */
@Component
class FingerprintSection implements RecordSection {

    private static final int ORDER = 42;

    private final Fingerprints fingerprints;
    private final AccessGrounds grounds;
    private final Accounts accounts;
    private final UiFormat uiFormat;

    FingerprintSection(Fingerprints fingerprints, AccessGrounds grounds, Accounts accounts, UiFormat uiFormat) {
        this.fingerprints = fingerprints;
        this.grounds = grounds;
        this.accounts = accounts;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String anchor() {
        return "fingerprints";
    }

    @Override
    public String titleKey() {
        return "fingerprint.title";
    }

    @Override
    public String template() {
        return "fingerprints/record-section";
    }

    /** @param said when and by whom it was taken, or withdrawn and why; in words */
    record Row(Fingerprint print, String said) {}

    /**
     * @param reads whether the record is the reader's own work; nothing is there otherwise
     * @param works whether the reader may take, compare and withdraw
     */
    record View(PersonId person, boolean reads, boolean works, List<Row> rows) {

        public boolean isAnyCounting() {
            return rows.stream().anyMatch(row -> row.print().counts());
        }
    }

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean reads = grounds.of(reader, person).stream().anyMatch(AccessGround::isOwn);
        boolean works = reads
                && (reader.has(Role.REGISTRAR)
                        || reader.has(Role.SUPERVISING_OFFICER)
                        || reader.has(Role.DISTRICT_SUPERVISOR));
        return new View(
                person,
                reads,
                works,
                reads ? fingerprints.of(person).stream().map(this::row).toList() : List.of());
    }

    private Row row(Fingerprint print) {
        Fingerprint.Withdrawal withdrawal = print.withdrawal();
        if (withdrawal == null) {
            return new Row(
                    print,
                    uiFormat.text("fingerprint.taken", uiFormat.moment(print.recordedAt()), name(print.recordedBy())));
        }
        return new Row(
                print,
                uiFormat.text(
                        "fingerprint.withdrawn-for",
                        uiFormat.text("fingerprint.reason."
                                + withdrawal.reason().name().toLowerCase(Locale.ROOT)),
                        uiFormat.moment(withdrawal.recordedAt()),
                        name(withdrawal.recordedBy())));
    }

    private String name(@Nullable UUID account) {
        return account == null
                ? uiFormat.text("fingerprint.by-system")
                : accounts.find(account).map(Account::displayName).orElse("");
    }
}
