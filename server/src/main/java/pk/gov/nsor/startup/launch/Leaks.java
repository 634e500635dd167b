package pk.gov.nsor.startup.launch;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Settings of other software that would copy the register's data to unprotected places. */
public final class Leaks {

    private static final String HEAP_DUMP = "HeapDumpOnOutOfMemoryError";

    private static final String WRITTEN_TO_THE_LOG = """
            with current as (select name, setting from pg_settings)
            select s.name, w.wanted, w.why
            from current s join (values
                ('log_error_verbosity', 'terse', 'the details of an error repeat the row'),
                ('log_statement', 'none', 'statements can have values in them'),
                ('log_parameter_max_length_on_error', '0', 'parameters of a statement that failed'),
                ('log_parameter_max_length', '0', 'parameters of statements that are logged')
            ) w (name, wanted, why) using (name)
            where s.setting <> w.wanted
                and (s.name <> 'log_parameter_max_length' or exists (
                    select from current d where d.name in ('log_min_duration_statement', 'log_min_duration_sample')
                        and d.setting <> '-1'))
            order by s.name
            """;

    private Leaks() {}

    /** @throws LaunchException where the virtual machine would write its memory, keys and all, to a file */
    public static void refuseHeapDumps() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (Boolean.parseBoolean(machine.getVMOption(HEAP_DUMP).getValue())) {
            throw new LaunchException("The server does not run with -XX:+" + HEAP_DUMP
                    + ": the file would hold its keys and everything that was being shown. Remove the option.");
        }
    }

    /** The register's data that the log of this PostgreSQL may contain: one line for each risk, with what to set. */
    public static List<String> intoTheDatabasesLog(DatabaseAccess access) {
        try (Connection connection = access.connectToCheck();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WRITTEN_TO_THE_LOG)) {
            List<String> lines = new ArrayList<>();
            while (row.next()) {
                lines.add("PostgreSQL's log may repeat the register's data (" + row.getString("why") + "): set "
                        + row.getString("name") + " = " + row.getString("wanted"));
            }
            return lines;
        } catch (SQLException unreachable) {
            throw new LaunchException(
                    "The database cannot be reached as " + access + ": " + unreachable.getMessage(), unreachable);
        }
    }
}
