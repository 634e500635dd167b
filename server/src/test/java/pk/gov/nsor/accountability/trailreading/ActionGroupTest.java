package pk.gov.nsor.accountability.trailreading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.audit.ActionGroup;
import pk.gov.nsor.foundation.audit.TrailAction;

/** Whatever is on the trail has words, and is found under one sort. */
class ActionGroupTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");

    @ParameterizedTest
    @ValueSource(strings = {"", "_ur"})
    void everyActionHasWordsOfItsOwn(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader =
                Files.newBufferedReader(BUNDLES.resolve("trail-reading-actions" + language + ".properties"))) {
            words.load(reader);
        }
        Map<String, TrailAction> said = new HashMap<>();
        for (TrailAction action : TrailAction.values()) {
            String word =
                    words.getProperty("trail-reading.action." + action.name().toLowerCase(Locale.ROOT));
            assertThat(word).as(action + " in trail-reading-actions" + language).isNotBlank();
            assertThat(said.put(word, action))
                    .as("another action called " + word)
                    .isNull();
        }
        assertThat(words).hasSize(TrailAction.values().length);
    }

    @Test
    void everyActionIsInTheListOfItsGroupAndOfNoOther() {
        List<TrailAction> listed = Arrays.stream(ActionGroup.values())
                .flatMap(group -> group.actions().stream())
                .toList();
        assertThat(listed).containsExactlyInAnyOrder(TrailAction.values());
        assertThat(ActionGroup.VIEWS.actions()).contains(TrailAction.PERSON_VIEWED);
    }
}
