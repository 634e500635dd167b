package pk.gov.nsor.benchmark.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.benchmark.setting.Child;

/** The pump and the two floors as processes of their own, over real sockets; nothing here depends on time. */
class PumpTest {

    private static final Path TEXTS = Path.of("../server/src/main/resources/messages/enquiry_ur.properties");
    private static final int QUESTIONS = 4_000;

    @TempDir
    Path folder;

    @Test
    void everyQuestionIsAnsweredOnceAndRightlyByTheFloorOnJsmpp() {
        everythingIsAnswered(JsmppEsme.class);
    }

    @Test
    void everyQuestionIsAnsweredOnceAndRightlyByTheRawEsme() {
        everythingIsAnswered(RawEsme.class);
    }

    @Test
    void aFloodIsCountedByWhatWasAcknowledgedAndWhatWasAnswered() {
        Plans plans = Plans.make(maker(), QUESTIONS, folder);
        try (PumpProcess pump = new PumpProcess(folder, 2, 50);
                Child esme = Child.java(
                        RawEsme.class,
                        folder.resolve("floor.log"),
                        List.of(
                                "" + pump.port(),
                                "2",
                                TEXTS.toString(),
                                plans.all().toString()))) {
            assertThat(esme.pid()).isPositive();
            FloodResult flood = pump.flood(plans.flood(), 5_000, 1);
            assertThat(flood.asked()).as(flood.counted()).isBetween(4_000, 5_000);
            assertThat(flood.acknowledged()).isEqualTo(flood.asked());
            assertThat(flood.answered()).isEqualTo(flood.asked());
            assertThat(flood.lost() + flood.unheard() + flood.twice() + flood.uncalledFor() + flood.unknown())
                    .isZero();
        }
    }

    @Test
    void ofEachKindThereAreAsMany() {
        assertThat(maker().makeOfEach(500).stream()
                        .collect(Collectors.groupingBy(Question::kind, Collectors.counting()))
                        .values())
                .containsExactly(500L, 500L, 500L);
    }

    @Test
    void oneQuestionInTwentyIsOnTheRegisterAndNoSenderAsksTwoThatLookAlike() {
        List<Question> questions = maker().make(20_000);
        assertThat(questions).hasSize(20_000);
        assertThat(questions.stream().filter(Question::on).count()).isBetween(800L, 1_200L);
        assertThat(questions.stream().map(Question::sender).distinct().count()).isEqualTo(4_000);
        assertThat(questions.stream()
                        .map(question -> question.sender() + " " + question.cnic() % 1_000_000)
                        .distinct()
                        .count())
                .isEqualTo(20_000);
        assertThat(questions).allMatch(question -> question.cnic() / 1_000_000_000_000L == 9);
    }

    private void everythingIsAnswered(Class<?> esme) {
        Plans plans = Plans.make(maker(), QUESTIONS, folder);
        try (Child pump = Child.java(Pump.class, folder.resolve("pump.log"), List.of("2", "50"))) {
            String port = pump.awaitLine("port ").substring(5);
            try (Child floor = Child.java(
                    esme,
                    folder.resolve("floor.log"),
                    List.of(port, "2", TEXTS.toString(), plans.all().toString()))) {
                pump.say("run " + plans.full() + " 0");
                PumpResult full = PumpResult.read(pump.awaitLine("done "));
                assertThat(full.isRight()).as(full.counted()).isTrue();
                assertThat(full.answered()).isEqualTo(QUESTIONS);
                pump.say("run " + plans.half() + " 4000");
                PumpResult paced = PumpResult.read(pump.awaitLine("done "));
                assertThat(paced.isRight()).as(paced.counted()).isTrue();
                assertThat(paced.answered()).isEqualTo(QUESTIONS / 2);
            }
        }
    }

    private static QuestionMaker maker() {
        List<Long> on = LongStream.range(0, 500)
                .mapToObj(i -> 9_352_010_000_001L + i * 10)
                .toList();
        List<Long> untold = LongStream.range(0, 500)
                .mapToObj(i -> 9_352_020_000_001L + i * 10)
                .toList();
        Set<Long> known = new HashSet<>(on);
        known.addAll(untold);
        return new QuestionMaker(on, untold, known, 1);
    }
}
