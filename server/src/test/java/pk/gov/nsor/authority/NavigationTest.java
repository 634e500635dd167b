package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.testing.RegisterTest;

/** Whatever a role may open by itself is in its navigation, and nothing else is. */
@Tag("walk")
@RegisterTest
class NavigationTest {

    private static final Predicate<String> FIRST_LEVEL =
            Pattern.compile("/[a-z-]*").asMatchPredicate();

    /** Where somebody comes by another way. */
    private static final Set<String> NOT_IN_IT = Set.of(
            // The way in, the menu of one's own account, and what scripts ask.
            "/sign-in",
            "/signing-in",
            "/live",
            "/day",
            "/unsent",
            // A page that leads here from another site.
            "/from-elsewhere",
            // For anybody, with a certificate in the hand.
            "/certificate",
            // For anybody who looks for help; the directory leads to it.
            "/near",
            "/statistics",
            // For anybody who reports a concern.
            "/concern");

    @Autowired
    private List<NavigationEntry> entries;

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyPageThatARoleMayOpenByItselfIsInItsNavigation(Role role) {
        List<String> shown = shown(role);
        assertThat(opened(role))
                .filteredOn(path -> FIRST_LEVEL.test(path) && !NOT_IN_IT.contains(path))
                // The police search with the box at the top of each page.
                .filteredOn(path -> !path.equals("/people") || !isPolice(role))
                // Whoever decides none of these comes to their own from Today.
                .filteredOn(
                        path -> !Set.of("/screening-overrides", "/approvals").contains(path))
                .allSatisfy(path -> assertThat(shown).contains(path));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whateverIsInTheNavigationMayBeOpened(Role role) {
        assertThat(opened(role)).containsAll(shown(role));
    }

    private List<String> shown(Role role) {
        return entries.stream()
                .filter(entry -> entry.roles().isEmpty() || entry.roles().contains(role))
                .map(NavigationEntry::path)
                .toList();
    }

    private static List<String> opened(Role role) {
        return AuthorityTable.read().rows().stream()
                .filter(row ->
                        row.method().equals("GET") && "yes".equals(row.words().get(role.name())))
                .map(AuthorityTable.Row::path)
                .toList();
    }

    private static boolean isPolice(Role role) {
        return Set.of(Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR)
                .contains(role);
    }
}
