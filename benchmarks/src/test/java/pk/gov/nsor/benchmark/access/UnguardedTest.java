package pk.gov.nsor.benchmark.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnguardedTest {

    /** The benchmark starts it in a process of its own, and does not have it on its class path. */
    @Test
    void whatIsLeftOutIsAClassOfTheRegister() {
        assertThat(Path.of("..", "server", "src", "main", "java", Unguarded.VIEWS.replace('.', '/') + ".java"))
                .exists();
    }
}
