package pk.gov.nsor.startup.launch;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.startup.launch.command.AfterRestoreCommand;
import pk.gov.nsor.startup.launch.command.BackupCommand;
import pk.gov.nsor.startup.launch.command.ClientCommand;
import pk.gov.nsor.startup.launch.command.DemoDataCommand;
import pk.gov.nsor.startup.launch.command.IndexCommand;
import pk.gov.nsor.startup.launch.command.KeysCommand;
import pk.gov.nsor.startup.launch.command.MatchCommand;
import pk.gov.nsor.startup.launch.command.MigrateCommand;
import pk.gov.nsor.startup.launch.command.RequirementCommand;
import pk.gov.nsor.startup.launch.command.RestoreCommand;
import pk.gov.nsor.startup.launch.command.ServeCommand;
import pk.gov.nsor.startup.launch.command.UserCommand;
import pk.gov.nsor.startup.launch.importing.ImportCommand;
import pk.gov.nsor.startup.launch.trail.AuditCommand;

/** The command line: {@code bin/nsor}. */
@Command(
        name = "nsor",
        mixinStandardHelpOptions = true,
        versionProvider = RegisterCommand.Version.class,
        description = "The National Sex Offenders Register.",
        footer = {
            "",
            "Settings come from the environment: NSOR_DATA, NSOR_PORT, NSOR_DB_URL and others; docs/settings.md lists them."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class RegisterCommand {

    /** The status of a command that has started a server, which keeps running after the command has returned. */
    public static final int KEEPS_RUNNING = -1;

    private RegisterCommand() {}

    /**
     * Runs a command.
     *
     * @param application the Spring application that {@code serve} starts
     * @return the exit status: 0 done, 1 failed, 2 wrongly called, or {@link #KEEPS_RUNNING}
     */
    public static int run(Class<?> application, String... arguments) {
        CommandLine commandLine = new CommandLine(new RegisterCommand())
                .addSubcommand(new ServeCommand(application))
                .addSubcommand(new MigrateCommand(System.getenv()))
                .addSubcommand(new DemoDataCommand())
                .addSubcommand(new RequirementCommand())
                .addSubcommand(new IndexCommand())
                .addSubcommand(new MatchCommand())
                .addSubcommand(new ImportCommand(application))
                .addSubcommand(new UserCommand())
                .addSubcommand(new ClientCommand())
                .addSubcommand(AuditCommand.of(System.getenv()))
                .addSubcommand(KeysCommand.of(System.getenv()))
                .addSubcommand(new BackupCommand(System.getenv()))
                .addSubcommand(new RestoreCommand(System.getenv()))
                .addSubcommand(new AfterRestoreCommand(System.getenv()));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof LaunchException || failure instanceof InvalidValueException) {
                command.getErr().println("nsor: " + failure.getMessage());
                return 1;
            }
            throw failure;
        });
        if (arguments.length == 0) {
            commandLine.usage(commandLine.getOut());
            return CommandLine.ExitCode.USAGE;
        }
        return commandLine.execute(arguments);
    }

    /** The version the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RegisterCommand.class.getPackage().getImplementationVersion();
            return new String[] {"nsor " + (version == null ? "(not packaged)" : version)};
        }
    }
}
