package pk.gov.nsor.publicservice.outreach.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.publicservice.outreach.DistrictQuestions;
import pk.gov.nsor.publicservice.outreach.DistrictQuestions.Topic;
import pk.gov.nsor.publicservice.outreach.campaign.CampaignEffect.Side;
import pk.gov.nsor.publicservice.outreach.campaign.CampaignRepository.Asked;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a campaign brought: how often texts named its districts before, during and after, against those held back by lot. Sums of
 * three districts or more on each side; nothing where there are fewer. Kept once all weeks are over, since the weeks are removed.
 */
@Service
public class CampaignMeasurement {

    /** Whole weeks before the first day, and after the last one. */
    static final int WEEKS = 4;

    /** More than all weeks of the longest campaign. */
    private static final int WEEKS_KEPT = 60;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Found>> LIST = new TypeReference<>() {};

    private final CampaignRepository store;
    private final Clock clock;

    CampaignMeasurement(CampaignRepository store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Before, during or after. */
    public enum Phase {
        BEFORE,
        DURING,
        AFTER
    }

    /**
     * A week.
     *
     * @param monday its first day
     * @param told questions in the districts that were told
     * @param compared questions in the others
     */
    public record Week(LocalDate monday, Phase phase, int told, int compared) {}

    /**
     * What came of it.
     *
     * @param percent by how much more was asked, in percent, in the weeks since it began; null while no whole week is over
     * @param least the lower end of the 95 % interval; null as percent
     * @param most its upper end
     */
    public record Found(
            Topic topic,
            List<Week> weeks,
            @Nullable Integer percent,
            @Nullable Integer least,
            @Nullable Integer most) {}

    /** For each topic; empty where the campaign has too few districts on one side, or ended before anybody was told. */
    @Transactional(readOnly = true)
    public Optional<List<Found>> of(Campaign campaign) {
        return store.measured(campaign.id())
                .map(kept -> Optional.of(JSON.readValue(kept, LIST)).filter(found -> !found.isEmpty()))
                .orElseGet(() -> counted(campaign));
    }

    /** Keeps what came of campaigns all of whose weeks are over, and removes the weeks that are old. */
    @Transactional
    public void keep() {
        LocalDate today = LocalDate.now(clock);
        // A week more, so that nothing is on its way to the table.
        LocalDate isOver = DistrictQuestions.week(today).minusWeeks(WEEKS + 1L);
        for (Campaign campaign : store.toMeasure(isOver)) {
            store.measured(
                    campaign.id(), JSON.writeValueAsString(counted(campaign).orElse(List.of())));
        }
        store.forgetQuestions(today.minusWeeks(WEEKS_KEPT));
    }

    private Optional<List<Found>> counted(Campaign campaign) {
        Map<String, Boolean> districts = store.districts(campaign.id());
        int told = (int) districts.values().stream().filter(isTold -> isTold).count();
        if (campaign.isWithoutEffect() || !CampaignEffect.isMeasurable(told, districts.size() - told)) {
            return Optional.empty();
        }
        LocalDate first = DistrictQuestions.week(campaign.beginsOn());
        LocalDate lastWeek = DistrictQuestions.week(LocalDate.now(clock)).minusWeeks(1);
        LocalDate end = DistrictQuestions.week(campaign.endsOn()).plusWeeks(WEEKS);
        LocalDate until = end.isBefore(lastWeek) ? end : lastWeek;
        List<Asked> asked = store.asked(districts.keySet(), first.minusWeeks(WEEKS), until);
        List<Found> found = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            found.add(found(topic, campaign, districts, asked, until));
        }
        return Optional.of(found);
    }

    private static Found found(
            Topic topic, Campaign campaign, Map<String, Boolean> districts, List<Asked> asked, LocalDate until) {
        LocalDate first = DistrictQuestions.week(campaign.beginsOn());
        Map<LocalDate, int[]> sums = new HashMap<>();
        Map<String, Map<Phase, Integer>> byDistrict = new HashMap<>();
        for (Asked one : asked) {
            if (one.topic().equals(topic.name())) {
                boolean isTold = Boolean.TRUE.equals(districts.get(one.district()));
                sums.computeIfAbsent(one.week(), _ -> new int[2])[isTold ? 0 : 1] += one.asked();
                byDistrict
                        .computeIfAbsent(one.district(), _ -> new EnumMap<>(Phase.class))
                        .merge(one.week().isBefore(first) ? Phase.BEFORE : Phase.AFTER, one.asked(), Integer::sum);
            }
        }
        List<Week> weeks = new ArrayList<>();
        for (LocalDate week = first.minusWeeks(WEEKS); !week.isAfter(until); week = week.plusWeeks(1)) {
            int[] sum = sums.getOrDefault(week, new int[2]);
            weeks.add(new Week(week, phase(week, campaign), sum[0], sum[1]));
        }
        long since = ChronoUnit.WEEKS.between(first, until) + 1;
        if (since < 1) {
            return new Found(topic, weeks, null, null, null);
        }
        List<Side> sides = new ArrayList<>();
        districts.keySet().stream().sorted().forEach(district -> {
            Map<Phase, Integer> counts = byDistrict.getOrDefault(district, Map.of());
            sides.add(new Side(
                    Boolean.TRUE.equals(districts.get(district)),
                    counts.getOrDefault(Phase.BEFORE, 0) / (double) WEEKS,
                    counts.getOrDefault(Phase.AFTER, 0) / (double) since));
        });
        CampaignEffect effect = CampaignEffect.of(sides, campaign.id().getLeastSignificantBits());
        return new Found(topic, weeks, percent(effect.factor()), percent(effect.least()), percent(effect.most()));
    }

    private static Phase phase(LocalDate week, Campaign campaign) {
        if (week.isBefore(DistrictQuestions.week(campaign.beginsOn()))) {
            return Phase.BEFORE;
        }
        return week.isAfter(campaign.endsOn()) ? Phase.AFTER : Phase.DURING;
    }

    private static @Nullable Integer percent(@Nullable Double factor) {
        return factor == null ? null : (int) Math.round((factor - 1) * 100);
    }
}
