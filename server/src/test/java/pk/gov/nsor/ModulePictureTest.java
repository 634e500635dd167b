package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.JavaPackage;

/** Keeps docs/modules.md, the picture of the modules, as the code has them. */
class ModulePictureTest {

    private static final Path PICTURE = Path.of("..", "docs", "modules.md");

    /** Where the picture is old it is drawn anew, so that running the test once more and committing the file is all. */
    @Test
    void thePictureOfTheModulesIsAsTheCodeIs() throws IOException {
        String now = picture();
        String before = Files.exists(PICTURE) ? Files.readString(PICTURE) : "";
        if (!before.equals(now)) {
            Files.writeString(PICTURE, now);
        }
        assertThat(before)
                .as("docs/modules.md was old and has been drawn anew; look at it and commit it")
                .isEqualTo(now);
    }

    private static String picture() {
        ApplicationModules modules =
                ApplicationModules.of(Nsor.class, JavaClass.Predicates.resideInAPackage("pk.gov.nsor.simulator.."));
        List<ApplicationModule> inOrder = modules.stream()
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .toList();
        StringBuilder text = new StringBuilder("""
                # The modules

                Drawn by `ModulePictureTest` from the code. An arrow means "uses". What every module may use, `kernel`, `keys`
                and `audit`, is left out of the picture.

                ```mermaid
                flowchart TD
                """);
        for (ApplicationModule module : inOrder) {
            for (String used : uses(module, modules)) {
                if (!List.of("kernel", "keys", "audit").contains(used)
                        && !name(module).equals("launch")) {
                    text.append("    ")
                            .append(name(module))
                            .append(" --> ")
                            .append(used)
                            .append('\n');
                }
            }
        }
        text.append("```\n\n| module | what it is for | uses |\n|---|---|---|\n");
        for (ApplicationModule module : inOrder) {
            text.append("| `")
                    .append(name(module))
                    .append("` | ")
                    .append(purpose(module))
                    .append(" | ")
                    .append(String.join(", ", uses(module, modules)))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static TreeSet<String> uses(ApplicationModule module, ApplicationModules modules) {
        TreeSet<String> names = new TreeSet<>();
        module.getDirectDependencies(modules).uniqueModules().forEach(used -> names.add(name(used)));
        names.remove(name(module));
        return names;
    }

    /** The first sentence of the Javadoc in the module's package-info.java. */
    private static String purpose(ApplicationModule module) {
        JavaPackage basePackage = module.getBasePackage();
        Path file = Path.of("src/main/java", basePackage.getName().split("\\.")).resolve("package-info.java");
        try {
            String source = Files.readString(file);
            String comment = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                    .replaceAll("\\R\\s*\\*", " ")
                    .replaceAll("\\{@(?:link|code) (?:[a-z.]*\\.)?([^}]*)}", "`$1`")
                    .replaceAll("\\s+", " ")
                    .strip();
            int end = comment.indexOf(". ");
            return end < 0 ? comment : comment.substring(0, end + 1);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
