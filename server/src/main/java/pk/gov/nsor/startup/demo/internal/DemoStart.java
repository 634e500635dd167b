package pk.gov.nsor.startup.demo.internal;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.publicservice.release.AreaReleases;

/**
 * Makes the demonstration's data at its first start, before the server reports that it is ready: accounts, people,
 * their notices and questions about them, and released areas.
 */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoStart implements ApplicationRunner {

    private final DemoAccounts accounts;
    private final DemoLoading loading;
    private final DemoPhones phones;
    private final DemoNotices notificationDuties;
    private final DemoDisclosure disclosure;
    private final AreaReleases areas;
    private final DemoCitizens citizens;
    private final DemoOrders orders;
    private final DemoHouseholds households;
    private final DemoConcerns concerns;
    private final DemoCases cases;

    DemoStart(
            DemoAccounts accounts,
            DemoLoading loading,
            DemoPhones phones,
            DemoNotices notificationDuties,
            DemoDisclosure disclosure,
            AreaReleases areas,
            DemoCitizens citizens,
            DemoOrders orders,
            DemoHouseholds households,
            DemoConcerns concerns,
            DemoCases cases) {
        this.accounts = accounts;
        this.loading = loading;
        this.phones = phones;
        this.notificationDuties = notificationDuties;
        this.disclosure = disclosure;
        this.areas = areas;
        this.citizens = citizens;
        this.orders = orders;
        this.households = households;
        this.concerns = concerns;
        this.cases = cases;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Actor> registrars = accounts.ensure();
        orders.openToThePublic(registrars.getFirst(), accounts.supervisor());
        loading.load(registrars.getFirst(), registrars.getLast(), person -> {});
        phones.load(registrars.getFirst());
        notificationDuties.load(accounts.officer());
        disclosure.load(accounts.investigator());
        orders.openTo(accounts.police(), "supervision", registrars.getFirst(), accounts.supervisor());
        orders.openTo(accounts.children(), "household-with-child", registrars.getFirst(), accounts.supervisor());
        orders.openTo(accounts.vault(), "change-of-whereabouts", registrars.getFirst(), accounts.supervisor());
        households.load(accounts.officer());
        concerns.load();
        cases.load();
        citizens.write();
        Optional<YearMonth> _ = areas.releaseDue();
    }
}
