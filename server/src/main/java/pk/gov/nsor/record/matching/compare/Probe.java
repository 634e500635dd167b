package pk.gov.nsor.record.matching.compare;

import java.util.List;

/**
 * One way in which a name in the index may fit.
 *
 * @param all codes that it must have, all of them
 * @param any for each of these lists, at least one code of it
 */
public record Probe(List<Integer> all, List<List<Integer>> any) {

    public Probe {
        all = List.copyOf(all);
        any = List.copyOf(any);
    }
}
