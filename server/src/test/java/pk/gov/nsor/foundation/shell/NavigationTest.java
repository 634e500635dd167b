package pk.gov.nsor.foundation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class NavigationTest {

    private static final int MOST = 7;

    @Autowired
    private List<NavigationEntry> entries;

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleSeesAtMostSevenEntries(Role role) {
        assertThat(entries)
                .filteredOn(entry -> entry.roles().isEmpty() || entry.roles().contains(role))
                .hasSizeBetween(1, MOST);
    }
}
