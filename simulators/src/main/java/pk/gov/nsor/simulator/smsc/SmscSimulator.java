package pk.gov.nsor.simulator.smsc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;

/**
 * A running SMSC simulator: SMPP towards the register, phones and a web page towards people. Everything is in memory and
 * ends with {@link #close()}. Safe for use by many threads.
 */
public final class SmscSimulator implements AutoCloseable {

    /** The longest text a phone sends, in characters (code points). */
    public static final int LONGEST_TEXT = 1_000;

    private static final long UNBIND_PATIENCE_MILLIS = 1_000;
    private static final long RESTART_MILLIS = 2_000;

    private final SmscOptions options;
    private final Clock clock;
    private final Tally tally = new Tally();
    private final Conversations conversations;
    private final Dispatcher dispatcher;
    private final SubmitReceiver submissions;
    private final SmppServer smppServer;
    private final HandsetServer handsetServer;
    private final AtomicLong messageIds = new AtomicLong();
    private final AtomicInteger references = new AtomicInteger();
    private volatile Misbehaviour misbehaviour = Misbehaviour.NONE;

    private SmscSimulator(SmscOptions options, Clock clock) throws IOException {
        this.options = options;
        this.clock = clock;
        this.conversations = new Conversations(options.history(), tally);
        this.dispatcher = new Dispatcher(options, tally, () -> misbehaviour, conversations::wake);
        try {
            Receipts receipts = new Receipts(dispatcher, tally, conversations);
            this.submissions = new SubmitReceiver(
                    conversations,
                    receipts,
                    tally,
                    session -> dispatcher.binds().stream().anyMatch(bind -> bind.isOf(session) && bind.isUnbinding()),
                    clock);
            this.smppServer =
                    new SmppServer(options, dispatcher, tally, clock, submissions, receipts, () -> misbehaviour);
        } catch (IOException e) {
            dispatcher.close();
            throw e;
        }
        try {
            this.handsetServer = new HandsetServer(this, options, conversations);
        } catch (IOException e) {
            dispatcher.close();
            smppServer.close();
            throw e;
        }
        smppServer.start();
        handsetServer.start();
    }

    /**
     * Starts a simulator that is ready for binds and requests when this returns.
     *
     * @throws IOException when one of the ports cannot be had; the message says which
     */
    public static SmscSimulator start(SmscOptions options) throws IOException {
        return start(options, Clock.systemUTC());
    }

    /** As {@link #start(SmscOptions)}, with the clock that dates messages; durations are measured without it. */
    public static SmscSimulator start(SmscOptions options, Clock clock) throws IOException {
        return new SmscSimulator(options, clock);
    }

    /** The port SMPP listens on, the one chosen when the options said 0. */
    public int smppPort() {
        return smppServer.port();
    }

    /** The port of the handset page, the one chosen when the options said 0. */
    public int httpPort() {
        return handsetServer.port();
    }

    /** The address of the handset page, for example {@code http://127.0.0.1:8090/}. */
    public URI handsetAddress() {
        return handsetServer.address();
    }

    /** The short code phones text when they name no other. */
    public String shortCode() {
        return options.shortCode();
    }

    /** The other number of the register that phones can text. */
    public String neutralSender() {
        return options.neutralSender();
    }

    /**
     * Sends a text from a phone to the short code.
     *
     * @param number as {@link PhoneNumber#parse} reads it
     * @param text 1 to 1,000 characters, not only blanks
     * @return the message as it stood when it was queued
     * @throws IllegalArgumentException when the number or the text is not acceptable; the message says why
     * @throws NetworkBusyException when too much waits already
     */
    public PhoneMessage receiveFromPhone(String number, String text) {
        return receiveFromPhone(number, options.shortCode(), text);
    }

    /** As {@link #receiveFromPhone(String, String)}, to another short code or number: 1 to 20 letters, digits or plus. */
    public PhoneMessage receiveFromPhone(String number, String recipient, String text) {
        PhoneNumber phone = PhoneNumber.parse(number);
        requireRecipient(recipient);
        requireText(text);
        TextParts parts = TextParts.of(text, references.incrementAndGet());
        int count = parts.shortMessages().size();
        if (!dispatcher.hasRoomFor(count)) {
            throw new NetworkBusyException();
        }
        PhoneMessage message = conversations.addFromPhone(
                new PhoneMessage(
                        "from-" + messageIds.incrementAndGet(),
                        0,
                        PhoneMessage.Direction.FROM_PHONE,
                        phone.international(),
                        recipient,
                        text,
                        count,
                        parts.encoding(),
                        clock.instant(),
                        PhoneMessage.State.WAITING,
                        null,
                        0,
                        null,
                        PhoneMessage.Receipt.NOT_ASKED),
                System.nanoTime());
        tally.messagesFromPhones.increment();
        PhoneDelivery outcome = new PhoneDelivery(conversations, message.id(), count);
        byte esmClass = parts.areConcatenated() ? (byte) 0x40 : 0;
        List<byte[]> inOrder = parts.shortMessages();
        for (byte[] shortMessage : misbehaviour.partsOutOfOrder() ? inOrder.reversed() : inOrder) {
            dispatcher.enqueue(
                    new Delivery.Content(
                            phone.digits(),
                            recipient,
                            esmClass,
                            parts.encoding().dataCoding(),
                            shortMessage),
                    outcome);
        }
        return message;
    }

    /**
     * Sends one deliver_sm with the given octets to the short code, for what no phone would send: other encodings and
     * headers, parts out of order, broken content. It is queued and retried as any other and shows on no phone.
     *
     * @param number as {@link PhoneNumber#parse} reads it
     * @param esmClass SMPP's esm_class, 0x40 when the octets begin with a user data header
     * @param dataCoding SMPP's data_coding
     * @param shortMessage at most 254 octets
     * @param optionalParameters TLVs such as message_payload or the SAR ones
     * @return the final command_status the register answers; 0 is ESME_ROK
     */
    public CompletableFuture<Integer> deliverRaw(
            String number,
            byte esmClass,
            byte dataCoding,
            byte[] shortMessage,
            OptionalParameter... optionalParameters) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        dispatcher.enqueue(
                new Delivery.Content(
                        PhoneNumber.parse(number).digits(),
                        options.shortCode(),
                        esmClass,
                        dataCoding,
                        shortMessage,
                        optionalParameters),
                PhoneDelivery.completing(answer));
        return answer;
    }

    /**
     * The messages of a phone, both ways, oldest first.
     *
     * @throws IllegalArgumentException when it is not a phone number
     */
    public List<PhoneMessage> messages(String number) {
        return conversations.of(PhoneNumber.parse(number));
    }

    /** A message by its identifier, as it stands now; empty when it is unknown or forgotten. */
    public Optional<PhoneMessage> message(String id) {
        return Optional.ofNullable(conversations.find(id));
    }

    /**
     * Waits until one of the phone's messages is as wanted, and returns the first that is; empty when none is in time.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public Optional<PhoneMessage> awaitMessage(String number, Predicate<PhoneMessage> wanted, Duration timeout)
            throws InterruptedException {
        PhoneNumber phone = PhoneNumber.parse(number);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long version = conversations.currentVersion();
            Optional<PhoneMessage> found =
                    conversations.of(phone).stream().filter(wanted).findFirst();
            long left = deadline - System.nanoTime();
            if (found.isPresent() || left <= 0) {
                return found;
            }
            conversations.changesAfter(version, Duration.ofNanos(left));
        }
    }

    /** What the simulator is doing now. */
    public SmscStatus status() {
        return new SmscStatus(dispatcher.describeBinds(), dispatcher.queueLength(), tally.snapshot());
    }

    int boundSessions() {
        return dispatcher.binds().size();
    }

    int queueLength() {
        return dispatcher.queueLength();
    }

    /** Lets the next so many submit_sm, 0 or more, be answered ESME_RTHROTTLED. */
    public void throttleSubmissions(int submissions) {
        refuseSubmissions(submissions, SMPPConstant.STAT_ESME_RTHROTTLED);
    }

    /** Lets the next so many submit_sm, 0 or more, be answered with this status, and not reach their phone. */
    public void refuseSubmissions(int submissions, int status) {
        this.submissions.refuse(submissions, status);
    }

    /** Lets the next so many submit_sm, 0 or more, be taken and not reach their phone; the receipt says UNDELIV. */
    public void loseSubmissions(int submissions) {
        this.submissions.lose(submissions);
    }

    /** What the SMSC does wrong from now on. */
    public void misbehave(Misbehaviour wanted) {
        misbehaviour = wanted;
        conversations.wake();
    }

    /** What it does wrong now. */
    public Misbehaviour misbehaviour() {
        return misbehaviour;
    }

    /** Does something wrong once. Returns at once; a restart takes two seconds. */
    public void play(Prank prank) {
        switch (prank) {
            case UNBIND ->
                dispatcher.binds().forEach(bind -> Thread.ofVirtual().start(() -> bind.unbind(UNBIND_PATIENCE_MILLIS)));
            case BREAK -> breakConnections();
            case HALF_OPEN -> dispatcher.binds().forEach(Bind::stall);
            case GARBAGE -> dispatcher.binds().forEach(Bind::sendGarbage);
            case RESTART -> Thread.ofVirtual().start(this::restart);
        }
    }

    private void restart() {
        try {
            smppServer.restart(RESTART_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Breaks every bound connection without unbinding, as a failing network does. New binds are welcome at once. */
    public void breakConnections() {
        dispatcher.binds().forEach(Bind::breakConnection);
    }

    /** Unbinds the register and frees both ports. What still waits is lost, and so are all messages. */
    @Override
    public void close() {
        dispatcher.close();
        handsetServer.close();
        try {
            smppServer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireText(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the text is empty");
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new IllegalArgumentException("the text is longer than 1,000 characters");
        }
        boolean halfCharacter =
                text.codePoints().anyMatch(character -> Character.getType(character) == Character.SURROGATE);
        if (halfCharacter) {
            throw new IllegalArgumentException("the text contains half a character (an unpaired surrogate)");
        }
    }

    private static void requireRecipient(String recipient) {
        if (!recipient.matches("\\+?[0-9A-Za-z]{1,20}")) {
            throw new IllegalArgumentException("the recipient must have 1 to 20 letters or digits");
        }
    }
}
