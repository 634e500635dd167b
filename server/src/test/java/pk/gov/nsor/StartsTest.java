package pk.gov.nsor;

import org.junit.jupiter.api.Test;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class StartsTest {
    @Test
    void starts() {}
}
