package pk.gov.nsor.foundation.keytoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.keytoken.KeyShare.MalformedShareException;

class KeySharesTest {

    private final Random random = new Random(55);

    @Test
    void asManyAsAreNeededBringTheKeyBackWhicheverTheyAre() throws Exception {
        for (int of = KeyShare.LEAST; of <= KeyShare.MOST; of++) {
            for (int needed = KeyShare.LEAST; needed <= of; needed++) {
                byte[] key = KeyShares.newKey();
                List<KeyShare> shares = KeyShares.split(key, needed, of);
                for (int some = 1; some < 1 << of; some++) {
                    List<KeyShare> chosen = chosen(shares, some);
                    if (chosen.size() >= needed) {
                        assertThat(KeyShares.combine(chosen)).isEqualTo(key);
                    } else {
                        assertThatThrownBy(() -> KeyShares.combine(chosen))
                                .isInstanceOf(MalformedShareException.class)
                                .hasMessageContaining(needed + " different shares");
                    }
                }
            }
        }
    }

    /** For each value that the secret could have there is one other share that gives it: so one share says nothing. */
    @Test
    void oneShareOfTwoSaysNothingOfTheKey() {
        boolean[] seen = new boolean[256];
        byte[] key = new byte[32];
        for (int round = 0; round < 4_000; round++) {
            seen[KeyShares.split(key, 2, 2).getFirst().value()[0] & 0xff] = true;
        }
        assertThat(seen).doesNotContain(false);
    }

    @Test
    void aShareIsReadAsItWasWrittenDown() throws Exception {
        KeyShare share = KeyShares.split(KeyShares.newKey(), 3, 5).get(3);
        String text = share.text();
        assertThat(text).matches("(?:[0-9A-HJKMNP-TV-Z]{5}-){14}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(KeyShare.parse(text)).isEqualTo(share);
        String typed = text.toLowerCase(Locale.ROOT)
                .replace("-", "  ")
                .replace('0', 'o')
                .replace('1', 'l');
        assertThat(KeyShare.parse(typed)).isEqualTo(share);
        assertThat(share.toString()).isEqualTo("share 4 of 5 of " + share.key().name());
    }

    @Test
    void aSlipOfThePenIsNoticedWhereverItIs() {
        String text = KeyShares.split(KeyShares.newKey(), 2, 3).getFirst().text();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != '-') {
                String wrong = text.substring(0, at) + (text.charAt(at) == '7' ? '8' : '7') + text.substring(at + 1);
                assertThatThrownBy(() -> KeyShare.parse(wrong))
                        .isInstanceOf(MalformedShareException.class)
                        .hasMessage("A letter or digit of the share is wrong");
            }
        }
        assertThatThrownBy(() -> KeyShare.parse(text + "A")).hasMessageContaining("has 75");
        assertThatThrownBy(() -> KeyShare.parse(text.substring(1))).hasMessageContaining("has 73");
        assertThatThrownBy(() -> KeyShare.parse(text.substring(0, text.length() - 1) + "U"))
                .hasMessageContaining("another sign");
    }

    @Test
    void sharesOfSeveralKeysAreRefused() {
        List<KeyShare> mixed =
                new ArrayList<>(KeyShares.split(KeyShares.newKey(), 2, 3).subList(0, 1));
        mixed.add(KeyShares.split(KeyShares.newKey(), 2, 3).getLast());
        assertThatThrownBy(() -> KeyShares.combine(mixed)).hasMessage("The shares are of several keys");
    }

    @Test
    void aShareThatWasMadeUpIsNoticed() {
        List<KeyShare> shares = new ArrayList<>(KeyShares.split(KeyShares.newKey(), 2, 2));
        KeyShare real = shares.removeLast();
        byte[] other = real.value().clone();
        random.nextBytes(other);
        shares.add(new KeyShare(real.key(), real.needed(), real.of(), real.number(), other));
        assertThatThrownBy(() -> KeyShares.combine(shares)).hasMessageContaining("do not bring");
    }

    private static List<KeyShare> chosen(List<KeyShare> shares, int bits) {
        KeyShare[] some = new KeyShare[shares.size()];
        for (int number = 0; number < some.length; number++) {
            some[number] = (bits >> number & 1) == 1 ? shares.get(number) : null;
        }
        return Arrays.stream(some).filter(java.util.Objects::nonNull).toList();
    }
}
