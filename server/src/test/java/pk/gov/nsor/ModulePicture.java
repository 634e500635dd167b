package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** docs/modules.md, the pictures of the wings and their modules, as the code has them. */
final class ModulePicture {

    static final Path FILE = Path.of("..", "docs", "modules.md");
    private static final Path CODE = Path.of("src/main/java/pk/gov/nsor");
    /** From what all rest on to what starts it. */
    private static final List<String> WINGS = List.of(
            "foundation", "record", "policing", "agencies", "accountability", "publicservice", "survivors", "startup");

    private static final List<String> USED_BY_ALL = List.of("kernel", "keys", "audit", "jobs");

    private ModulePicture() {}

    static String of(ApplicationModules modules) {
        Map<String, TreeMap<String, ApplicationModule>> byWing = modules.stream()
                .collect(Collectors.groupingBy(
                        ModulePicture::wing,
                        Collectors.toMap(ModulePicture::name, module -> module, (one, other) -> one, TreeMap::new)));
        assertThat(byWing.keySet()).containsExactlyInAnyOrderElementsOf(WINGS);
        StringBuilder text = new StringBuilder("""
                # The modules

                Drawn by `ArchitectureTest` from the code. An arrow means "uses". The modules lie in eight wings, each a folder
                under `pk.gov.nsor`. What every wing uses, `foundation`, is left out of the first picture; what every module
                may use, `kernel`, `keys`, `audit` and `jobs`, is left out of the others.

                """);
        text.append(diagram(WINGS.stream()
                .flatMap(wing -> byWing.get(wing).values().stream()
                        .flatMap(module -> uses(module, modules).stream())
                        .map(ModulePicture::wing)
                        .filter(used -> !used.equals(wing) && !used.equals("foundation"))
                        .map(used -> wing + " --> " + used))
                .collect(Collectors.toCollection(TreeSet::new))));
        for (String wing : WINGS) {
            text.append("\n## ").append(wing).append("\n\n").append(purpose(CODE.resolve(wing)));
            text.append("\n\n");
            text.append(diagram(byWing.get(wing).values().stream()
                    .flatMap(module -> uses(module, modules).stream()
                            .filter(used -> wing(used).equals(wing) && !USED_BY_ALL.contains(name(used)))
                            .map(used -> name(module) + " --> " + name(used)))
                    .collect(Collectors.toCollection(TreeSet::new))));
            text.append("| module | what it is for | uses |\n|---|---|---|\n");
            byWing.get(wing)
                    .forEach((name, module) -> text.append("| `")
                            .append(name)
                            .append("` | ")
                            .append(firstSentence(purpose(CODE.resolve(wing).resolve(name))))
                            .append(" | ")
                            .append(uses(module, modules).stream()
                                    .map(ModulePicture::name)
                                    .sorted()
                                    .collect(Collectors.joining(", ")))
                            .append(" |\n"));
        }
        return text.toString();
    }

    private static String diagram(Collection<String> arrows) {
        return arrows.isEmpty() ? "" : "```mermaid\nflowchart TD\n    " + String.join("\n    ", arrows) + "\n```\n\n";
    }

    private static List<ApplicationModule> uses(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .filter(used -> !used.equals(module))
                .toList();
    }

    /** The Javadoc in the package-info.java of a folder. */
    private static String purpose(Path folder) {
        try {
            String source = Files.readString(folder.resolve("package-info.java"));
            return source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                    .replaceAll("\\R\\s*\\*", " ")
                    .replaceAll("\\{@(?:link|code) (?:[a-z.]*\\.)?([^}]*)}", "`$1`")
                    .replaceAll("\\s+", " ")
                    .strip()
                    .replaceAll("(?<=[.:;]) (?=[A-Z])", "\n");
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String firstSentence(String purpose) {
        return purpose.lines().findFirst().orElseThrow();
    }

    private static String wing(ApplicationModule module) {
        return module.getBasePackage().getName().split("\\.")[3];
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
