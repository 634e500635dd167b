package pk.gov.nsor.simulator.nadra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.simulator.nadra.Citizen.CardStatus;
import pk.gov.nsor.simulator.nadra.Citizen.Relation;

/**
 * Whom the simulator knows: those it was told of, those of a file, and for every other synthetic CNIC a citizen that follows
 * from the number alone, so that the same number always has the same citizen. One number of 20 is nobody's.
 */
final class Population {

    private static final int FIELDS = 8;
    private static final int NOBODY_OF = 20;

    private static final List<String[]> MEN =
            names("Muhammad Aslam:محمد اسلم;Ghulam Rasool:غلام رسول;Abdul Rehman:عبدالرحمن;Tariq Mehmood:طارق محمود;"
                    + "Imran Khan:عمران خان;Allah Ditta:اللہ دتہ;Sajjad Hussain:سجاد حسین;Nadeem Akhtar:ندیم اختر;"
                    + "Bashir Ahmad:بشیر احمد;Gul Zaman:گل زمان;Khalid Pervaiz:خالد پرویز;Riaz Ali:ریاض علی");
    private static final List<String[]> WOMEN = names(
            "Zubaida Bibi:زبیدہ بی بی;Shazia Parveen:شازیہ پروین;Nasreen Akhtar:نسرین اختر;Rukhsana Kausar:رخسانہ کوثر;"
                    + "Farzana Begum:فرزانہ بیگم;Saima Iqbal:صائمہ اقبال");
    private static final List<String> STREETS =
            List.of("محلہ اسلام پورہ", "گلی نمبر", "چک نمبر", "ڈاکخانہ خاص", "نزد جامع مسجد، بلاک");

    private final long seed;
    private final @Nullable Path file;
    private final Map<String, Citizen> told = new ConcurrentHashMap<>();
    private volatile Map<String, Citizen> filed = Map.of();
    private volatile @Nullable FileTime read;

    /** @param file citizens by lines, see {@link #parse}; read again whenever it changes; null for none */
    Population(long seed, @Nullable Path file) {
        this.seed = seed;
        this.file = file;
    }

    void add(Citizen citizen) {
        told.put(citizen.number(), citizen);
    }

    /** @return empty where the number is nobody's */
    Optional<Citizen> find(String number) throws IOException {
        Citizen known = told.get(number);
        if (known == null) {
            known = filed().get(number);
        }
        return known == null ? derived(number) : Optional.of(known);
    }

    private Map<String, Citizen> filed() throws IOException {
        Path source = file;
        if (source == null || !Files.exists(source)) {
            return Map.of();
        }
        FileTime changed = Files.getLastModifiedTime(source);
        if (!changed.equals(read)) {
            Map<String, Citizen> next = new HashMap<>();
            for (String line : Files.readAllLines(source, StandardCharsets.UTF_8)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    Citizen citizen = parse(line);
                    next.put(citizen.number(), citizen);
                }
            }
            filed = Map.copyOf(next);
            read = changed;
        }
        return filed;
    }

    /**
     * A line: number, name, name in Urdu, father, father in Urdu, gender, birth date, status of the card, with tabs between
     * them; what is empty is not known.
     *
     * @throws IllegalArgumentException where it has another form
     */
    static Citizen parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != FIELDS) {
            throw new IllegalArgumentException("A citizen has " + FIELDS + " fields with tabs between them");
        }
        try {
            return new Citizen(
                    parts[0],
                    given(parts[1]),
                    given(parts[2]),
                    given(parts[3]),
                    given(parts[4]),
                    Relation.FATHER,
                    parts[5],
                    parts[6].isEmpty() ? null : LocalDate.parse(parts[6]),
                    CardStatus.valueOf(parts[7]),
                    address(new SplittableRandom(Long.parseLong(parts[0]))));
        } catch (DateTimeParseException notADay) {
            throw new IllegalArgumentException("A birth date is like 1980-12-31: " + parts[6], notADay);
        }
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private Optional<Citizen> derived(String number) {
        SplittableRandom random = new SplittableRandom(seed ^ Long.parseLong(number) * 0x9E3779B97F4A7C15L);
        if (!number.startsWith("9") || random.nextInt(NOBODY_OF) == 0) {
            return Optional.empty();
        }
        // The last digit of a real CNIC is odd for men and even for women.
        boolean isMan = (number.charAt(12) - '0') % 2 == 1;
        String[] own = pick(isMan ? MEN : WOMEN, random);
        String[] second = pick(MEN, random);
        return Optional.of(new Citizen(
                number,
                own[0],
                own[1],
                second[0],
                second[1],
                !isMan && random.nextInt(3) == 0 ? Relation.HUSBAND : Relation.FATHER,
                isMan ? "M" : "F",
                LocalDate.of(1955, 1, 1).plusDays(random.nextInt(18_000)),
                random.nextInt(50) == 0 ? CardStatus.EXPIRED : CardStatus.ACTIVE,
                address(random)));
    }

    private static String address(SplittableRandom random) {
        return "مکان نمبر " + random.nextInt(1, 900) + "، " + STREETS.get(random.nextInt(STREETS.size())) + " "
                + random.nextInt(1, 60);
    }

    private static String[] pick(List<String[]> names, SplittableRandom random) {
        return names.get(random.nextInt(names.size()));
    }

    private static List<String[]> names(String text) {
        return List.of(text.split(";")).stream().map(pair -> pair.split(":")).toList();
    }
}
