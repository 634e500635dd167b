package pk.gov.nsor.foundation.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException.Fault;

/** What holds of the encoding of every entry. */
class LeafEncodingProperties {

    private static final LeafEncoding BARE = bare(new byte[LeafEncoding.SALT_BYTES]);

    @Property(tries = 500)
    void whatIsDecodedIsWhatWasEncoded(@ForAll("entries") LeafEncoding entry) {
        assertThat(LeafEncoding.decode(entry.encode())).isEqualTo(entry);
        assertThat(LeafEncoding.decode(entry.encode()).encode()).isEqualTo(entry.encode());
    }

    @Property(tries = 500)
    void twoEntriesHaveTheSameEncodingOnlyIfTheyAreTheSame(
            @ForAll("entries") LeafEncoding one, @ForAll("entries") LeafEncoding other) {
        assertThat(Arrays.equals(one.encode(), other.encode())).isEqualTo(one.equals(other));
    }

    @Property(tries = 200)
    void aFlippedBitIsAnotherEntryOrNone(
            @ForAll("entries") LeafEncoding entry, @ForAll @IntRange(max = 9999) int where) {
        byte[] changed = entry.encode();
        int bit = where % (changed.length * Byte.SIZE);
        changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        try {
            LeafEncoding other = LeafEncoding.decode(changed);
            assertThat(other).isNotEqualTo(entry);
            assertThat(other.encode()).isEqualTo(changed);
        } catch (MalformedProofException refused) {
            assertThat(refused.fault()).isNotNull();
        }
        assertThat(MerkleHash.leaf(changed)).isNotEqualTo(entry.hash());
    }

    @Property(tries = 200)
    void anEncodingThatEndsEarlyOrGoesOnIsRefused(
            @ForAll("entries") LeafEncoding entry, @ForAll @IntRange(max = 9999) int where) {
        byte[] encoding = entry.encode();
        assertThat(faultOf(Arrays.copyOf(encoding, where % encoding.length))).isEqualTo(Fault.CUT_SHORT);
        assertThat(faultOf(Arrays.copyOf(encoding, encoding.length + 1 + where % 7)))
                .isEqualTo(Fault.TRAILING_BYTES);
    }

    @Property(tries = 256)
    void noVersionButOneIsKnown(@ForAll byte version) {
        byte[] encoding = BARE.encode();
        encoding[0] = version;
        switch (version) {
            case 2 -> assertThat(LeafEncoding.decode(encoding)).isEqualTo(BARE);
            // The salt would follow the last field of a version that has none.
            case 1 -> assertThat(faultOf(encoding)).isEqualTo(Fault.TRAILING_BYTES);
            default -> assertThat(faultOf(encoding)).isEqualTo(Fault.UNKNOWN_VERSION);
        }
    }

    @Example
    void aLeafWithoutASaltIsOfTheVersionBeforeAndNoOther() {
        LeafEncoding old = bare(null);
        byte[] encoding = old.encode();
        assertThat(encoding[0]).isEqualTo((byte) 1);
        assertThat(LeafEncoding.decode(encoding)).isEqualTo(old);
        assertThat(BARE.encode()[0]).isEqualTo((byte) 2);
        encoding[0] = 2;
        assertThat(faultOf(encoding)).isEqualTo(Fault.CUT_SHORT);
        byte[] nullSalt = Arrays.copyOf(encoding, encoding.length + Integer.BYTES);
        Arrays.fill(nullSalt, encoding.length, nullSalt.length, (byte) -1);
        assertThat(faultOf(nullSalt)).isEqualTo(Fault.MISSING_FIELD);
    }

    @Example
    void aNullAndAnEmptyTextAreNotTheSame() {
        LeafEncoding empty = new LeafEncoding(
                1,
                2,
                "SYSTEM",
                null,
                "job",
                "SIGN_IN",
                "DONE",
                null,
                "",
                null,
                null,
                null,
                null,
                new byte[LeafEncoding.SALT_BYTES]);
        assertThat(empty.encode()).isNotEqualTo(BARE.encode()).hasSameSizeAs(BARE.encode());
        assertThat(LeafEncoding.decode(empty.encode()).purpose()).isEmpty();
    }

    @Example
    void aFieldThatCannotBeSoIsNamed() {
        // The identifier's length is at 1, the time's at 13, the kind's at 25 and its text at 29.
        assertRefused(encoding -> encoding.putInt(1, 7), Fault.WRONG_LENGTH, "The field id has 7 bytes, not 8");
        assertRefused(
                encoding -> encoding.putInt(13, -2), Fault.WRONG_LENGTH, "The length of occurredAt is 4294967294");
        assertRefused(
                encoding -> encoding.putInt(13, 1 << 30),
                Fault.CUT_SHORT,
                "The field occurredAt should have 1073741824 bytes, and " + (BARE.encode().length - 17) + " are left");
        assertRefused(encoding -> encoding.putInt(25, -1), Fault.MISSING_FIELD, "The field actorKind is null");
        assertRefused(encoding -> encoding.put(29, (byte) 0xff), Fault.NOT_UTF_8, "The field actorKind is not UTF-8");
        assertThatThrownBy(() -> withHashes(new byte[31], null))
                .hasMessage("The field contentHash has 31 bytes, not 32");
        assertThatThrownBy(() -> withHashes(null, new byte[33]))
                .hasMessage("The field commitment has 33 bytes, not 32");
        assertThatThrownBy(() -> bare(new byte[15])).hasMessage("The field salt has 15 bytes, not 16");
        assertThatThrownBy(() -> bare(new byte[17])).hasMessage("The field salt has 17 bytes, not 16");
    }

    @Provide
    Arbitrary<LeafEncoding> entries() {
        Arbitrary<String> texts =
                Arbitraries.strings().alpha().withChars("_ +\nتاریخ é").ofMaxLength(12);
        Arbitrary<UUID> ids = Arbitraries.longs()
                .tuple2()
                .map(both -> new UUID(both.get1(), both.get2()))
                .injectNull(0.3);
        Arbitrary<byte[]> hashes =
                Arbitraries.bytes().array(byte[].class).ofSize(32).injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.longs().tuple2(),
                        texts.tuple4(),
                        ids.tuple3(),
                        texts.injectNull(0.4).tuple2(),
                        hashes.tuple2(),
                        Arbitraries.bytes()
                                .array(byte[].class)
                                .ofSize(LeafEncoding.SALT_BYTES)
                                .injectNull(0.2))
                .as((numbers, words, identifiers, optional, both, salt) -> new LeafEncoding(
                        numbers.get1(),
                        numbers.get2(),
                        words.get1(),
                        identifiers.get1(),
                        words.get2(),
                        words.get3(),
                        words.get4(),
                        identifiers.get2(),
                        optional.get1(),
                        optional.get2(),
                        identifiers.get3(),
                        both.get1(),
                        both.get2(),
                        salt));
    }

    private static LeafEncoding withHashes(byte @Nullable [] content, byte @Nullable [] commitment) {
        return new LeafEncoding(
                1, 2, "SYSTEM", null, "job", "SIGN_IN", "DONE", null, null, null, null, content, commitment, null);
    }

    private static LeafEncoding bare(byte @Nullable [] salt) {
        return new LeafEncoding(
                1, 2, "SYSTEM", null, "job", "SIGN_IN", "DONE", null, null, null, null, null, null, salt);
    }

    private static void assertRefused(java.util.function.Consumer<ByteBuffer> change, Fault fault, String message) {
        byte[] encoding = BARE.encode();
        assertThat(new String(encoding, 29, 6, StandardCharsets.UTF_8)).isEqualTo("SYSTEM");
        change.accept(ByteBuffer.wrap(encoding));
        assertThat(faultOf(encoding)).isEqualTo(fault);
        assertThatThrownBy(() -> LeafEncoding.decode(encoding)).hasMessage(message);
    }

    private static Fault faultOf(byte[] encoding) {
        MalformedProofException refused =
                catchThrowableOfType(MalformedProofException.class, () -> LeafEncoding.decode(encoding));
        assertThat(refused).isNotNull();
        return refused.fault();
    }
}
