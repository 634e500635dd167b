package pk.gov.nsor.foundation.sms.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;

/** Encrypts numbers and texts for storage, under the key of a day; senders are stored as keyed hashes. */
public final class Sealing {

    private static final byte[] CONTEXT = "sms/1".getBytes(StandardCharsets.US_ASCII);

    /** For withdrawing answers: 30 days. */
    private static final int READABLE_DAYS = 30;

    private static final int FORGET = 1;
    private static final int EXPIRES = 2;

    /** Of the senders of parts that wait for others. */
    private static final String PARTS = "sms-part";

    private final Keys keys;
    private final KeyedHash senders;
    private volatile @Nullable LocalDate cleaned;

    Sealing(Keys keys) {
        this.keys = keys;
        this.senders = keys.keyedHash("sms-sender");
    }

    /**
     * What is sealed: an exchange, or one part of a question.
     *
     * @param answer empty where there is none
     * @param forget whether it is removed as soon as the answer is settled
     * @param expires whether the answer is true only for now
     */
    public record Content(SmppAddress sender, String question, String answer, boolean forget, boolean expires) {

        /** A question, or a part of one, before it is answered. */
        static Content question(SmppAddress sender, String text) {
            return new Content(sender, text, "", false, false);
        }

        /** Without number and texts, so that they reach no log. */
        @Override
        public String toString() {
            return "a content";
        }
    }

    /** The hash of a number, the same however the network writes it: +92 3…, 0092 3… or 03…. */
    SenderHash hash(SmppAddress sender) {
        return new SenderHash(senders.of(canonical(sender.text())));
    }

    /** The question of a content, as its handler is given it. */
    public Question question(Content content, Instant receivedAt) {
        return new Question(content.sender().written(), hash(content.sender()), content.question(), receivedAt);
    }

    /** How a sender is stored beside a part that came in on this day; parts wait for minutes. */
    public byte[] stored(SenderHash sender, LocalDate day) {
        return keys.keyedHash(PARTS, day).of(sender.bytes());
    }

    /** How the text of a part is known again that was put together on this day. */
    public byte[] stored(String text, LocalDate day) {
        return keys.keyedHash(PARTS, day).of(text);
    }

    byte[] seal(Content content, LocalDate day) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(content.sender().typeOfNumber());
            out.writeByte(content.sender().numberingPlan());
            write(out, content.sender().text());
            write(out, content.question());
            write(out, content.answer());
            out.writeByte((content.forget() ? FORGET : 0) | (content.expires() ? EXPIRES : 0));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return keys.ofDay(day).encrypt(bytes.toByteArray(), CONTEXT);
    }

    /** @throws Encryption.WrongKeyException where the day's key was destroyed */
    public Content open(byte[] sealed, LocalDate day) {
        byte[] plain = keys.ofDay(day).decrypt(sealed, CONTEXT);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            SmppAddress sender = new SmppAddress(in.readByte(), in.readByte(), read(in));
            String question = read(in);
            String answer = read(in);
            int flags = in.readByte();
            return new Content(sender, question, answer, (flags & FORGET) != 0, (flags & EXPIRES) != 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The first day whose key is kept: 30 days ago. */
    static LocalDate firstReadableDay(LocalDate today) {
        return today.minusDays(READABLE_DAYS);
    }

    /** Destroys the keys of days whose messages are to be readable no longer, and with them those messages. */
    void destroyOldKeys(LocalDate today) {
        if (today.equals(cleaned)) {
            return;
        }
        if (!keys.destroysByDay()) {
            return;
        }
        keys.destroyDaysBefore(firstReadableDay(today));
        keys.destroyKeyedHashesBefore(PARTS, today.minusDays(1));
        cleaned = today;
    }

    private static String canonical(String number) {
        String plain = number.startsWith("+") ? number.substring(1) : number;
        if (plain.startsWith("00")) {
            return plain.substring(2);
        }
        return plain.length() == 11 && plain.startsWith("03") ? "92" + plain.substring(1) : plain;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
