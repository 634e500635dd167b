package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import pk.gov.nsor.testing.ServerClasses;

/**
 * What is switched by a setting has that setting in application.properties. Tests switch the daily work off, so that
 * nothing else would notice that a name was written otherwise there, and the work never done.
 */
class ConditionalSettingsTest {

    @Test
    void whatIsSwitchedByASettingHasItInTheServersProperties() throws IOException {
        Set<String> switches = new TreeSet<>();
        ServerClasses.all().stream()
                .flatMap(ConditionalSettingsTest::conditions)
                .filter(condition -> !condition.matchIfMissing())
                .forEach(condition -> switches.addAll(Set.of(condition.name())));
        assertThat(switches).contains("nsor.trail.sealing");
        Properties properties = new Properties();
        try (InputStream file = Objects.requireNonNull(
                ConditionalSettingsTest.class.getResourceAsStream("/application.properties"), "properties")) {
            properties.load(file);
        }
        assertThat(properties.stringPropertyNames()).containsAll(switches);
    }

    private static Stream<ConditionalOnProperty> conditions(JavaClass type) {
        return Stream.concat(
                type.isAnnotatedWith(ConditionalOnProperty.class)
                        ? Stream.of(type.getAnnotationOfType(ConditionalOnProperty.class))
                        : Stream.empty(),
                type.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(ConditionalOnProperty.class))
                        .map(method -> method.getAnnotationOfType(ConditionalOnProperty.class)));
    }
}
