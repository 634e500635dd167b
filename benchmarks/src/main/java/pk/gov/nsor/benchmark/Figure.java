package pk.gov.nsor.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param aim what an issue asks for, null where it asks for none
 * @param better which way is better: {@code higher} or {@code lower}
 */
public record Figure(
        String name, double value, String unit, @Nullable Double aim, String better) {

    /** The form that the design fixes: {@code {"figures":[{"name":…,"value":…,"unit":…,"aim":…,"better":…}]}}. */
    static String json(List<Figure> figures) {
        return figures.stream()
                .map(figure -> String.format(
                        Locale.ROOT,
                        "{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"aim\":%s,\"better\":\"%s\"}",
                        figure.name,
                        figure.value,
                        figure.unit,
                        figure.aim,
                        figure.better))
                .collect(Collectors.joining(",", "{\"figures\":[", "]}"));
    }

    static String table(List<Figure> figures) {
        if (figures.isEmpty()) {
            return "There is no benchmark yet.";
        }
        return figures.stream()
                .map(figure -> String.format(
                        Locale.ROOT,
                        "%-50s %14.3f %-10s aim %s",
                        figure.name,
                        figure.value,
                        figure.unit,
                        figure.aim == null ? "none" : figure.aim))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
