package pk.gov.nsor.foundation.reference.place;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.DistrictSplit;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Sources;
import pk.gov.nsor.foundation.reference.SplitEffect;

/**
 * A district split: a new district from a day on, and what moves to it. It can not be taken back once it is approved; until
 * then the proposal can be withdrawn.
 */
@Component
public class DistrictSplitProposal implements ProposalKind<DistrictSplit> {

    private final Districts districts;
    private final Courts courts;
    private final PoliceStations stations;
    private final SplitRules rules;
    private final DistrictSplits splits;
    private final DistrictSplitForm form;
    private final List<SplitEffect> effects;
    private final Clock clock;

    DistrictSplitProposal(
            Districts districts,
            Courts courts,
            PoliceStations stations,
            SplitRules rules,
            DistrictSplits splits,
            DistrictSplitForm form,
            List<SplitEffect> effects,
            Clock clock) {
        this.districts = districts;
        this.courts = courts;
        this.stations = stations;
        this.rules = rules;
        this.splits = splits;
        this.form = form;
        this.effects = effects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "district-split";
    }

    @Override
    public String messages() {
        return "reference.split.";
    }

    @Override
    public Class<DistrictSplit> payload() {
        return DistrictSplit.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(DistrictSplit split) {
        return List.of(
                new Line("district", old(split)),
                new Line("name", Text.both(split.nameEn(), split.nameUr())),
                new Line("code", Text.plain(split.code())),
                new Line("headquarters", Text.plain(split.headquarters())),
                new Line(
                        "point",
                        Text.of("reference.split.point", degrees(split.latitude()), degrees(split.longitude()))),
                new Line("divisionEn", Text.plain(split.divisionEn())),
                new Line(
                        "tehsils",
                        names(
                                split.tehsils(),
                                code -> districts
                                        .tehsil(code)
                                        .map(known -> new Named(known.nameEn(), known.nameEn())))),
                new Line(
                        "stations",
                        names(
                                split.stations(),
                                code -> stations.byCode(code).map(known -> new Named(known.nameEn(), known.nameUr())))),
                new Line(
                        "courts",
                        names(
                                split.courts(),
                                code -> courts.byCode(code).map(known -> new Named(known.nameEn(), known.nameUr())))),
                new Line("source", Sources.shown(split.source())));
    }

    @Override
    public Preview preview(DistrictSplit split, LocalDate from) {
        LocalDate today = LocalDate.now(clock);
        List<Text> counts = new ArrayList<>();
        counts.add(Text.of(
                from.isAfter(today) ? "reference.split.day.to-come" : "reference.split.day.now",
                from,
                Text.both(split.nameEn(), split.nameUr()),
                old(split)));
        long past = Sources.daysPast(from, today);
        if (past > 0) {
            counts.add(Text.of("reference.split.past", past));
        }
        counts.add(Text.of(
                "reference.split.moves.tehsils",
                split.tehsils().size(),
                districts.tehsils(split.district(), from).size()));
        counts.add(Text.of(
                "reference.split.moves.stations",
                split.stations().size(),
                stations.inDistrict(split.district(), from).size()));
        counts.add(Text.of(
                "reference.split.moves.courts",
                split.courts().size(),
                courts.inDistrict(split.district(), from).size()));
        if (split.stations().isEmpty()) {
            counts.add(assumed("reference.split.assumed.station", DistrictSplits.stationOf(split)));
        }
        if (split.courts().isEmpty()) {
            counts.add(assumed("reference.split.assumed.court", DistrictSplits.courtOf(split)));
        }
        List<Preview> found =
                effects.stream().map(effect -> effect.preview(split, from)).toList();
        found.forEach(effect -> counts.addAll(effect.counts()));
        counts.add(Text.of("reference.split.final"));
        return new Preview(
                counts,
                found.stream()
                        .flatMap(effect -> effect.affected().stream())
                        .limit(Preview.MOST)
                        .toList());
    }

    /** The days of the district, and where what is or ever was of it belongs. */
    @Override
    public String fingerprint(DistrictSplit split) {
        String days = districts
                .byCode(split.district())
                .map(old -> old.from() + " " + old.to() + " " + old.nameEn())
                .orElse("none");
        return days + "; "
                + Stream.<Collection<? extends Located>>of(
                                districts.tehsilsEver(split.district()),
                                stations.everIn(split.district()),
                                courts.everIn(split.district()))
                        .map(DistrictSplitProposal::belongings)
                        .collect(Collectors.joining("; "));
    }

    @Override
    public void validate(DistrictSplit split, LocalDate effectiveFrom) {
        rules.check(split, effectiveFrom);
    }

    @Override
    public void apply(DistrictSplit split, Approval approval) {
        districts.holdAlone();
        splits.enact(split, approval);
        effects.forEach(effect -> effect.follow(split, approval));
    }

    @Override
    public Optional<ProposalForm<DistrictSplit>> form() {
        return Optional.of(form);
    }

    /** Their number and a hash: a large district's would be longer than a fingerprint may be. */
    private static String belongings(Collection<? extends Located> places) {
        String all = places.stream()
                .map(place -> place.code() + " " + place.nameEn() + " " + place.stays())
                .sorted()
                .collect(Collectors.joining("; "));
        return places.size() + " " + sha256(all);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private Text old(DistrictSplit split) {
        return districts
                .byCode(split.district())
                .map(old -> Text.both(old.nameEn(), old.nameUr()))
                .orElseGet(() -> Text.plain(split.district()));
    }

    private static Text assumed(String key, DistrictSplits.Assumed place) {
        return Text.of(key, Text.both(place.nameEn(), place.nameUr()));
    }

    private static Text names(List<String> codes, Function<String, Optional<Named>> find) {
        List<Named> named = codes.stream()
                .map(code -> find.apply(code).orElse(new Named(code, code)))
                .toList();
        return codes.isEmpty()
                ? Text.of("reference.split.none")
                : Text.both(
                        named.stream().map(Named::english).collect(Collectors.joining(", ")),
                        named.stream().map(Named::urdu).collect(Collectors.joining("، ")));
    }

    private record Named(String english, String urdu) {}

    private static String degrees(double degrees) {
        return String.format(Locale.ROOT, "%.4f", degrees).replaceFirst("\\.?0+$", "");
    }
}
