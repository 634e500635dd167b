package pk.gov.nsor.benchmark.campaigns;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.RegisterData;
import pk.gov.nsor.benchmark.sms.Enquiries;

/** Enquiries at half of what can be answered, by turns alone and beside a campaign to a million followers. */
public final class CampaignsBenchmark implements Benchmarks.Benchmark {

    private static final int FOLLOWERS = 1_000_000;
    private static final int FOLLOWERS_OF_SMALL = 5_000;
    private static final int MESSAGES_A_SECOND = 100;
    private static final int ROUNDS = 8;
    private static final int ROUNDS_OF_SMALL = 2;
    private static final int SECONDS = 15;
    private static final int SECONDS_OF_SMALL = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PATIENCE_FOR_REST = Duration.ofSeconds(20);

    private final Path project =
            Path.of(System.getProperty("nsor.project", ".")).toAbsolutePath().normalize();
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "campaigns";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? 3_000 : 50_000);
        int questions = Integer.getInteger("nsor.bench.questions", small ? 2_000 : 40_000);
        int followers = Integer.getInteger("nsor.bench.followers", small ? FOLLOWERS_OF_SMALL : FOLLOWERS);
        Map<String, String> settings =
                Map.of("NSOR_CAMPAIGNS_MESSAGES_PER_SECOND", "" + MESSAGES_A_SECOND, "NSOR_CAMPAIGNS_HOURS", "0-24");
        RegisterData data = new RegisterData(project, people);
        try (Enquiries enquiries =
                        new Enquiries(project, project.resolve("benchmarks/target/campaigns"), people, settings);
                Connection owner = data.connectAsOwner()) {
            FollowersData campaign = new FollowersData(owner);
            note(followers + " followers …");
            campaign.follow(Path.of(String.valueOf(data.environment().get("NSOR_DATA"))), followers);
            double capacity = enquiries.capacity(questions);
            figure("enquiries answered a second, of which half are asked", capacity, "1/s", null, "higher");
            campaign.plan();
            Instant begun = Instant.now();
            campaign.send();
            awaitMore(campaign);
            figure("from the first day to the first message", seconds(begun), "s", null, "lower");
            campaign.pause();
            awaitSent(campaign);
            turns(enquiries, campaign, small);
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's database could not be asked", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
        return List.copyOf(figures);
    }

    private void turns(Enquiries enquiries, FollowersData campaign, boolean small)
            throws SQLException, InterruptedException {
        int rounds = small ? ROUNDS_OF_SMALL : ROUNDS;
        int seconds = small ? SECONDS_OF_SMALL : SECONDS;
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (boolean isBeside : round % 2 == 0 ? new boolean[] {true, false} : new boolean[] {false, true}) {
                if (isBeside) {
                    campaign.send();
                    awaitMore(campaign);
                }
                int before = campaign.handed();
                Instant begun = Instant.now();
                enquiries.begin(seconds);
                double p99 = enquiries.p99Millis(isBeside);
                if (isBeside) {
                    rates.add((campaign.handed() - before) / seconds(begun));
                    campaign.pause();
                    awaitSent(campaign);
                }
                (isBeside ? beside : alone).add(p99);
            }
            ratios.add(beside.getLast() / alone.getLast());
            note("round %d: p99 of enquiries %.1f ms alone, %.1f ms beside %.0f messages a second"
                    .formatted(round, alone.getLast(), beside.getLast(), rates.getLast()));
        }
        figure("enquiries at half their rate: p99, no campaign", median(alone), "ms", null, "lower");
        figure("enquiries at half their rate: p99, beside a campaign", median(beside), "ms", null, "lower");
        figure("ratio of these, in the middle of the rounds", median(ratios), "ratio", 1.1, "lower");
        figure("messages of the campaign a second", median(rates), "1/s", null, "higher");
    }

    private static void awaitMore(FollowersData campaign) throws SQLException, InterruptedException {
        int before = campaign.handed();
        Instant until = Instant.now().plus(PATIENCE);
        while (campaign.handed() == before) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("The campaign sends nothing");
            }
            Thread.sleep(100);
        }
    }

    private static void awaitSent(FollowersData campaign) throws SQLException, InterruptedException {
        // The second that runs is handed over still.
        Thread.sleep(Duration.ofSeconds(2));
        // Before the first questions the pump confirms nothing, and what waits goes out with them.
        Instant until = Instant.now().plus(PATIENCE_FOR_REST);
        while (campaign.waiting() > 0 && Instant.now().isBefore(until)) {
            Thread.sleep(100);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static double seconds(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }

    private static void note(String line) {
        System.err.println(line);
    }

    private void figure(String name, double value, String unit, @Nullable Double aim, String better) {
        figures.add(new Figure(name, value, unit, aim, better));
    }
}
