package pk.gov.nsor.record.matching.spelling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonName;

/**
 * What a name is found by, as numbers for an index. Each is the hash of a text: a key of a word, the whole name as
 * written, all its keys together, a looser key, two looser keys of a name and its father's name, or what a slip leaves of
 * a looser key. Two texts rarely have one number, and whoever finds by them compares the names themselves after that.
 */
public final class NameCodes {

    /** Goes before what is of the father's name. */
    public static final String OF_FATHER = "<";

    /** Of a name whose father's is not known. */
    public static final int WITHOUT_FATHER = hash(OF_FATHER);

    private NameCodes() {}

    /** The codes of a name with the father's, in each script in which they are known. */
    public static Set<Integer> of(PersonName name, @Nullable PersonName father) {
        Set<Integer> codes = new LinkedHashSet<>();
        List<List<NameWord>> fathers = father == null
                ? List.of()
                : scripts(father).stream().map(NameKeys::words).toList();
        List<Set<String>> ofFathers = fathers.stream()
                .flatMap(each -> sounds(each, OF_FATHER).stream())
                .toList();
        List<Set<String>> ofNames = new ArrayList<>();
        scripts(name).forEach(written -> {
            List<NameWord> words = NameKeys.words(written);
            words.forEach(word -> codes.add(ofKey(word.key())));
            codes.add(asWritten(written));
            codes.add(together(words.stream().map(NameWord::key).toList()));
            List<Set<String>> sounds = sounds(words, "");
            ofNames.addAll(sounds);
            add(codes, sounds);
            addJoined(codes, words, "", ofFathers);
            sounds.forEach(one -> ofFathers.forEach(other -> addPairs(codes, one, other)));
        });
        fathers.forEach(words -> {
            add(codes, sounds(words, OF_FATHER));
            addJoined(codes, words, OF_FATHER, ofNames);
        });
        if (father == null) {
            codes.add(WITHOUT_FATHER);
        }
        return codes;
    }

    /** The code of a word's key. */
    public static int ofKey(String key) {
        return hash(key);
    }

    /** The code of a name as it is written. */
    public static int asWritten(String name) {
        return hash("=" + NameKeys.written(name));
    }

    /** The code that is the same for all names of the same keys, in whichever order. */
    public static int together(Collection<String> keys) {
        return hash("#" + String.join(" ", new TreeSet<>(keys)));
    }

    /** The code of one looser key, with {@link #OF_FATHER} before it where it is of the father's name. */
    public static int ofSound(String sound) {
        return hash("~" + sound);
    }

    /** The code of two looser keys, in either order. */
    public static int ofPair(String one, String other) {
        return hash(one.compareTo(other) <= 0 ? "&" + one + " " + other : "&" + other + " " + one);
    }

    /**
     * What is left of a looser key after one slip, at least one of these: the key itself, or without one of its sounds. Two
     * keys of which one is a slip of the other share one: a sound that is wrong, missing or too much, or two swapped.
     */
    public static List<Integer> afterSlip(String sound) {
        return Stream.concat(left(sound).stream(), soundsLeft(sound).stream()).toList();
    }

    /** Those of {@link #afterSlip} that have two sounds at least, which few other words share. */
    public static List<Integer> left(String sound) {
        return left(sound, true);
    }

    /** The others of {@link #afterSlip}: one sound of two, or the only one. */
    public static List<Integer> soundsLeft(String sound) {
        return left(sound, false);
    }

    private static List<Integer> left(String sound, boolean isOfSeveral) {
        String father = sound.startsWith(OF_FATHER) ? OF_FATHER : "";
        String plain = sound.substring(father.length());
        Set<String> left = new LinkedHashSet<>(List.of(plain));
        for (int each = 0; each < plain.length() && plain.length() > 1; each++) {
            String rest = plain.substring(0, each) + plain.substring(each + 1);
            left.add(rest);
            if (each > 0 && each < rest.length() && rest.charAt(each - 1) == rest.charAt(each)) {
                // As everywhere in these keys, a sound that comes twice running counts once.
                left.add(rest.substring(0, each) + rest.substring(each + 1));
            }
        }
        return left.stream()
                .filter(rest -> rest.length() > 1 == isOfSeveral)
                .map(rest -> hash("^" + father + rest))
                .toList();
    }

    private static void add(Set<Integer> codes, List<Set<String>> words) {
        for (int one = 0; one < words.size(); one++) {
            for (String sound : words.get(one)) {
                codes.add(ofSound(sound));
                codes.addAll(afterSlip(sound));
            }
            for (int other = one + 1; other < words.size(); other++) {
                addPairs(codes, words.get(one), words.get(other));
            }
        }
    }

    /** Two neighbours as one word, alone and with each other word: so somebody may write them. */
    private static void addJoined(
            Set<Integer> codes, List<NameWord> words, String before, List<Set<String>> ofOtherName) {
        List<Set<String>> sounds = sounds(words, before);
        for (int one = 0; one + 1 < words.size(); one++) {
            Set<String> joined = sounds(List.of(words.get(one).joined(words.get(one + 1))), before)
                    .getFirst();
            joined.forEach(sound -> {
                codes.add(ofSound(sound));
                codes.addAll(left(sound));
            });
            for (int other = 0; other < words.size(); other++) {
                if (other != one && other != one + 1) {
                    addPairs(codes, joined, sounds.get(other));
                }
            }
            ofOtherName.forEach(other -> addPairs(codes, joined, other));
        }
    }

    private static void addPairs(Set<Integer> codes, Set<String> one, Set<String> other) {
        one.forEach(first -> other.forEach(second -> codes.add(ofPair(first, second))));
    }

    private static List<Set<String>> sounds(List<NameWord> words, String before) {
        List<Set<String>> sounds = new ArrayList<>();
        for (NameWord word : words) {
            Set<String> each = new LinkedHashSet<>();
            word.loose().forEach(sound -> each.add(before + sound));
            sounds.add(each);
        }
        return sounds;
    }

    private static List<String> scripts(PersonName name) {
        List<String> scripts = new ArrayList<>();
        if (name.latin() != null) {
            scripts.add(name.latin());
        }
        if (name.urdu() != null) {
            scripts.add(name.urdu());
        }
        return scripts;
    }

    /** FNV-1a, mixed once more so that all bits depend on all letters. */
    private static int hash(String text) {
        int hash = 0x811c9dc5;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x01000193;
        }
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }
}
