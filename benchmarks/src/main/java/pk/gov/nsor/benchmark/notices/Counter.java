package pk.gov.nsor.benchmark.notices;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import pk.gov.nsor.benchmark.setting.OfficerSession;

/** An officer at the counter of a station, who fills in the pages of the wizard and decides what was taken. */
final class Counter {

    static final String[] KINDS = {"ADDRESS", "TRAVEL_INSIDE", "STAY", "TRAVEL_ABROAD", "NAME"};

    private final OfficerSession officer;
    private final String district;
    private final String elsewhere;
    private final String station;
    private final StepTimes times;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, String> shown = new HashMap<>();

    /** How many people the drafts are of. */
    private int everybody;
    // One of the session is good for all its forms.
    private String token = "";

    /** @param elsewhere another district */
    Counter(OfficerSession officer, String district, String elsewhere, String station, StepTimes times) {
        this.officer = officer;
        this.district = district;
        this.elsewhere = elsewhere;
        this.station = station;
        this.times = times;
    }

    /** @param isSeen whether its pages are looked at, too */
    private record Draft(String person, String path, String kind, String token, boolean isSeen) {

        String notice() {
            return person + "/notices/" + path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** Opens and fills in every page but does not send the last one. */
    void prepare(List<UUID> people, int howMany) {
        for (int i = 0; i < howMany; i++) {
            prepare(people, i, true);
        }
    }

    /** Goes on where {@link #prepare} ended, and sends the forms without looking at the pages. */
    void fillIn(List<UUID> people, int from, int to) {
        for (int i = from; i < to; i++) {
            prepare(people, i, false);
        }
    }

    private void prepare(List<UUID> people, int number, boolean isSeen) {
        everybody = people.size();
        int round = number / everybody;
        int person = number % everybody;
        // In each round another kind, since nobody tells of the same change twice.
        prepare(people.get(person), KINDS[(person + round) % KINDS.length], isSeen);
    }

    private void prepare(UUID id, String kind, boolean isSeen) {
        String person = "/people/" + id;
        String begin = person + "/notices/new";
        if (isSeen || token.isEmpty()) {
            token = OfficerSession.token(page(Step.KIND_PAGE, begin));
        }
        String first = sent(Step.KIND, begin, token, Map.of("kind", kind));
        String draft = first.substring(0, first.lastIndexOf('/'));
        look(isSeen, Step.PARTICULARS_PAGE, first);
        String told = sent(Step.PARTICULARS, first, token, particulars(kind));
        look(isSeen, Step.TOLD_PAGE, told);
        String check = sent(
                Step.TOLD,
                told,
                token,
                Map.of("announcedOn", LocalDate.now().toString(), "how", "AT_STATION", "station", station));
        look(isSeen, Step.CHECK_PAGE, check);
        drafts.add(new Draft(person, draft, kind, token, isSeen));
    }

    private void look(boolean isSeen, Step step, String path) {
        if (isSeen) {
            HttpResponse<String> unused = page(step, path);
        }
    }

    private Map<String, String> particulars(String kind) {
        LocalDate today = LocalDate.now();
        LocalDate leaving = today.plusDays(30);
        return switch (kind) {
            case "ADDRESS" -> Map.of("line", "House 77, Street 7", "district", district, "on", today.toString());
            case "NAME" -> Map.of("nameLatin", "Changed Benchmark", "nameUrdu", "", "on", today.toString());
            case "STAY" ->
                Map.of(
                        "line",
                        "House of a friend",
                        "district",
                        district,
                        "on",
                        today.toString(),
                        "until",
                        today.plusDays(2).toString());
            case "TRAVEL_INSIDE" ->
                Map.of(
                        "line",
                        "Hotel",
                        "district",
                        elsewhere,
                        "on",
                        leaving.toString(),
                        "until",
                        leaving.plusDays(9).toString(),
                        "tripPurpose",
                        "Work");
            default ->
                Map.of(
                        "countries", "1",
                        "country1", "AE",
                        "from1", leaving.toString(),
                        "on", leaving.toString(),
                        "until", leaving.plusDays(20).toString(),
                        "tripPurpose", "Work",
                        "carrier", "Airline",
                        "passport", "AB1234567");
        };
    }

    /** The last page of the wizard. */
    void take() {
        for (Draft draft : drafts) {
            String receipt = sent(Step.TAKE, draft.path() + "/check", draft.token(), Map.of());
            mustBe(receipt.endsWith("/receipt"), receipt);
        }
    }

    /** In each round of decisions a person has one: it changes what the page of the next one shows. */
    int rounds() {
        return everybody == 0 ? 0 : Math.ceilDiv(drafts.size(), everybody);
    }

    private List<Draft> of(int round) {
        return drafts.subList(
                Math.min(drafts.size(), round * everybody), Math.min(drafts.size(), (round + 1) * everybody));
    }

    /** The page of the notice, which a decision says that the officer has seen. */
    void open(int round) {
        for (Draft draft : of(round)) {
            shown.put(draft.notice(), OfficerSession.shown(page(Step.NOTICE_PAGE, draft.notice())));
        }
    }

    void decide(int round) {
        for (Draft draft : of(round)) {
            Map<String, String> decision = Map.of(
                    "decision",
                    "ACCEPTED",
                    "evidence",
                    evidence(draft.kind()),
                    "reason",
                    "Seen at the counter",
                    "shown",
                    shown.getOrDefault(draft.notice(), ""));
            String decided = sent(Step.DECIDE, draft.notice(), draft.token(), decision);
            mustBe(decided.endsWith(draft.notice()), decided);
        }
    }

    /** The receipts of what was taken. */
    void lookAtReceipts() {
        drafts.stream().filter(Draft::isSeen).forEach(draft -> {
            HttpResponse<String> unused = page(Step.RECEIPT, draft.notice() + "/receipt");
        });
    }

    private static String evidence(String kind) {
        return switch (kind) {
            case "ADDRESS" -> "VISIT";
            case "NAME" -> "COURT_DOCUMENT";
            default -> "STATED";
        };
    }

    private HttpResponse<String> page(Step step, String path) {
        HttpResponse<String> answer = timed(step, () -> officer.get(path));
        mustBe(answer.statusCode() == 200, path + " answered " + answer.statusCode());
        return answer;
    }

    /** @return where the answer leads */
    private String sent(Step step, String path, String token, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        // Where a district was split, the page asks which of them is meant: the one that kept the name.
        form.put("successor", fields.getOrDefault("district", ""));
        form.put("_csrf", token);
        HttpResponse<String> answer = timed(step, () -> officer.post(path, form));
        mustBe(answer.statusCode() == 302, path + " " + fields + " answered " + answer.statusCode() + problem(answer));
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private HttpResponse<String> timed(Step step, Supplier<HttpResponse<String>> request) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = request.get();
        times.add(step, System.nanoTime() - begun);
        return answer;
    }

    /** What the page says is wrong. */
    private static String problem(HttpResponse<String> answer) {
        int at = answer.body().indexOf("role=\"alert\"");
        return at < 0
                ? ""
                : " " + answer.body().substring(at, Math.min(answer.body().length(), at + 500));
    }

    private static void mustBe(boolean isSo, String what) {
        if (!isSo) {
            throw new IllegalStateException("The register did not do as it should: " + what);
        }
    }
}
