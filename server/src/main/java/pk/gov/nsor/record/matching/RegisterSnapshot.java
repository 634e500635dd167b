package pk.gov.nsor.record.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.matching.SimilarRecords.Similar;
import pk.gov.nsor.record.matching.compare.Blocks;
import pk.gov.nsor.record.matching.compare.Comparing;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.matching.compare.Described;
import pk.gov.nsor.record.matching.compare.WeightBound;
import pk.gov.nsor.record.matching.compare.WeightBound.Prepared;

/**
 * All records in the memory of a command that compares each with the others, sealed ones too; whatever changes after they
 * were read is compared by the server. Never for somebody's search: what is found faster the second time would tell who is
 * on the register. It takes some 500 bytes for each record.
 */
public final class RegisterSnapshot {

    /** What more records share tells nobody from anybody; they meet by something finer. */
    private static final int MOST_IN_BLOCK = 200;

    private static final int READ_AT_ONCE = 2_000;
    private static final int USUAL_BLOCKS = 16;

    private final List<Record> records;
    private final Comparing comparing;
    private final WeightBound bound;
    /** The hash of a block and behind it the place of a record that is in it, in order. */
    private final long[] blocks;

    /** @param serial the register number without its check digit */
    record Numbered(UUID id, int serial) {}

    private record Record(PersonId person, int serial, Prepared prepared) {}

    /**
     * @param all in the order of the register numbers
     * @param read what is on record of some of them
     */
    RegisterSnapshot(List<Numbered> all, Function<List<UUID>, Map<PersonId, Described>> read, Comparing comparing) {
        this.comparing = comparing;
        this.records = new ArrayList<>(all.size());
        this.bound = new WeightBound(comparing);
        Map<Object, Object> shared = new HashMap<>();
        for (int from = 0; from < all.size(); from += READ_AT_ONCE) {
            List<Numbered> batch = all.subList(from, Math.min(all.size(), from + READ_AT_ONCE));
            Map<PersonId, Described> described =
                    read.apply(batch.stream().map(Numbered::id).toList());
            for (Numbered each : batch) {
                PersonId person = new PersonId(each.id());
                Described known = described.get(person);
                // Who was erased meanwhile is left out.
                if (known != null) {
                    records.add(new Record(person, each.serial(), bound.prepare(sharing(known, shared))));
                }
            }
        }
        bound.complete();
        this.blocks = blocks();
    }

    /** What many records have alike is kept once. */
    private static Described sharing(Described known, Map<Object, Object> shared) {
        return new Described(
                known.names(),
                known.father(),
                known.birth() == null ? null : one(known.birth(), shared),
                known.sex(),
                known.cnics(),
                one(known.districts(), shared),
                known.telephones());
    }

    @SuppressWarnings("unchecked") // equal values are of one class
    private static <T> T one(T value, Map<Object, Object> shared) {
        Object before = shared.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }

    public int size() {
        return records.size();
    }

    /** Whose record is in a place; they are in the order of the register numbers. */
    public PersonId person(int place) {
        return records.get(place).person();
    }

    /** The register number in a place, without its check digit. */
    public int serial(int place) {
        return records.get(place).serial();
    }

    /** The first place behind a register number. */
    public int placeAfter(int serial) {
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).serial() <= serial) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The records in places before this one that are so much alike, the weightiest first: each pair is found once.
     *
     * @param least their match weight in bits, at least
     */
    public List<Similar> before(int place, double least) {
        Prepared own = records.get(place).prepared();
        List<Similar> similar = new ArrayList<>();
        for (int other : sharing(own.described(), place)) {
            Record record = records.get(other);
            if (bound.isBelow(own, record.prepared(), least)) {
                continue;
            }
            Comparison comparison =
                    comparing.compare(own.described(), record.prepared().described());
            if (comparison.weight() >= least) {
                similar.add(new Similar(record.person(), comparison));
            }
        }
        similar.sort(SimilarRecords.WEIGHTIEST_FIRST);
        return similar;
    }

    /** The places before this one of records that share a block with it. */
    private int[] sharing(Described own, int place) {
        int[] found = new int[MOST_IN_BLOCK];
        int count = 0;
        for (int block : Blocks.of(own)) {
            int from = firstOf(entry(block, 0));
            int many = firstOf(entry(block, place)) - from;
            if (many <= MOST_IN_BLOCK) {
                if (count + many > found.length) {
                    found = Arrays.copyOf(found, 2 * found.length);
                }
                for (int each = 0; each < many; each++) {
                    found[count++] = (int) blocks[from + each];
                }
            }
        }
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    private int firstOf(long entry) {
        int at = Arrays.binarySearch(blocks, entry);
        return at >= 0 ? at : -at - 1;
    }

    private static long entry(int block, int place) {
        return (long) block << Integer.SIZE | place;
    }

    private long[] blocks() {
        long[] entries = new long[records.size() * USUAL_BLOCKS];
        int count = 0;
        for (int place = 0; place < records.size(); place++) {
            Set<Integer> own = Blocks.of(records.get(place).prepared().described());
            if (count + own.size() > entries.length) {
                entries = Arrays.copyOf(entries, entries.length + entries.length / 4 + own.size());
            }
            for (int block : own) {
                entries[count++] = entry(block, place);
            }
        }
        Arrays.sort(entries, 0, count);
        return Arrays.copyOf(entries, count);
    }
}
