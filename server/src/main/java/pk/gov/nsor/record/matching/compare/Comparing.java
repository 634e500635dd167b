package pk.gov.nsor.record.matching.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares descriptions of people by the match weights of Fellegi and Sunter. The same for the search, for duplicates
 * and for what comes in. It decides nothing: what a weight is enough for is decided by whoever asks, and by people.
 */
public final class Comparing {

    private final MatchModel model;
    private final NameComparison names;
    private final DistrictsNear near;

    /** Whether people of the one district are often found in the other. */
    public interface DistrictsNear {
        boolean areNear(String one, String other);
    }

    /** By the model in use. */
    public Comparing(DistrictsNear near) {
        this(MatchModel.current(), near);
    }

    public Comparing(MatchModel model, DistrictsNear near) {
        this.model = model;
        this.names = new NameComparison(model, Frequencies.KNOWN);
        this.near = near;
    }

    /** Read once, when first used. */
    private static final class Frequencies {
        private static final NameFrequencies KNOWN = NameFrequencies.read();
    }

    /** How usual words are among the population's names. */
    public static NameFrequencies frequencies() {
        return Frequencies.KNOWN;
    }

    /** What both descriptions know is compared; what one of them lacks says nothing. */
    public Comparison compare(Described one, Described other) {
        List<Evidence> evidence = new ArrayList<>();
        NameComparison.Result name = null;
        int which = 0;
        for (NameWords ones : one.names()) {
            for (int each = 0; each < other.names().size(); each++) {
                NameComparison.Result result =
                        names.compare(Part.NAME, ones, other.names().get(each));
                if (result != null && (name == null || result.weight() > name.weight())) {
                    name = result;
                    which = each;
                }
            }
        }
        NameComparison.Result father = one.father() == null || other.father() == null
                ? null
                : names.compare(Part.FATHER, one.father(), other.father());
        addAll(evidence, name);
        addAll(evidence, father);
        addBirth(evidence, one.birth(), other.birth());
        if (one.sex() != null && other.sex() != null) {
            Agreement agreement = one.sex() == other.sex() ? Agreement.SAME : Agreement.DIFFERENT;
            evidence.add(new Evidence(
                    Part.SEX, agreement, one.sex().name(), other.sex().name(), model.bits(Part.SEX, agreement)));
        }
        addDistricts(evidence, one.districts(), other.districts());
        addCnics(evidence, one.cnics(), other.cnics());
        addTelephones(evidence, one.telephones(), other.telephones());
        int words = (name == null ? 0 : name.words()) + (father == null ? 0 : father.words());
        double likeness = (name == null ? 0 : name.likeness()) + (father == null ? 0 : father.likeness());
        return new Comparison(evidence, which, words == 0 ? 0 : likeness / words);
    }

    private static void addAll(List<Evidence> evidence, NameComparison.@Nullable Result result) {
        if (result != null) {
            evidence.addAll(result.evidence());
        }
    }

    private void addBirth(List<Evidence> evidence, @Nullable Birth one, @Nullable Birth other) {
        if (one != null && other != null) {
            Agreement agreement = one.agreement(other);
            evidence.add(
                    new Evidence(Part.BIRTH, agreement, one.text(), other.text(), model.bits(Part.BIRTH, agreement)));
        }
    }

    private void addDistricts(List<Evidence> evidence, Set<String> ones, Set<String> others) {
        if (ones.isEmpty() || others.isEmpty()) {
            return;
        }
        Agreement best = Agreement.DIFFERENT;
        String from = ones.iterator().next();
        String to = others.iterator().next();
        for (String one : ones) {
            for (String other : others) {
                Agreement agreement = one.equals(other)
                        ? Agreement.SAME
                        : near.areNear(one, other) ? Agreement.CLOSE : Agreement.DIFFERENT;
                if (agreement.compareTo(best) < 0) {
                    best = agreement;
                    from = one;
                    to = other;
                }
            }
        }
        // The more districts are known of both, the more often one of them agrees by chance.
        int chances = Math.min(ones.size(), others.size());
        evidence.add(new Evidence(
                Part.DISTRICT,
                best,
                from,
                to,
                best == Agreement.DIFFERENT
                        ? model.bits(Part.DISTRICT, best)
                        : model.bits(Part.DISTRICT, best, chances)));
    }

    private void addCnics(List<Evidence> evidence, Set<String> ones, Set<String> others) {
        if (ones.isEmpty() || others.isEmpty()) {
            return;
        }
        Agreement best = Agreement.DIFFERENT;
        String from = ones.iterator().next();
        String to = others.iterator().next();
        for (String one : ones) {
            for (String other : others) {
                Agreement agreement = one.equals(other)
                        ? Agreement.SAME
                        : CnicSlips.isOne(one, other) ? Agreement.CLOSE : Agreement.DIFFERENT;
                if (agreement.compareTo(best) < 0) {
                    best = agreement;
                    from = one;
                    to = other;
                }
            }
        }
        evidence.add(new Evidence(Part.CNIC, best, from, to, model.bits(Part.CNIC, best)));
    }

    private void addTelephones(List<Evidence> evidence, Set<String> ones, Set<String> others) {
        ones.stream()
                .filter(others::contains)
                .findFirst()
                .ifPresent(one -> evidence.add(new Evidence(
                        Part.TELEPHONE, Agreement.SAME, "", "", model.bits(Part.TELEPHONE, Agreement.SAME))));
    }
}
