package pk.gov.nsor.survivors.support;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/** Legal aid, psychologists and shelters with an account. */
@Component
public class Services {

    private final Accounts accounts;
    private final Districts districts;

    Services(Accounts accounts, Districts districts) {
        this.accounts = accounts;
        this.districts = districts;
    }

    /** Those that work for a cell's district, by kind and name. */
    public List<Service> of(String cell) {
        return districts.byCode(cell).stream()
                .flatMap(district -> accounts.all().stream().filter(account -> worksFor(account, district)))
                .flatMap(account -> service(account).stream())
                .sorted(Comparator.comparing(Service::kind).thenComparing(Service::name))
                .toList();
    }

    /** One of them; empty for one that does not work there. */
    Optional<Service> find(UUID account, String cell) {
        return of(cell).stream()
                .filter(service -> service.account().equals(account))
                .findFirst();
    }

    private static boolean worksFor(Account account, District district) {
        return account.enabled()
                && account.has(Role.SUPPORT_SERVICE)
                && account.jurisdiction().covers(new WorkPlace(district.provinceCode(), district.code()));
    }

    private static Optional<Service> service(Account account) {
        return SupportKind.ofAgency(account.agency())
                .map(kind -> new Service(account.id(), kind, account.displayName()));
    }

    /** @param name as the account is called */
    public record Service(UUID account, SupportKind kind, String name) {}
}
