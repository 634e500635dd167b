package pk.gov.nsor.publicservice.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionException;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.publicservice.enquiry.statistics.Disclosure;
import pk.gov.nsor.publicservice.enquiry.statistics.FigureReading;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures;
import pk.gov.nsor.publicservice.enquiry.statistics.Range;
import pk.gov.nsor.publicservice.enquiry.statistics.StatisticsRollup;
import pk.gov.nsor.publicservice.enquiry.statistics.Tally;
import pk.gov.nsor.publicservice.enquiry.statistics.Tally.Counted;
import pk.gov.nsor.testing.Samples;

/** The figures beside the ledger, on a database of their own. */
class FiguresTest {

    private static final String[] TEXTS = {"HELP", "MADAD", "LANG EN", "مدد", "hello", "93520", "DISPUTE ABCD2345"};

    private final EnquiryFixture desk = new EnquiryFixture();
    private final Random random = new Random(34);
    private final FigureReading reading = new FigureReading(desk.jdbc, desk.clock);

    @BeforeEach
    void somebodyIsOnTheRegister() {
        desk.release.onRegister.add(Samples.cnic());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theFiguresOfMinutesHoursAndDaysAgreeWithTheLedger() {
        for (int batch = 0; batch < 60; batch++) {
            ask(1 + random.nextInt(8));
            desk.clock.now = desk.clock.now.plusSeconds(random.nextInt(3_000));
        }
        folding(() -> {}).fold();
        assertThat(figures("MINUTE")).hasSizeGreaterThan(60).isEqualTo(ledger("minute"));
        assertThat(figures("HOUR")).isEqualTo(ledger("hour"));
        assertThat(figures("DAY"))
                .isEqualTo(ledger("day"))
                .as("midnight is Pakistan's")
                .allSatisfy((day, count) -> assertThat(day).contains(" 00:00"));
        assertThat(notes()).isZero();
    }

    @Test
    void languagesAreCountedAndWhatGetsNoAnswerIs() {
        desk.ask("923992000001", "HELP");
        desk.ask("923992000002", "مدد");
        desk.ask("923992000003", "hello");
        desk.ask("923992000003", "hello");
        for (int i = 0; i < 7; i++) {
            desk.ask("923992000004", Samples.cnic().formatted());
        }
        folding(() -> {}).fold();
        Figures figures = reading.of(Range.HOUR);
        assertThat(figures.questions()).isEqualTo(11);
        assertThat(figures.unanswered()).isEqualTo(3);
        assertThat(figures.of("HELP", "ENGLISH")).isEqualTo(1);
        assertThat(figures.of("HELP", "URDU")).isEqualTo(1);
        assertThat(figures.of(Tally.SILENCE, "URDU")).isEqualTo(2);
        assertThat(figures.of("LIMIT", "URDU")).isEqualTo(1);
        assertThat(figures.kinds(Disclosure.EXACT))
                .containsExactly("HELP", "LIMIT", "NOT_ON_REGISTER", "SILENCE", "USAGE");
        assertThat(figures.steps()).hasSize(60);
        assertThat(figures.steps().getLast().questions()).isEqualTo(11);
    }

    @Test
    void eachRangeTakesInItsFirstStepAndNothingBefore() {
        Instant now = desk.clock.now;
        note(now.minus(Duration.ofMinutes(59)), now.minus(Duration.ofMinutes(60)));
        note(now.minus(Duration.ofHours(23)), now.minus(Duration.ofHours(24)));
        note(now.minus(Duration.ofDays(29)), now.minus(Duration.ofDays(30)));
        folding(() -> {}).fold();
        assertThat(reading.of(Range.HOUR).questions()).isEqualTo(1);
        assertThat(reading.of(Range.HOUR).steps().getFirst().questions()).isEqualTo(1);
        assertThat(reading.of(Range.DAY).questions()).isEqualTo(3);
        assertThat(reading.of(Range.DAY).steps().getFirst().questions()).isEqualTo(1);
        assertThat(reading.of(Range.MONTH).questions()).isEqualTo(5);
        assertThat(reading.of(Range.MONTH).steps().getFirst().questions()).isEqualTo(1);
    }

    @Test
    void areasAreCountedByTheDayOnly() {
        Tally tally = new Tally(desk.jdbc);
        tally.note(List.of(
                new Counted(desk.clock.now, "AREA", "URDU", "jhelum"),
                new Counted(desk.clock.now, "AREA", "ENGLISH", "jhelum"),
                new Counted(desk.clock.now, "AREA", "URDU", "multan"),
                new Counted(desk.clock.now, "USAGE", "URDU", null)));
        folding(() -> {}).fold();
        assertThat(reading.of(Range.HOUR).areas())
                .containsExactly(new Figures.AreaCount("jhelum", 2), new Figures.AreaCount("multan", 1));
        assertThat(reading.of(Range.HOUR).questions()).isEqualTo(4);
        assertThat(desk.count("select count(*) from enquiry.area_figure")).isEqualTo(2);
    }

    @Test
    void severalProcessesThatFoldAtOnceWhileQuestionsComeLoseAndDoubleNothing() throws Exception {
        AtomicBoolean asking = new AtomicBoolean(true);
        List<AtomicInteger> folded = List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        List<Callable<Object>> work = new ArrayList<>();
        for (AtomicInteger times : folded) {
            StatisticsRollup folding = folding(() -> {
                times.incrementAndGet();
                pause();
            });
            work.add(() -> {
                while (asking.get()) {
                    folding.fold();
                }
                return folding;
            });
        }
        for (int worker = 0; worker < 3; worker++) {
            int own = worker;
            work.add(() -> {
                for (int batch = 0; batch < 60; batch++) {
                    desk.ask(desk.handler, questions(4, new Random(own * 1000L + batch)));
                }
                return own;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<Future<Object>> running = work.stream().map(threads::submit).toList();
            try {
                for (Future<Object> asked : running.subList(folded.size(), running.size())) {
                    asked.get();
                }
            } finally {
                asking.set(false);
            }
            for (Future<Object> each : running) {
                each.get();
            }
        }
        folding(() -> {}).fold();
        assertThat(folded)
                .as("one tells of the minute, too")
                .allSatisfy(times -> assertThat(times).hasValueGreaterThan(1));
        assertThat(notes()).isZero();
        assertThat(figures("MINUTE")).isEqualTo(ledger("minute"));
        assertThat(desk.count("select sum(questions) from enquiry.figure where grain = 'MINUTE'"))
                .isEqualTo(3 * 60 * 4);
    }

    @Test
    void aProcessThatDiesInTheMiddleOfFoldingLeavesAllToTheNext() {
        ask(20);
        ask(20);
        StatisticsRollup killed = folding(() -> {
            assertThat(notes()).as("its transaction has taken the notes").isZero();
            desk.jdbc
                    .sql("select pg_terminate_backend(pg_backend_pid())")
                    .query()
                    .singleRow();
        });
        assertThatThrownBy(killed::fold).isInstanceOf(TransactionException.class);
        assertThat(notes()).isEqualTo(2);
        assertThat(figures("MINUTE")).isEmpty();
        folding(() -> {}).fold();
        folding(() -> {}).fold();
        assertThat(figures("MINUTE")).isNotEmpty().isEqualTo(ledger("minute"));
    }

    @Test
    void aBatchThatIsUndoneIsNotCounted() {
        assertThatThrownBy(() -> desk.undone(questions(5, random))).hasMessage("undone");
        folding(() -> {}).fold();
        assertThat(figures("MINUTE")).isEmpty();
        assertThat(notes()).isZero();
    }

    @Test
    void moreNotesThanAreTakenAtOnceAreAllFolded() {
        desk.jdbc.sql("""
                        insert into enquiry.count_note (minutes, kinds, languages, areas, questions)
                        select array[29000000], array['HELP'], array['URDU'], array[''], array[2]
                        from generate_series(1, 4500)
                        """).update();
        AtomicInteger told = new AtomicInteger();
        folding(told::incrementAndGet).fold();
        assertThat(told).hasValue(3);
        assertThat(notes()).isZero();
        assertThat(desk.count("select questions from enquiry.figure where grain = 'DAY'"))
                .isEqualTo(9000);
    }

    @Test
    void openPagesAreToldOfWhatIsFoldedAndOfEachMinute() {
        AtomicInteger told = new AtomicInteger();
        StatisticsRollup folding = folding(told::incrementAndGet);
        folding.fold();
        folding.fold();
        assertThat(told).hasValue(1);
        desk.ask("923992000001", "HELP");
        folding.fold();
        assertThat(told).hasValue(2);
        folding.fold();
        assertThat(told).hasValue(2);
        desk.clock.now = desk.clock.now.plusSeconds(60);
        folding.fold();
        folding.fold();
        assertThat(told).hasValue(3);
    }

    @Test
    void minutesAreKeptForTwoDaysHoursForNinetyAndDaysForGood() {
        Instant now = desk.clock.now;
        note(now, now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(100)));
        StatisticsRollup folding = folding(() -> {});
        folding.fold();
        folding.forgetOld();
        assertThat(figures("MINUTE")).hasSize(1);
        assertThat(figures("HOUR")).hasSize(2);
        assertThat(figures("DAY")).hasSize(3);
    }

    private void ask(int questions) {
        desk.ask(desk.handler, questions(questions, random));
    }

    private List<Question> questions(int count, Random chance) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String sender = "92399200" + (1000 + chance.nextInt(30));
            String text = chance.nextInt(3) == 0 ? Samples.cnic().formatted() : TEXTS[chance.nextInt(TEXTS.length)];
            questions.add(desk.question(sender, text));
        }
        return questions;
    }

    private void note(Instant... moments) {
        new Tally(desk.jdbc)
                .note(Arrays.stream(moments)
                        .map(moment -> new Counted(moment, "HELP", "URDU", null))
                        .toList());
    }

    private StatisticsRollup folding(Runnable tell) {
        return new StatisticsRollup(desk.jdbc, desk.transaction, tell, desk.clock);
    }

    private long notes() {
        return desk.count("select count(*) from enquiry.count_note");
    }

    /** By step and kind, of those the ledger has. */
    private Map<String, Long> figures(String grain) {
        return counts("""
                select begins_at, kind, sum(questions) as count from enquiry.figure
                where grain = '%s' and kind <> 'SILENCE' group by 1, 2
                """.formatted(grain));
    }

    private Map<String, Long> ledger(String step) {
        return counts("""
                select date_trunc('%s', asked_at, 'Asia/Karachi') as begins_at, kind, count(*) as count
                from enquiry.ledger group by 1, 2
                """.formatted(step));
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new TreeMap<>();
        desk.jdbc
                .sql(
                        "select to_char(begins_at at time zone 'Asia/Karachi', 'YYYY-MM-DD HH24:MI') || ' ' || kind as what,"
                                + " count from (" + sql + ") as counted")
                .query(row -> {
                    counts.put(row.getString("what"), row.getLong("count"));
                });
        return counts;
    }

    private static void pause() {
        try {
            Thread.sleep(3);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
