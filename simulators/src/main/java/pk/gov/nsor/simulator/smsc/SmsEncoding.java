package pk.gov.nsor.simulator.smsc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The encodings of a short message the simulator reads, by SMPP's data_coding. */
public enum SmsEncoding {
    GSM_03_38("GSM 03.38", 0),
    ASCII("ASCII", 1),
    LATIN_1("Latin-1", 3),
    UCS_2("UCS-2", 8);

    private final String label;
    private final byte dataCoding;

    SmsEncoding(String label, int dataCoding) {
        this.label = label;
        this.dataCoding = (byte) dataCoding;
    }

    /** What people call the encoding. */
    public String label() {
        return label;
    }

    /** The value of SMPP's data_coding field. */
    public byte dataCoding() {
        return dataCoding;
    }

    /** The encoding of a data_coding field; empty when the simulator does not read it. */
    public static Optional<SmsEncoding> ofDataCoding(byte dataCoding) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.dataCoding == dataCoding)
                .findFirst();
    }

    /** The encoding a phone would choose: GSM 03.38 when it has every character, UCS-2 otherwise. */
    public static SmsEncoding forText(String text) {
        return GsmAlphabet.canEncode(text) ? GSM_03_38 : UCS_2;
    }

    /** Whether the octets can be a text of this encoding at all. */
    boolean accepts(byte[] octets) {
        return this != UCS_2 || octets.length % 2 == 0;
    }

    /** The text of the octets; what cannot be read shows as U+FFFD. */
    String decode(byte[] octets) {
        return switch (this) {
            case GSM_03_38 -> GsmAlphabet.decode(octets);
            case ASCII -> new String(octets, StandardCharsets.US_ASCII);
            case LATIN_1 -> new String(octets, StandardCharsets.ISO_8859_1);
            case UCS_2 -> new String(octets, StandardCharsets.UTF_16BE);
        };
    }
}
