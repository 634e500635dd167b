package pk.gov.nsor.demo.internal;

import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.Actor;

/** Makes the demonstration's accounts and people at its first start, before it is said to be ready. */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoStart implements ApplicationRunner {

    private final DemoAccounts accounts;
    private final DemoLoading loading;
    private final DemoPhones phones;

    DemoStart(DemoAccounts accounts, DemoLoading loading, DemoPhones phones) {
        this.accounts = accounts;
        this.loading = loading;
        this.phones = phones;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Actor> registrars = accounts.ensure();
        loading.load(registrars.getFirst(), registrars.getLast(), person -> {});
        phones.load(registrars.getFirst());
    }
}
