package pk.gov.nsor.foundation.requirement.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Makes laws unlike the real one, as text in the columns of {@code offence_rules.tsv}: rows that begin and end midway,
 * gaps, maxima taken from connected offences in both schedules, narrow rows with and without a schedule or connected
 * only, subsections with rows of their own. No two rows of one section and schedule are in force on one day.
 */
public final class RandomLaws {

    private static final String COLUMNS =
            "law\tsection\tschedule\tconnected_only\tnarrow\tchild_element\tmax_punishment\tin_force_from\tin_force_to"
                    + "\tconfidence\n";
    private static final List<String> SECTIONS = List.of(
            "PPC 34",
            "PPC 511",
            "PPC 365",
            "PPC 376",
            "PPC 376(3)",
            "PPC 376(3)(a)",
            "PPC 375",
            "PPC 375(a)",
            "PPC 354",
            "PPC 366A",
            "PPC 292A",
            "PPC 509",
            "PECA 22",
            "ATA 7");
    private static final List<String> MAXIMA =
            List.of("2", "6", "7", "10", "13", "14", "25", "DEATH", "LIFE", "AS_CONNECTED", "HALF_CONNECTED");

    private final RandomGenerator random;

    public RandomLaws(RandomGenerator random) {
        this.random = random;
    }

    public static RandomLaws of(long seed) {
        return new RandomLaws(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    /** The next law; it has at least one row. */
    public String next() {
        StringBuilder text = new StringBuilder(COLUMNS);
        for (String section : SECTIONS) {
            boolean subsection = section.endsWith(")");
            if (!section.equals("PPC 376") && random.nextInt(100) < (subsection ? 60 : 15)) {
                continue;
            }
            List<String> schedules = new ArrayList<>(
                    switch (random.nextInt(6)) {
                        case 0, 1 -> List.of("I");
                        case 2, 3 -> List.of("II");
                        case 4 -> List.of("I", "II");
                        default -> List.of("");
                    });
            for (String schedule : schedules) {
                rows(text, section.replace(' ', '\t'), schedule);
            }
        }
        return text.toString();
    }

    /** One to three rows after each other, sometimes with a day or a year between them. */
    private void rows(StringBuilder text, String section, String schedule) {
        LocalDate from = ConvictionReading.ACT;
        if (random.nextInt(100) < 35) {
            from = turningDay();
        }
        int count = pick(1, 1, 2, 3);
        for (int i = 0; i < count; i++) {
            LocalDate to = from.plusDays(pick(0, 1, 200, 400, 600, 1200));
            boolean open = i == count - 1 && random.nextInt(100) < 70;
            boolean connectedOnly = random.nextInt(100) < (section.matches("PPC\t(34|511|365)") ? 85 : 25);
            text.append(section).append('\t').append(schedule);
            text.append('\t').append(connectedOnly ? 'y' : 'n');
            text.append('\t').append(random.nextInt(100) < 35 ? 'y' : 'n');
            text.append('\t').append(random.nextInt(100) < 40 ? 'y' : 'n');
            text.append('\t').append(maximum(connectedOnly, schedule));
            text.append('\t').append(from);
            text.append('\t').append(open ? "" : to).append("\tmade up\n");
            from = to.plusDays(pick(1, 1, 1, 2, 365));
        }
    }

    /** Maxima of a connected offence stand mostly in rows that are connected only, and never without a schedule. */
    private String maximum(boolean connectedOnly, String schedule) {
        String maximum = MAXIMA.get(random.nextInt(MAXIMA.size()));
        boolean ofAnother = maximum.endsWith("_CONNECTED");
        if (schedule.isEmpty()) {
            return ofAnother ? "7" : maximum;
        }
        if (connectedOnly && random.nextInt(100) < 50) {
            return random.nextBoolean() ? "AS_CONNECTED" : "HALF_CONNECTED";
        }
        return ofAnother && !connectedOnly && random.nextInt(100) < 60 ? "14" : maximum;
    }

    private LocalDate turningDay() {
        return switch (random.nextInt(3)) {
            case 0 -> LocalDate.of(2023, 7, 24);
            case 1 -> ConvictionReading.ACT.plusDays(random.nextInt(60));
            default -> LocalDate.of(2022 + random.nextInt(5), 1, 1).plusDays(random.nextInt(365));
        };
    }

    private int pick(int... among) {
        return among[random.nextInt(among.length)];
    }
}
