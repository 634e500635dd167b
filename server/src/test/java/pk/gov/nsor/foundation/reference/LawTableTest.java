package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.MaximumPunishment.Special;
import pk.gov.nsor.foundation.requirement.MaximumPunishment.Years;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.Schedule;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class LawTableTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Autowired
    OffenceRules rules;

    @Autowired
    Offences offences;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aRuleCountsFromItsFirstToItsLastDay() {
        Section section = Section.parse("PECA 22");
        assertThat(rules.inForce(section, LocalDate.of(2021, 11, 30))).isEmpty();
        assertThat(rules.inForce(section, LocalDate.of(2021, 12, 1)))
                .extracting(OffenceRule::maximum)
                .containsExactly(new Years(7));
        assertThat(rules.inForce(section, LocalDate.of(2023, 7, 23)))
                .extracting(OffenceRule::maximum)
                .containsExactly(new Years(7));
        assertThat(rules.inForce(section, LocalDate.of(2023, 7, 24)))
                .extracting(OffenceRule::maximum)
                .containsExactly(new Years(20));
        assertThat(rules.inForce(section, TODAY))
                .extracting(OffenceRule::confidence)
                .containsExactly("recalled");
    }

    @Test
    void aSubsectionTakesTheRulesOfTheSectionAroundIt() {
        List<OffenceRule> ofRape = rules.inForce(Section.parse("PPC 376"), TODAY);
        assertThat(ofRape).hasSize(1);
        assertThat(rules.inForce(Section.parse("PPC 376(3)"), TODAY)).isEqualTo(ofRape);
        assertThat(rules.inForce(Section.parse("PPC 376(1A)(b)"), TODAY)).isEqualTo(ofRape);
        OffenceRule rule = ofRape.getFirst();
        assertThat(rule.schedule()).isEqualTo(Schedule.II);
        assertThat(rule.narrow()).isTrue();
        assertThat(rule.connectedOnly()).isFalse();
        assertThat(rule.childElement()).isFalse();
        assertThat(rule.maximum()).isEqualTo(Special.DEATH);
        assertThat(rule.section()).isEqualTo(Section.parse("PPC 376"));
        assertThat(rule.to()).isNull();
    }

    @Test
    void aLetterIsNoSubsection() {
        assertThat(rules.inForce(Section.parse("PPC 376B"), TODAY)).isEmpty();
        assertThat(offences.known(Section.parse("PPC 376B"))).isFalse();
    }

    @Test
    void aSectionOfBothSchedulesHasARuleForEach() {
        assertThat(rules.inForce(Section.parse("PPC 511"), TODAY))
                .extracting(OffenceRule::schedule, OffenceRule::maximum)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Schedule.I, Special.HALF_CONNECTED),
                        org.assertj.core.groups.Tuple.tuple(Schedule.II, Special.HALF_CONNECTED));
    }

    @Test
    void aSectionThatIsInNoScheduleIsKnownAllTheSame() {
        OffenceRule rule = rules.inForce(Section.parse("PPC 509"), TODAY).getFirst();
        assertThat(rule.schedule()).isNull();
        assertThat(rule.narrow()).isFalse();
        assertThat(offences.known(Section.parse("PPC 509"))).isTrue();
        assertThat(offences.known(Section.parse("PPC 379"))).isFalse();
        assertThat(offences.known(Section.parse("PPC 376(3)"))).isTrue();
        assertThat(offences.known(Section.parse("PPC 376(9)"))).isTrue();
    }

    @Test
    void everyRuleHasAnOffenceWithTitlesInBothLanguages() {
        List<Section> ruled = jdbc
                .sql("select distinct law || ' ' || section from reference.offence_rule")
                .query(String.class)
                .list()
                .stream()
                .map(Section::parse)
                .toList();
        assertThat(offences.all()).extracting(OffenceOfLaw::section).containsAll(ruled);
        assertThat(offences.all()).allSatisfy(offence -> {
            assertThat(offence.titleEn()).isNotBlank();
            assertThat(offence.titleUr()).isNotBlank();
            assertThat(offence.titleUrReviewed()).isFalse();
        });
    }

    @Test
    void offencesComeInTheOrderOfTheLaw() {
        assertThat(offences.all().getFirst().section()).isEqualTo(Section.parse("PPC 34"));
        assertThat(offences.all().getLast().section()).isEqualTo(Section.parse("ATA 7"));
    }

    @Test
    void aSubsectionWithoutATitleTakesTheOneAroundIt() {
        assertThat(offences.titled(Section.parse("PPC 376(9)")).orElseThrow().section())
                .isEqualTo(Section.parse("PPC 376"));
        assertThat(offences.titled(Section.parse("PPC 376(3)")).orElseThrow().section())
                .isEqualTo(Section.parse("PPC 376(3)"));
        assertThat(offences.titled(Section.parse("PPC 379"))).isEmpty();
    }
}
