package pk.gov.nsor.benchmark.matching;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import pk.gov.nsor.benchmark.setting.OfficerSession;

/** How many searches find the right person, of names as others write them; over the pages, and by peers with the same questions. */
final class RecallRun {

    private static final Pattern PERSON = Pattern.compile("href=\"/people/([0-9a-f-]{36})\"");
    private static final long SEED = 8086;
    private static final int DIGITS = 13;

    private final List<SearchedPerson> people;
    private final Map<Kind, List<Question>> questions = new TreeMap<>();

    /** How names are asked for. */
    enum Kind {
        S1("respelled (S1)"),
        S2("respelled, with a slip (S2)"),
        S3("in Urdu (S3)");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What is asked, and whom it means. */
    record Question(SearchedPerson person, String name, String father) {}

    /** @param spellings a file of real spellings, which need not be there */
    RecallRun(List<SearchedPerson> people, Path spellings) {
        this.people = people;
        Random random = new Random(SEED);
        Respelling respelling = Respelling.with(spellings, random);
        for (Kind kind : Kind.values()) {
            questions.put(
                    kind,
                    people.stream()
                            .map(person -> question(kind, person, respelling, random))
                            .toList());
        }
    }

    List<Question> questions(Kind kind) {
        return questions.getOrDefault(kind, List.of());
    }

    private static Question question(Kind kind, SearchedPerson person, Respelling respelling, Random random) {
        if (kind == Kind.S3) {
            return new Question(person, person.urdu(), person.fatherUrdu());
        }
        String name = respelling.name(person.latin(), person.urdu());
        String father = respelling.name(person.father(), person.fatherUrdu());
        if (kind == Kind.S1) {
            return new Question(person, name, father);
        }
        return random.nextBoolean()
                ? new Question(person, respelling.slip(name), father)
                : new Question(person, name, respelling.slip(father));
    }

    /** The share of questions whose person is among the first so many answers. */
    double recall(Kind kind, int among, Function<Question, List<String>> asked) {
        long found = questions(kind).stream()
                .filter(question -> asked.apply(question).stream()
                        .limit(among)
                        .anyMatch(question.person().id()::equals))
                .count();
        return (double) found / people.size();
    }

    /** By the page of the search. */
    static List<String> byPage(OfficerSession session, String token, Map<String, String> fields) {
        Map<String, String> sent = new TreeMap<>(fields);
        sent.put("_csrf", token);
        HttpResponse<String> answer = session.post("/people", sent);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The search answered " + fields + " with " + answer.statusCode());
        }
        return new ArrayList<>(new LinkedHashSet<>(PERSON.matcher(answer.body())
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList()));
    }

    static Map<String, String> fields(Question question) {
        return Map.of("q", question.name(), "father", question.father());
    }

    static Map<String, String> withYear(Question question) {
        return Map.of(
                "q",
                question.name(),
                "father",
                question.father(),
                "born",
                "" + question.person().born());
    }

    static Map<String, String> alone(Question question) {
        return Map.of("q", question.name());
    }

    /** The right name, and the CNIC with one digit wrong, two swapped, or one missing. */
    static Map<String, String> withSlipInCnic(SearchedPerson person, Random random) {
        String cnic = person.cnic();
        int at = 1 + random.nextInt(DIGITS - 2);
        String slip = switch (random.nextInt(3)) {
            case 0 ->
                cnic.substring(0, at)
                        + (cnic.charAt(at) == '9' ? '0' : (char) (cnic.charAt(at) + 1))
                        + cnic.substring(at + 1);
            case 1 -> cnic.substring(0, at) + cnic.charAt(at + 1) + cnic.charAt(at) + cnic.substring(at + 2);
            default -> cnic.substring(0, at) + cnic.substring(at + 1);
        };
        return Map.of("q", person.latin(), "cnic", slip);
    }
}
