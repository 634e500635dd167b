package pk.gov.nsor.publicservice.outreach.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.publicservice.outreach.campaign.CampaignEffect.Side;

/** What is known here and not in life: by how much a campaign multiplies the questions. */
class CampaignEffectTest {

    private static final int CAMPAIGNS = 200;

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5})
    void theIntervalHoldsTheTrueFactorInNineteenOfTwentyCampaigns(double factor) {
        Random random = new Random(20261130);
        int held = 0;
        for (int campaign = 0; campaign < CAMPAIGNS; campaign++) {
            CampaignEffect effect = CampaignEffect.of(drawn(random, factor), campaign);
            boolean isHeld =
                    Objects.requireNonNull(effect.least()) <= factor && Objects.requireNonNull(effect.most()) >= factor;
            held += isHeld ? 1 : 0;
        }
        // Of 200 draws at 0.95, fewer than 181 come about once in a hundred times.
        assertThat(held).isBetween(181, CAMPAIGNS);
    }

    @Test
    void anEffectThatIsLargeIsSeen() {
        CampaignEffect effect = CampaignEffect.of(drawn(new Random(7), 3), 1);
        assertThat(effect.factor()).isBetween(2.0, 4.5);
        assertThat(effect.least()).isGreaterThan(1);
    }

    @Test
    void ofTheSameNumbersItSaysTheSame() {
        List<Side> districts = drawn(new Random(7), 1.2);
        assertThat(CampaignEffect.of(districts, 5)).isEqualTo(CampaignEffect.of(districts, 5));
    }

    @Test
    void whereTheLotIsTooSmallThereIsNoInterval() {
        assertThat(CampaignEffect.isMeasurable(3, 3)).as("20 lots").isFalse();
        assertThat(CampaignEffect.isMeasurable(4, 4)).as("70 lots").isTrue();
        assertThat(CampaignEffect.isMeasurable(100, 2)).as("two districts").isFalse();
        assertThat(CampaignEffect.isMeasurable(130, 65)).isTrue();
        List<Side> few = List.of(new Side(true, 1, 2), new Side(false, 1, 1));
        assertThat(CampaignEffect.of(few, 1).least()).isNull();
        assertThatThrownBy(() -> CampaignEffect.of(List.of(new Side(true, 1, 2)), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Twenty districts of very different size, half of them told by lot; each has weeks of its own. */
    private static List<Side> drawn(Random random, double factor) {
        List<Boolean> lot = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lot.add(i % 2 == 0);
        }
        Collections.shuffle(lot, random);
        List<Side> districts = new ArrayList<>();
        for (boolean isTold : lot) {
            double weekly = Math.exp(random.nextGaussian() + 3);
            double season = Math.exp(random.nextGaussian() * 0.2);
            districts.add(new Side(
                    isTold,
                    poisson(random, weekly * 4) / 4.0,
                    poisson(random, weekly * season * (isTold ? factor : 1) * 4) / 4.0));
        }
        return districts;
    }

    private static int poisson(Random random, double mean) {
        return (int) Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
    }
}
