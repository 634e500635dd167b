package pk.gov.nsor.startup.launch.command;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.startup.launch.Administration;

/** {@code bin/nsor client}. */
@Command(
        name = "client",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Agencies' systems that call the API. Works beside a running server, and without one.")
public final class ClientCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Makes a client and prints its secret, once. Only where the data is synthetic; otherwise two",
                "people make it on the pages."
            })
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--feed", required = true, description = "What it may send: ${COMPLETION-CANDIDATES}.")
                    Feed feed,
            @Option(names = "--agency", defaultValue = "COURTS", description = "Whose system it is (${DEFAULT-VALUE}).")
                    String agency,
            @Option(
                            names = "--scope",
                            defaultValue = "country",
                            description = {
                                "What it speaks for: country, or districts, courts and prisons, as in",
                                "\"district lahore; court sessions-court-kasur; prison Camp Jail Lahore\" (${DEFAULT-VALUE})."
                            })
                    String scope,
            @Option(
                            names = "--trial",
                            description =
                                    "What it sends is a trial: answered, and never in the register. Its name begins with"
                                            + " trial-.")
                    boolean isTrial) {
        ClientScope speaksFor = ClientScope.parse(scope);
        String secret = ClientCredentials.newSecret();
        try (Administration administration = Administration.open()) {
            administration.installation().requireSynthetic();
            MachineClients clients = administration.clients();
            MachineClient client = isTrial
                    ? clients.createTrial(name, feed, agency, speaksFor, secret, Administration.ACTOR)
                    : clients.create(name, feed, agency, speaksFor, secret, Administration.ACTOR);
            return print("Client " + client.name() + " is there. Secret, shown this once: " + secret);
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists all clients.")
    int list() {
        try (Administration administration = Administration.open()) {
            for (MachineClient client : administration.clients().all()) {
                print("%-24s %-8s %-20s %s"
                        .formatted(client.name(), client.enabled() ? "" : "disabled", client.agency(), client.feed()));
            }
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Ends a client: it gets no token, and those it has are refused.")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        try (Administration administration = Administration.open()) {
            administration.clients().disable(name, Administration.ACTOR);
            return print("Client " + name + " is disabled.");
        }
    }

    private int print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
        return 0;
    }
}
