package pk.gov.nsor.publicservice.outreach.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.sms.TextLanguage;

/** The form by which a campaign is proposed. */
@Component
class CampaignForm implements ProposalForm<CampaignPlan> {

    static final int MOST_PARTS = 10_000_000;

    private static final int LONGEST_TITLE = 100;
    private static final Set<String> EVERYWHERE = Set.of("pakistan", "پاکستان");

    private final AreaNames names;
    private final Districts districts;
    private final CampaignWording wording;

    CampaignForm(AreaNames names, Districts districts, CampaignWording wording) {
        this.names = names;
        this.districts = districts;
        this.wording = wording;
    }

    /** The name of the field with the text of a language. */
    static String field(TextLanguage language) {
        return switch (language) {
            case ENGLISH -> "english";
            case ROMAN_URDU -> "romanUrdu";
            case URDU -> "urdu";
        };
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.hinted("title", Type.TEXT),
                Field.hinted("english", Type.AREA),
                Field.hinted("romanUrdu", Type.AREA),
                Field.hinted("urdu", Type.URDU),
                Field.hinted("districts", Type.AREA),
                Field.hinted("compared", Type.TEXT),
                Field.of("begins", Type.DAY),
                Field.of("ends", Type.DAY),
                Field.hinted("budget", Type.TEXT));
    }

    @Override
    public Optional<CampaignPlan> read(Form form) {
        Optional<String> title = form.require("title", "campaign.proposal.title.missing", CampaignForm::title);
        CampaignTexts texts = new CampaignTexts(
                text(form, TextLanguage.ENGLISH), text(form, TextLanguage.ROMAN_URDU), text(form, TextLanguage.URDU));
        if (texts.languages().isEmpty() && form.isValid()) {
            form.reject("english", "campaign.proposal.text.missing");
        }
        Optional<List<String>> part = form.require("districts", "campaign.proposal.districts.missing", this::districts);
        Optional<Integer> compared = form.require(
                "compared",
                "campaign.proposal.compared.missing",
                text -> number(text, 0, districts.all().size()));
        Optional<LocalDate> begins = form.day("begins", "campaign.proposal.begins.missing");
        Optional<LocalDate> ends = form.day("ends", "campaign.proposal.ends.missing");
        Optional<Integer> budget =
                form.require("budget", "campaign.proposal.budget.missing", text -> number(text, 1, MOST_PARTS));
        if (!form.isValid()) {
            return Optional.empty();
        }
        return Optional.of(new CampaignPlan(
                title.orElseThrow(),
                texts,
                part.orElseThrow(),
                compared.orElseThrow(),
                begins.orElseThrow(),
                ends.orElseThrow(),
                budget.orElseThrow()));
    }

    @Override
    public LocalDate dayOf(CampaignPlan plan) {
        return plan.beginsOn();
    }

    @Override
    public boolean asksDay() {
        return false;
    }

    private static String title(String text) {
        if (text.length() > LONGEST_TITLE) {
            throw new InvalidValueException("campaign.title", "A title has at most %s characters.", LONGEST_TITLE);
        }
        return Screened.require(text, "title");
    }

    private @Nullable String text(Form form, TextLanguage language) {
        String field = field(language);
        return form.read(field, text -> wording.require(language, text, field)).orElse(null);
    }

    private static int number(String text, int least, int most) {
        String digits = Digits.western(text).replace(",", "");
        if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
            throw new InvalidValueException("campaign.number", "Give a whole number from %s to %s.", least, most);
        }
        return Integer.parseInt(digits);
    }

    /** Names of districts and provinces, in any usual spelling, with commas or lines between them. */
    private List<String> districts(String text) {
        Set<String> codes = new LinkedHashSet<>();
        for (String name : text.split("[,،;\\n]+")) {
            if (!name.isBlank()) {
                codes.addAll(meant(name.strip()));
            }
        }
        return new ArrayList<>(codes);
    }

    private List<String> meant(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        List<String> wider = districts.all().stream()
                .filter(district -> EVERYWHERE.contains(plain)
                        || plain.equals(district.provinceEn().toLowerCase(Locale.ROOT))
                        || name.equals(district.provinceUr()))
                .map(District::code)
                .toList();
        if (!wider.isEmpty()) {
            return wider;
        }
        return switch (names.find(name)) {
            case AreaMeaning.Known(Area area)
            when area.tehsil() == null -> List.of(area.district().code());
            case AreaMeaning.Known(Area area) ->
                throw new InvalidValueException(
                        "campaign.tehsil",
                        "%s is a tehsil of %s. A campaign is for whole districts.",
                        name,
                        area.district().nameEn());
            case AreaMeaning.Several(String word, List<Area> areas) -> throw unknown(name, areas);
            case AreaMeaning.Unknown(List<Area> nearest) -> throw unknown(name, nearest);
        };
    }

    private static InvalidValueException unknown(String name, List<Area> nearest) {
        String meant = nearest.stream().map(Area::nameEn).distinct().collect(Collectors.joining(", "));
        return meant.isEmpty()
                ? new InvalidValueException("campaign.district", "No district is called %s.", name)
                : new InvalidValueException(
                        "campaign.district-near",
                        "No one district is called %s. Was one of these meant: %s?",
                        name,
                        meant);
    }
}
