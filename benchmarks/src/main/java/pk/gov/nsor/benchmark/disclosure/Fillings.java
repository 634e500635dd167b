package pk.gov.nsor.benchmark.disclosure;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who and what the notes are about: made-up people, telephones, CNICs (they begin with 9), places and days. */
final class Fillings {

    private static final List<Word> MIDDLES = List.of(
            new Word("", "Bibi", "بی بی"),
            new Word("", "Begum", "بیگم"),
            new Word("", "Khatoon", "خاتون"),
            new Word("", "Mai", "مائی"),
            new Word("", "Bano", "بانو"));
    private static final List<String> MONTHS = List.of("جنوری", "مارچ", "مئی", "جون", "ستمبر", "نومبر");

    private final Map<String, List<Word>> words = Stream.of("names.txt", "places.txt")
            .flatMap(file -> Lines.of(file).stream())
            .map(Word::parse)
            .collect(Collectors.groupingBy(Word::kind));

    /** @param key the letters between the braces of a template */
    String of(String key, Script script, RandomGenerator random) {
        return switch (key) {
            case "xf" -> woman(other(script), random);
            case "fir" -> fir(script, random);
            case "h9" -> "" + random.nextInt(2, 10);
            default -> ofLetter(key.charAt(0), script, random);
        };
    }

    private String ofLetter(char letter, Script script, RandomGenerator random) {
        return switch (letter) {
            case 'f' -> woman(script, random);
            case 'g' -> given("woman", script, random);
            case 'm' -> man(script, random);
            case 'n' -> given("man", script, random);
            case 's' -> pick("family", script, random);
            case 'p' -> phone(random);
            case 'c' -> cnic(random);
            case 'd' -> day(script, random);
            case 't' -> "%d:%02d".formatted(random.nextInt(8, 20), random.nextInt(0, 4) * 15);
            case 'h' -> "" + random.nextInt(11, 60);
            case 'a' -> pick("street", script, random);
            case 'b' -> pick("boys' school", script, random);
            case 'k' -> pick("nickname", script, random);
            case 'o' -> pick("station", script, random);
            case 'q' -> pick("school", script, random);
            case 'v' -> pick("village", script, random);
            case 'w' -> pick("work", script, random);
            case 'y' -> pick("city", script, random);
            default -> throw new IllegalArgumentException("No filling is called " + letter + ".");
        };
    }

    private String woman(Script script, RandomGenerator random) {
        String given = given("woman", script, random);
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> given + " " + any(MIDDLES, random).in(script);
            case 4, 5, 6 -> given + " " + pick("man", script, random);
            case 7, 8 -> given + " " + pick("family", script, random);
            default -> given;
        };
    }

    private String man(Script script, RandomGenerator random) {
        String given = given("man", script, random);
        String common = pick("man", script, random);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                (script == Script.URDU ? "محمد" : any(List.of("Muhammad", "M.", "Mohd"), random)) + " " + common;
            case 3, 4, 5 -> given + " " + common;
            case 6, 7 -> given + " " + pick("family", script, random);
            default -> given + (script == Script.URDU ? " خان" : " Khan");
        };
    }

    /** One in eight stands in no list of names. */
    private String given(String kind, Script script, RandomGenerator random) {
        return pick(random.nextInt(8) == 0 ? "rare-" + kind : kind, script, random);
    }

    private static String phone(RandomGenerator random) {
        int operator = random.nextInt(300, 350);
        int rest = random.nextInt(1_000_000, 10_000_000);
        return switch (random.nextInt(4)) {
            case 0 -> "0%d%d".formatted(operator, rest);
            case 1 -> "+92 %d %d".formatted(operator, rest);
            case 2 -> "0%d %d".formatted(operator, rest);
            default -> "0%d-%d".formatted(operator, rest);
        };
    }

    private static String cnic(RandomGenerator random) {
        String hyphen = random.nextInt(4) == 0 ? "" : "-";
        return "9%04d%s%07d%s%d"
                .formatted(random.nextInt(10_000), hyphen, random.nextInt(10_000_000), hyphen, random.nextInt(1, 10));
    }

    private static String day(Script script, RandomGenerator random) {
        int day = random.nextInt(1, 29);
        int month = random.nextInt(1, 13);
        if (script == Script.URDU && random.nextBoolean()) {
            return day + " " + any(MONTHS, random);
        }
        return switch (random.nextInt(3)) {
            case 0 -> "%02d.%02d.2026".formatted(day, month);
            case 1 -> "%d/%d/26".formatted(day, month);
            default -> "%d-%d-2026".formatted(day, month);
        };
    }

    private String fir(Script script, RandomGenerator random) {
        String number = random.nextInt(20, 900) + "/" + random.nextInt(15, 25);
        return script == Script.URDU
                ? number + " تھانہ " + pick("station", script, random)
                : "FIR " + number + " PS " + pick("station", script, random);
    }

    private String pick(String kind, Script script, RandomGenerator random) {
        return any(words.getOrDefault(kind, List.of()), random).in(script);
    }

    private static Script other(Script script) {
        return script == Script.URDU ? Script.ENGLISH : Script.URDU;
    }

    private static <T> T any(List<T> some, RandomGenerator random) {
        return some.get(random.nextInt(some.size()));
    }

    /** A word in both scripts. */
    private record Word(String kind, String latin, String urdu) {

        static Word parse(String line) {
            String[] columns = line.split("\t");
            return new Word(columns[0], columns[1], columns[2]);
        }

        String in(Script script) {
            return script == Script.URDU ? urdu : latin;
        }
    }
}
