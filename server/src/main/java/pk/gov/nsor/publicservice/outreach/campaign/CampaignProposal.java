package pk.gov.nsor.publicservice.outreach.campaign;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.outreach.DistrictQuestions;
import pk.gov.nsor.publicservice.outreach.Followers;

/** A campaign, proposed by one and approved by another, who sees each text as it is sent. The lot is drawn at the approval. */
@Component
class CampaignProposal implements ProposalKind<CampaignPlan> {

    static final int LONGEST_DAYS = 60;

    private static final Set<Role> BUREAU = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);

    private final CampaignRepository store;
    private final CampaignWording wording;
    private final CampaignForm form;
    private final Followers followers;
    private final Districts districts;
    private final Clock clock;
    private final SecureRandom lot = new SecureRandom();

    CampaignProposal(
            CampaignRepository store,
            CampaignWording wording,
            CampaignForm form,
            Followers followers,
            Districts districts,
            Clock clock) {
        this.store = store;
        this.wording = wording;
        this.form = form;
        this.followers = followers;
        this.districts = districts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "campaign";
    }

    @Override
    public String messages() {
        return "campaign.proposal.";
    }

    @Override
    public Class<CampaignPlan> payload() {
        return CampaignPlan.class;
    }

    @Override
    public Set<Role> proposers() {
        return BUREAU;
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(CampaignPlan plan) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("title", Text.plain(plan.title())));
        for (TextLanguage language : plan.texts().languages()) {
            String text = String.valueOf(plan.texts().in(language));
            lines.add(new Line(CampaignForm.field(language), Text.plain(wording.sent(language, text))));
        }
        List<District> part = named(plan);
        lines.add(new Line(
                "districts",
                Text.both(
                        String.join(", ", part.stream().map(District::nameEn).toList()),
                        String.join("، ", part.stream().map(District::nameUr).toList()))));
        lines.add(new Line("compared", Text.plain(plan.compared())));
        lines.add(new Line("begins", Text.plain(plan.beginsOn())));
        lines.add(new Line("ends", Text.plain(plan.endsOn())));
        lines.add(new Line("budget", Text.plain(plan.mostParts())));
        return lines;
    }

    private List<District> named(CampaignPlan plan) {
        return plan.districts().stream()
                .flatMap(code -> districts.byCode(code).stream())
                .toList();
    }

    @Override
    public Preview preview(CampaignPlan plan, LocalDate effectiveFrom) {
        List<Text> sentences = new ArrayList<>();
        sentences.add(Text.of("campaign.proposal.followers."
                + followers.within(plan.districts()).key()));
        sentences.add(Text.of("campaign.proposal.lot", plan.districts().size() - plan.compared(), plan.compared()));
        sentences.add(Text.of(
                CampaignEffect.isMeasurable(plan.districts().size() - plan.compared(), plan.compared())
                        ? "campaign.proposal.measured"
                        : "campaign.proposal.unmeasured"));
        for (TextLanguage language : plan.texts().languages()) {
            sentences.add(Text.of(
                    "campaign.proposal.parts." + CampaignForm.field(language),
                    wording.parts(language, String.valueOf(plan.texts().in(language)))));
        }
        return new Preview(sentences, List.of());
    }

    /** A campaign changes nothing that is there already. */
    @Override
    public String fingerprint(CampaignPlan plan) {
        return "new";
    }

    @Override
    public void validate(CampaignPlan plan, LocalDate effectiveFrom) {
        if (plan.beginsOn().isBefore(LocalDate.now(clock))) {
            throw new InvalidValueException("campaign.begun", "The first day is over.").at("begins");
        }
        if (plan.endsOn().isBefore(plan.beginsOn())
                || ChronoUnit.DAYS.between(plan.beginsOn(), plan.endsOn()) >= LONGEST_DAYS) {
            throw new InvalidValueException(
                            "campaign.days",
                            "The last day is the first one or later, and a campaign has at most %s days.",
                            LONGEST_DAYS)
                    .at("ends");
        }
        if (plan.texts().languages().isEmpty()) {
            throw new InvalidValueException("campaign.no-text", "Write the text in one language at least.")
                    .at(CampaignForm.field(TextLanguage.ENGLISH));
        }
        for (TextLanguage language : plan.texts().languages()) {
            String _ =
                    wording.require(language, String.valueOf(plan.texts().in(language)), CampaignForm.field(language));
        }
        LocalDate today = LocalDate.now(clock);
        wording.requireNoCounts(plan.texts(), isEverywhere(plan, today));
        if (plan.districts().isEmpty()
                || !named(plan).stream().allMatch(district -> district.isInForce(today))
                || named(plan).size() != plan.districts().size()) {
            throw new InvalidValueException("campaign.districts", "Name districts that there are today.")
                    .at("districts");
        }
        if (plan.compared() < 0 || plan.compared() >= plan.districts().size()) {
            throw new InvalidValueException(
                            "campaign.compared", "Fewer districts are compared than take part: one at least is told.")
                    .at("compared");
        }
        refuseUnderMeasurement(plan);
    }

    private boolean isEverywhere(CampaignPlan plan, LocalDate today) {
        return districts.all().stream()
                .filter(district -> district.isInForce(today))
                .allMatch(district -> plan.districts().contains(district.code()));
    }

    /**
     * Neither the weeks before another's first one, nor those after its last one, may have messages of this one. Where this
     * one is measured too, they have no week in common: what the one has more than the other would be a district's own number.
     */
    private void refuseUnderMeasurement(CampaignPlan plan) {
        boolean isMeasured = CampaignEffect.isMeasurable(plan.districts().size() - plan.compared(), plan.compared());
        int apart = isMeasured ? 2 * CampaignMeasurement.WEEKS : CampaignMeasurement.WEEKS;
        for (Campaign other : store.over(
                plan.districts(),
                DistrictQuestions.week(plan.beginsOn()).minusWeeks(apart),
                DistrictQuestions.week(plan.endsOn()).plusWeeks(apart + 1L).minusDays(1))) {
            Map<String, Boolean> sides = store.districts(other.id());
            int told = (int) sides.values().stream().filter(isTold -> isTold).count();
            if (!other.isWithoutEffect() && CampaignEffect.isMeasurable(told, sides.size() - told)) {
                throw new InvalidValueException(
                                "campaign.measured",
                                "The effect of %s is measured in one of these districts until four weeks after its last day,"
                                        + " %s. A campaign that is measured too begins eight weeks after that day. Name"
                                        + " others, or begin later.",
                                other.number(),
                                other.endsOn())
                        .at("districts");
            }
        }
    }

    @Override
    public void apply(CampaignPlan plan, Approval approval) {
        List<String> drawn = new ArrayList<>(plan.districts());
        Collections.shuffle(drawn, lot);
        store.insert(UUID.randomUUID(), plan, drawn.subList(plan.compared(), drawn.size()), approval.proposal());
    }

    @Override
    public Optional<String> afterApproval() {
        return Optional.of("/campaigns");
    }

    @Override
    public Optional<ProposalForm<CampaignPlan>> form() {
        return Optional.of(form);
    }
}
