package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.testing.TestDatabase;

@Tag("register")
class LeaksTest {

    @Test
    void theServerDoesNotRunWhereItsMemoryWouldBeWrittenToAFile() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        assertThatCode(Leaks::refuseHeapDumps).doesNotThrowAnyException();
        machine.setVMOption("HeapDumpOnOutOfMemoryError", "true");
        try {
            assertThatThrownBy(Leaks::refuseHeapDumps)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("HeapDumpOnOutOfMemoryError");
        } finally {
            machine.setVMOption("HeapDumpOnOutOfMemoryError", "false");
        }
    }

    @Test
    void theLogOfTheRegistersOwnDatabaseRepeatsNothing() {
        assertThat(Leaks.intoTheDatabasesLog(TestDatabase.migrated().application()))
                .isEmpty();
    }
}
