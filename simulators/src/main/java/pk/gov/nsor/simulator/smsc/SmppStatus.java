package pk.gov.nsor.simulator.smsc;

import java.util.Map;
import org.jsmpp.SMPPConstant;

/** What SMPP's command_status means to an SMSC that has a message to deliver. */
final class SmppStatus {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(SMPPConstant.STAT_ESME_ROK, "ESME_ROK"),
            Map.entry(SMPPConstant.STAT_ESME_RINVMSGLEN, "ESME_RINVMSGLEN"),
            Map.entry(SMPPConstant.STAT_ESME_RINVCMDLEN, "ESME_RINVCMDLEN"),
            Map.entry(SMPPConstant.STAT_ESME_RINVCMDID, "ESME_RINVCMDID"),
            Map.entry(SMPPConstant.STAT_ESME_RINVBNDSTS, "ESME_RINVBNDSTS"),
            Map.entry(SMPPConstant.STAT_ESME_RSYSERR, "ESME_RSYSERR"),
            Map.entry(SMPPConstant.STAT_ESME_RINVSRCADR, "ESME_RINVSRCADR"),
            Map.entry(SMPPConstant.STAT_ESME_RINVDSTADR, "ESME_RINVDSTADR"),
            Map.entry(SMPPConstant.STAT_ESME_RINVPASWD, "ESME_RINVPASWD"),
            Map.entry(SMPPConstant.STAT_ESME_RINVSYSID, "ESME_RINVSYSID"),
            Map.entry(SMPPConstant.STAT_ESME_RMSGQFUL, "ESME_RMSGQFUL"),
            Map.entry(SMPPConstant.STAT_ESME_RINVESMCLASS, "ESME_RINVESMCLASS"),
            Map.entry(SMPPConstant.STAT_ESME_RTHROTTLED, "ESME_RTHROTTLED"),
            Map.entry(SMPPConstant.STAT_ESME_RX_T_APPN, "ESME_RX_T_APPN"),
            Map.entry(SMPPConstant.STAT_ESME_RX_P_APPN, "ESME_RX_P_APPN"),
            Map.entry(SMPPConstant.STAT_ESME_RX_R_APPN, "ESME_RX_R_APPN"),
            Map.entry(SMPPConstant.STAT_ESME_RINVTLVVAL, "ESME_RINVTLVVAL"),
            Map.entry(SMPPConstant.STAT_ESME_RUNKNOWNERR, "ESME_RUNKNOWNERR"),
            Map.entry(SMPPConstant.STAT_ESME_RINVDCS, "ESME_RINVDCS"));

    private SmppStatus() {}

    /** SMPP's name of the status, or its value in hexadecimal when it has none here. */
    static String name(int status) {
        return NAMES.getOrDefault(status, "0x%08X".formatted(status));
    }

    /** Whether the same deliver_sm may do better later. */
    static boolean isTemporary(int status) {
        return status == SMPPConstant.STAT_ESME_RTHROTTLED
                || status == SMPPConstant.STAT_ESME_RMSGQFUL
                || status == SMPPConstant.STAT_ESME_RSYSERR
                || status == SMPPConstant.STAT_ESME_RX_T_APPN;
    }
}
