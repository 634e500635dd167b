package pk.gov.nsor.record.matching.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
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

    public Comparing(MatchModel model, DistrictsNear near) {
        this.model = model;
        this.names = new NameComparison(model, Frequencies.KNOWN);
        this.near = near;
    }

    /** Read once, when first used. */
    private static final class Frequencies {
        private static final NameFrequencies KNOWN = NameFrequencies.read();
    }

    MatchModel model() {
        return model;
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

    /** The match weight of everything but the names. */
    double weightWithoutNames(Described one, Described other) {
        double weight = 0;
        if (one.birth() != null && other.birth() != null) {
            weight += model.bits(Part.BIRTH, one.birth().agreement(other.birth()));
        }
        if (one.sex() != null && other.sex() != null) {
            weight += model.bits(Part.SEX, one.sex() == other.sex() ? Agreement.SAME : Agreement.DIFFERENT);
        }
        Nearest district = nearest(one.districts(), other.districts(), near::areNear);
        if (district != null) {
            weight += ofDistricts(district, one.districts(), other.districts());
        }
        Nearest cnic = nearest(one.cnics(), other.cnics(), CnicSlips::isOne);
        if (cnic != null) {
            weight += model.bits(Part.CNIC, cnic.agreement());
        }
        if (one.telephones().stream().anyMatch(other.telephones()::contains)) {
            weight += model.bits(Part.TELEPHONE, Agreement.SAME);
        }
        return weight;
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
        Nearest nearest = nearest(ones, others, near::areNear);
        if (nearest != null) {
            evidence.add(new Evidence(
                    Part.DISTRICT,
                    nearest.agreement(),
                    nearest.one(),
                    nearest.other(),
                    ofDistricts(nearest, ones, others)));
        }
    }

    /** The more districts are known of both, the more often one of them agrees by chance. */
    private double ofDistricts(Nearest nearest, Set<String> ones, Set<String> others) {
        return nearest.agreement() == Agreement.DIFFERENT
                ? model.bits(Part.DISTRICT, nearest.agreement())
                : model.bits(Part.DISTRICT, nearest.agreement(), Math.min(ones.size(), others.size()));
    }

    private void addCnics(List<Evidence> evidence, Set<String> ones, Set<String> others) {
        Nearest nearest = nearest(ones, others, CnicSlips::isOne);
        if (nearest != null) {
            evidence.add(new Evidence(
                    Part.CNIC,
                    nearest.agreement(),
                    nearest.one(),
                    nearest.other(),
                    model.bits(Part.CNIC, nearest.agreement())));
        }
    }

    private record Nearest(Agreement agreement, String one, String other) {}

    /** The two that agree best; null where either side has none. */
    private static @Nullable Nearest nearest(
            Set<String> ones, Set<String> others, BiPredicate<String, String> isClose) {
        Nearest nearest = null;
        for (String one : ones) {
            for (String other : others) {
                Agreement agreement = one.equals(other)
                        ? Agreement.SAME
                        : isClose.test(one, other) ? Agreement.CLOSE : Agreement.DIFFERENT;
                if (nearest == null || agreement.compareTo(nearest.agreement()) < 0) {
                    nearest = new Nearest(agreement, one, other);
                }
            }
        }
        return nearest;
    }

    private void addTelephones(List<Evidence> evidence, Set<String> ones, Set<String> others) {
        ones.stream()
                .filter(others::contains)
                .findFirst()
                .ifPresent(one -> evidence.add(new Evidence(
                        Part.TELEPHONE, Agreement.SAME, "", "", model.bits(Part.TELEPHONE, Agreement.SAME))));
    }
}
