package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir
    private Path folder;

    @Test
    void whoUnpacksAtTheSameTimeAndIsSecondTakesWhatIsThere() throws IOException {
        Path home = folder.resolve("home");
        for (String name : new String[] {"first", "second"}) {
            Path draft = Files.createDirectories(folder.resolve(name));
            Files.writeString(draft.resolve("program"), name);
            PostgresBinaries.moveInto(home, draft);
            assertThat(draft).doesNotExist();
        }
        assertThat(home.resolve("program")).hasContent("first");
    }

    @Test
    void whatCannotBeMovedForAnotherReasonIsSaid() {
        assertThatThrownBy(() -> PostgresBinaries.moveInto(folder.resolve("home"), folder.resolve("nothing")))
                .isInstanceOf(FileSystemException.class);
    }
}
