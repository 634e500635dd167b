package pk.gov.nsor.startup.demo.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.client.Office;
import pk.gov.nsor.foundation.access.client.Offices;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.demo.DemoLogins;

/** The accounts of a demonstration, and its systems, whose secrets are made once and shown at every start. */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoAccounts {

    private static final Actor DEMONSTRATION = Actor.system("demonstration");
    static final String COURT = "demo-court";
    static final String PRISON = "demo-prison";
    static final String IMMIGRATION = "demo-immigration";
    static final String NADRA = "demo-nadra";
    static final String POLICE = "demo-police";
    static final String PROSECUTION = "demo-prosecution";
    static final String CHILDREN = "demo-children";
    static final String VAULT = "demo-survivors-vault";
    private static final String SUPERVISOR = "supervisor";
    private static final String OFFICER = "officer";
    private static final String INVESTIGATOR = "investigator";

    private static final List<NewAccount> ACCOUNTS = List.of(
            new NewAccount("registrar1", "Registrar One", Set.of(Role.REGISTRAR), "NPB"),
            new NewAccount("registrar2", "Registrar Two", Set.of(Role.REGISTRAR), "NPB"),
            new NewAccount(SUPERVISOR, "National Supervisor", Set.of(Role.NATIONAL_SUPERVISOR), "NPB"),
            new NewAccount(
                    OFFICER,
                    "Supervising Officer, Lahore",
                    Set.of(Role.SUPERVISING_OFFICER),
                    "PUNJAB_POLICE",
                    new OfDistrict("lahore")),
            new NewAccount(
                    "district",
                    "District Supervisor, Lahore",
                    Set.of(Role.DISTRICT_SUPERVISOR),
                    "PUNJAB_POLICE",
                    new OfDistrict("lahore")),
            new NewAccount(
                    "province",
                    "Provincial Supervisor, Punjab",
                    Set.of(Role.PROVINCIAL_SUPERVISOR),
                    "PUNJAB_POLICE",
                    new OfProvince("PK-PB")),
            new NewAccount(
                    "keeper",
                    "Directory Keeper, Punjab",
                    Set.of(Role.DIRECTORY_KEEPER),
                    "CRISIS_CELLS",
                    new OfProvince("PK-PB")),
            new NewAccount(
                    INVESTIGATOR,
                    "Investigating Officer, Lahore",
                    Set.of(Role.INVESTIGATING_OFFICER),
                    "PUNJAB_POLICE",
                    new OfDistrict("lahore")),
            new NewAccount(
                    "prosecutor",
                    "District Public Prosecutor, Lahore",
                    Set.of(Role.PROSECUTOR),
                    "PROSECUTION",
                    new OfDistrict("lahore")),
            new NewAccount("admin", "Administrator", Set.of(Role.ADMINISTRATOR), "NADRA"),
            new NewAccount("courtclerk", "Court Clerk, Lahore", Set.of(Role.COURT_CLERK), "COURTS"),
            new NewAccount("prisonclerk", "Prison Clerk, Multan", Set.of(Role.PRISON_CLERK), "PRISONS"));

    /** The court or prison that a clerk sends for. */
    private static final Map<String, String> OFFICES =
            Map.of("courtclerk", "sessions-court-lahore", "prisonclerk", "Central Jail, Multan");

    private static final List<DemoSystem> SYSTEMS = List.of(
            new DemoSystem(COURT, Feed.COURT, "COURTS", "district lahore"),
            new DemoSystem(
                    PRISON,
                    Feed.PRISON,
                    "PRISONS",
                    "prison Camp Jail Lahore; prison District Jail, Lahore; prison Central Jail, Lahore"),
            new DemoSystem(IMMIGRATION, Feed.IMMIGRATION, "IMMIGRATION", "country"),
            new DemoSystem(NADRA, Feed.NADRA, "NADRA", "country"),
            new DemoSystem(
                    POLICE, Feed.POLICE, "PUNJAB_POLICE", "district lahore; district multan; district rawalpindi"),
            new DemoSystem(PROSECUTION, Feed.PROSECUTION, "PROSECUTION", "district lahore"),
            new DemoSystem(
                    CHILDREN,
                    Feed.CHILD_PROTECTION,
                    "PUNJAB_CHILD_PROTECTION",
                    "district lahore; district multan; district rawalpindi"),
            new DemoSystem(VAULT, Feed.SURVIVORS_VAULT, "SURVIVORS_VAULT", "country"));

    private final Accounts accounts;
    private final DemoLogins logins;
    private final MachineClients clients;
    private final ClientCredentials credentials;
    private final Offices offices;
    private final TransactionOperations transaction;
    private final SecretDirectory secrets;

    DemoAccounts(
            Accounts accounts,
            SecondFactors factors,
            MachineClients clients,
            ClientCredentials credentials,
            Offices offices,
            TransactionOperations transaction,
            @Value("${nsor.data}") Path data) {
        this.accounts = accounts;
        this.clients = clients;
        this.credentials = credentials;
        this.offices = offices;
        this.transaction = transaction;
        Path directory = data.resolve("secrets");
        this.secrets = new SecretDirectory(directory);
        this.logins = new DemoLogins(accounts, factors, directory);
    }

    /** The two registrars, made where they are missing; the same holds for the others. */
    List<Actor> ensure() {
        // In the order of the list, so that each index gives another account.
        List<Account> ensured = IntStream.range(0, ACCOUNTS.size())
                .mapToObj(at -> logins.ensure(ACCOUNTS.get(at), at + 1))
                .toList();
        SYSTEMS.forEach(this::ensure);
        ensured.stream()
                .filter(account -> OFFICES.containsKey(account.userName()))
                .forEach(this::ensureOffice);
        return ensured.stream()
                .filter(account -> account.roles().contains(Role.REGISTRAR))
                .map(DemoAccounts::actor)
                .toList();
    }

    /** The national supervisor. */
    Actor supervisor() {
        return actor(accounts.find(SUPERVISOR).orElseThrow());
    }

    /** The supervising officer of Lahore. */
    Actor officer() {
        return actor(accounts.find(OFFICER).orElseThrow());
    }

    /** The investigating officer of Lahore. */
    Account investigator() {
        return accounts.find(INVESTIGATOR).orElseThrow();
    }

    /** The system of courts. */
    Machine court() {
        return clients.find(COURT).orElseThrow().machine();
    }

    /** Immigration's system. */
    Machine immigration() {
        return clients.find(IMMIGRATION).orElseThrow().machine();
    }

    /** NADRA's system. */
    Machine nadra() {
        return clients.find(NADRA).orElseThrow().machine();
    }

    /** The system of Punjab's police. */
    Machine police() {
        return clients.find(POLICE).orElseThrow().machine();
    }

    /** The system of Punjab's child protection. */
    Machine children() {
        return clients.find(CHILDREN).orElseThrow().machine();
    }

    /** The survivors' vault, as the register knows it. */
    Machine vault() {
        return clients.find(VAULT).orElseThrow().machine();
    }

    /** In the order in which they are shown. */
    List<Login> logins() {
        return ACCOUNTS.stream()
                .map(account ->
                        new Login(account.userName(), logins.password(account.userName()), account.displayName()))
                .toList();
    }

    /** The secret of a system, by its name. */
    String secret(String system) {
        return secrets.password(system, ClientCredentials::newSecret);
    }

    static Actor actor(Account account) {
        return new Actor(Actor.Kind.OFFICER, account.id(), "demonstration");
    }

    private void ensureOffice(Account clerk) {
        Feed feed = clerk.has(Role.COURT_CLERK) ? Feed.COURT : Feed.PRISON;
        String place = Objects.requireNonNull(OFFICES.get(clerk.userName()));
        transaction.executeWithoutResult(status -> {
            Office _ = offices.give(clerk, feed, place, DEMONSTRATION);
        });
    }

    private void ensure(DemoSystem system) {
        String secret = secret(system.name());
        Optional<MachineClient> there = clients.find(system.name());
        if (there.isEmpty()) {
            MachineClient _ = clients.create(
                    system.name(),
                    system.feed(),
                    system.agency(),
                    ClientScope.parse(system.scope()),
                    secret,
                    DEMONSTRATION);
        } else if (credentials.ofSecret(system.name(), secret).isEmpty()) {
            // The database has outlived the directory of secrets: the credentials shown must work.
            credentials.addSecret(there.get().id(), secret, Duration.ZERO, DEMONSTRATION);
        }
    }

    /** A system of an agency that calls the API. */
    private record DemoSystem(String name, Feed feed, String agency, String scope) {}

    /** Who to sign in as. */
    record Login(String userName, String password, String displayName) {

        /** Without the password, so that it reaches no log. */
        @Override
        public String toString() {
            return userName;
        }
    }
}
