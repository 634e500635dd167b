package pk.gov.nsor.policing.supervision.web.photograph;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.web.CaseloadRows;
import pk.gov.nsor.record.register.picture.Photograph;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.record.registration.RecordSection;

/** The person's photographs: the latest one at the top of the record, all of them in a section. */
@Component
class PhotographSection implements RecordSection {

    private final Photographs photographs;
    private final CaseAccess access;
    private final Accounts accounts;

    PhotographSection(Photographs photographs, CaseAccess access, Accounts accounts) {
        this.photographs = photographs;
        this.access = access;
        this.accounts = accounts;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String anchor() {
        return "photographs";
    }

    @Override
    public String titleKey() {
        return "photograph.title";
    }

    @Override
    public String template() {
        return "supervision/photographs";
    }

    @Override
    public boolean besideName() {
        return true;
    }

    /** @param by who recorded it; empty for the system */
    record Shown(Photograph photograph, String by) {}

    /**
     * What the section shows.
     *
     * @param latest that counts; null where none does
     * @param months after which a photograph should be renewed
     * @param isOld whether the latest should be
     * @param adds whether the reader may add and withdraw
     */
    record View(
            PersonId person, @Nullable Photograph latest, List<Shown> all, int months, boolean isOld, boolean adds) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        List<Photograph> all = photographs.of(person);
        Photograph latest = all.stream().filter(Photograph::counts).findFirst().orElse(null);
        Map<UUID, String> names = all.isEmpty()
                ? Map.of()
                : accounts.all().stream().collect(Collectors.toMap(Account::id, Account::displayName));
        return new View(
                person,
                latest,
                all.stream()
                        .map(one -> new Shown(one, by(names, one.recordedBy())))
                        .toList(),
                photographs.renewalMonths(),
                latest != null && photographs.isOld(latest),
                (CaseloadRows.records(reader) || reader.has(Role.REGISTRAR)) && access.mayWork(reader, person));
    }

    private static String by(Map<UUID, String> names, @Nullable UUID account) {
        return account == null ? "" : names.getOrDefault(account, "");
    }
}
