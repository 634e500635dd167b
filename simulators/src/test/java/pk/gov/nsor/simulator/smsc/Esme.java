package pk.gov.nsor.simulator.smsc;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** The other end in the tests: an ESME that keeps what it is sent and answers what it is told to. */
final class Esme implements MessageReceiverListener, AutoCloseable {

    static final String PASSWORD = "secret12";

    final SMPPSession session = new SMPPSession();
    final BlockingQueue<DeliverSm> received = new LinkedBlockingQueue<>();
    private final Deque<Integer> refusals = new ArrayDeque<>();
    private volatile long pauseMillis;

    static Esme bind(SmscSimulator simulator) throws IOException {
        return bind(simulator, "nsor", PASSWORD, null);
    }

    static Esme bind(SmscSimulator simulator, String systemId, String password, String addressRange)
            throws IOException {
        return new Esme().bindTo(simulator, systemId, password, addressRange);
    }

    /** An ESME that holds two deliver_sm at most; jSMPP throttles the others with a response that has no body. */
    static Esme bindNarrow(SmscSimulator simulator, long pauseMillis) throws IOException {
        Esme esme = new Esme().answeringAfter(pauseMillis);
        esme.session.setPduProcessorDegree(1);
        esme.session.setQueueCapacity(1);
        return esme.bindTo(simulator, "nsor", PASSWORD, null);
    }

    private Esme bindTo(SmscSimulator simulator, String systemId, String password, String addressRange)
            throws IOException {
        Esme esme = this;
        esme.session.setMessageReceiverListener(esme);
        esme.session.connectAndBind(
                "127.0.0.1",
                simulator.smppPort(),
                new BindParameter(
                        BindType.BIND_TRX,
                        systemId,
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        addressRange));
        return esme;
    }

    /** The next deliver_sm are answered with these statuses, one each. */
    Esme refusing(int... statuses) {
        synchronized (refusals) {
            for (int status : statuses) {
                refusals.add(status);
            }
        }
        return this;
    }

    Esme answeringAfter(long millis) {
        pauseMillis = millis;
        return this;
    }

    DeliverSm next() throws InterruptedException {
        DeliverSm deliverSm = received.poll(5, TimeUnit.SECONDS);
        if (deliverSm == null) {
            throw new AssertionError("no deliver_sm within 5 seconds");
        }
        return deliverSm;
    }

    String submit(String phoneDigits, int esmClass, int dataCoding, byte[] octets, OptionalParameter... parameters)
            throws Exception {
        return submit(phoneDigits, esmClass, dataCoding, 0, octets, parameters);
    }

    String submit(
            String phoneDigits,
            int esmClass,
            int dataCoding,
            int registeredDelivery,
            byte[] octets,
            OptionalParameter... parameters)
            throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        "7000",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        phoneDigits,
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(registeredDelivery),
                        (byte) 0,
                        new RawDataCoding((byte) dataCoding),
                        (byte) 0,
                        octets,
                        parameters)
                .getMessageId();
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm deliverSm) throws ProcessRequestException {
        if (pauseMillis > 0) {
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (refusals) {
            Integer status = refusals.poll();
            if (status != null && status != 0) {
                throw new ProcessRequestException("refused for the test", status);
            }
        }
        received.add(deliverSm);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alertNotification) {
        // Not used by the simulator.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) {
        throw new AssertionError("the simulator sends no data_sm");
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }
}
