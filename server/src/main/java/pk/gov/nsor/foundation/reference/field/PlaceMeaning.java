package pk.gov.nsor.foundation.reference.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text can mean.
 *
 * @param alike what is spelt like it, where it means nothing
 * @param isElsewhere whether what it means is not among what may be chosen
 * @param key a place's value in the field {@link pk.gov.nsor.foundation.shell.Form#MEANT}, and in addresses
 */
record PlaceMeaning<T>(
        List<T> meant, List<T> alike, boolean isElsewhere, Function<T, String> key, Function<T, PlaceOffer> offer) {

    /** The same, of what may be chosen alone. */
    PlaceMeaning<T> among(Predicate<T> offered) {
        List<T> here = meant.stream().filter(offered).toList();
        return new PlaceMeaning<>(
                here, alike.stream().filter(offered).toList(), here.isEmpty() && !meant.isEmpty(), key, offer);
    }

    /** The same, where only a whole of which places can be parts will do: instead of a part its whole is asked about. */
    PlaceMeaning<T> wholes(Predicate<T> isWhole, Function<T, T> wholeOf) {
        return new PlaceMeaning<>(
                meant.stream().filter(isWhole).toList(),
                Stream.concat(meant.stream(), alike.stream())
                        .map(wholeOf)
                        .distinct()
                        .toList(),
                isElsewhere,
                key,
                offer);
    }

    /** The one that is meant; empty where that is not clear. */
    Optional<T> one() {
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** What is asked back where none or several are meant. */
    List<T> asked() {
        return meant.isEmpty() ? alike : meant;
    }

    /** The same in words, by their keys. */
    Map<String, String> inWords() {
        Map<String, String> words = new LinkedHashMap<>();
        asked().forEach(place -> words.put(
                key.apply(place),
                offer.apply(place).name() + " – " + offer.apply(place).detail()));
        return words;
    }

    /** The message that says why it is not clear; null where one is meant. */
    @Nullable
    String problem() {
        if (meant.size() == 1) {
            return null;
        }
        return meant.isEmpty()
                ? isElsewhere
                        ? "reference.field.elsewhere"
                        : alike.isEmpty() ? "reference.field.unknown" : "reference.field.alike"
                : "reference.field.several";
    }
}
