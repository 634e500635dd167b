package pk.gov.nsor.startup.launch.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.startup.demo.DemoCodes;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor user}. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Accounts of people. Works beside a running server, and without one.")
public final class UserCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Makes the first administrator and the first approver, a national supervisor, and prints their",
                "pass-phrases, once. They make all other accounts, on the pages. Refused afterwards."
            })
    int bootstrap(
            @Option(
                            names = "--administrator",
                            paramLabel = "NAME",
                            required = true,
                            description = "What the administrator signs in with.")
                    String administrator,
            @Option(names = "--administrator-name", required = true, description = "What pages call them.")
                    String administratorName,
            @Option(names = "--administrator-agency", defaultValue = "NADRA", description = "${DEFAULT-VALUE}")
                    String administratorAgency,
            @Option(
                            names = "--administrator-number",
                            paramLabel = "NUMBER",
                            required = true,
                            description = "Their personnel number; each person has one account.")
                    String administratorNumber,
            @Option(
                            names = "--approver",
                            paramLabel = "NAME",
                            required = true,
                            description = "What the approver signs in with.")
                    String approver,
            @Option(names = "--approver-name", required = true, description = "What pages call them.")
                    String approverName,
            @Option(
                            names = "--approver-number",
                            paramLabel = "NUMBER",
                            required = true,
                            description = "Their personnel number.")
                    String approverNumber) {
        String itsPassPhrase = PassPhrase.generate();
        String othersPassPhrase = PassPhrase.generate();
        NewAccount first = new NewAccount(
                        administrator, administratorName, Set.of(Role.ADMINISTRATOR), administratorAgency)
                .numbered(administratorNumber);
        NewAccount second = new NewAccount(approver, approverName, Set.of(Role.NATIONAL_SUPERVISOR), "NPB")
                .numbered(approverNumber);
        try (Administration administration = Administration.open()) {
            administration
                    .installation()
                    .bootstrap(first, itsPassPhrase, second, othersPassPhrase, Administration.ACTOR);
        }
        print("Give each of them only their own pass-phrase; they are shown this once.");
        print("Administrator " + first.userName() + ": " + itsPassPhrase);
        return print("Approver " + second.userName() + ": " + othersPassPhrase);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Makes an account and prints its pass-phrase, once. Only where the data is synthetic; otherwise two",
                "people make it on the pages."
            })
    int add(
            @Parameters(paramLabel = "NAME", description = "What the person signs in with.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            description = "One of ${COMPLETION-CANDIDATES}; may be given several times.")
                    Set<Role> roles,
            @Option(names = "--display-name", required = true, description = "What pages call the person.")
                    String displayName,
            @Option(names = "--agency", defaultValue = "NPB", description = "Whom they work for (${DEFAULT-VALUE}).")
                    String agency,
            @Option(
                            names = "--district",
                            paramLabel = "CODE",
                            description = "The one district they work for, for example lahore.")
                    @Nullable
                    String district,
            @Option(
                            names = "--province",
                            paramLabel = "CODE",
                            description = "The one province they work for, for example PK-PB.")
                    @Nullable
                    String province) {
        String passPhrase = PassPhrase.generate();
        try (Administration administration = Administration.open()) {
            administration.installation().requireSynthetic();
            Jurisdiction jurisdiction = administration.workplaces().of(roles, district, province);
            Account account = administration
                    .accounts()
                    .create(
                            new NewAccount(name, displayName, roles, agency, jurisdiction),
                            passPhrase,
                            Administration.ACTOR);
            return print("Account " + account.userName() + " is there. Pass-phrase, shown this once: " + passPhrase);
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists all accounts.")
    int list() {
        try (Administration administration = Administration.open()) {
            for (Account account : administration.accounts().all()) {
                print("%-24s %-8s %-20s %-18s %s  (%s)"
                        .formatted(
                                account.userName(),
                                account.enabled() ? "" : "disabled",
                                account.agency(),
                                account.jurisdiction().written(),
                                account.roles().stream()
                                        .sorted()
                                        .map(Role::name)
                                        .collect(Collectors.joining(", ")),
                                account.displayName()));
            }
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Ends an account: it is signed out, and cannot sign in.")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        try (Administration administration = Administration.open()) {
            administration.accounts().disable(name, Administration.ACTOR);
            return print("Account " + name + " is disabled.");
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Gives an account a new pass-phrase and prints it, once. Only where the data is synthetic; otherwise",
                "two people reset it on the pages."
            })
    int password(@Parameters(paramLabel = "NAME") String name) {
        String passPhrase = PassPhrase.generate();
        try (Administration administration = Administration.open()) {
            administration.installation().requireSynthetic();
            administration.accounts().setPassword(name, passPhrase, Administration.ACTOR);
            return print("New pass-phrase of " + name + ", shown this once: " + passPhrase);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints the code of the second step that a telephone would show now.",
                "For the people of a demonstration (serve --demo) only."
            })
    int code(@Parameters(paramLabel = "NAME") String name) {
        return print(new DemoCodes(Settings.from(System.getenv()).secrets())
                .code(name, Clock.system(Day.ZONE).instant())
                .orElseThrow(() -> new LaunchException(name
                        + " is nobody of a demonstration on this data. The code of anybody else is on their telephone"
                        + " alone.")));
    }

    private int print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
        return 0;
    }
}
