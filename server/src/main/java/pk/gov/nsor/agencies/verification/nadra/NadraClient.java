package pk.gov.nsor.agencies.verification.nadra;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification.FingerAnswer;
import pk.gov.nsor.foundation.kernel.Cnic;

/**
 * Puts one question over HTTP, as {@code openapi.json} beside the simulator has it. It follows no redirect and reads at most
 * {@value #LARGEST} bytes. How long it takes and how often it is tried is {@link GuardedNadra}'s; whoever interrupts the
 * thread ends the connection.
 */
final class NadraClient {

    /** An answer without a photograph has a few kilobytes. */
    static final int LARGEST = 64 * 1024;

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);

    private final NadraProperties properties;
    private final HttpClient client;

    NadraClient(NadraProperties properties) {
        this.properties = properties;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTS_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @throws NadraException where no answer came that counts */
    Optional<StatedIdentity> ask(Cnic cnic) throws InterruptedException {
        String transaction = UUID.randomUUID().toString();
        byte[] answer = send("api/v1/verifications", AnswerReader.json(transaction, cnic));
        return AnswerReader.identity(answer, transaction, cnic);
    }

    /** @throws NadraException where no answer came that counts */
    FingerAnswer ask(Cnic cnic, int finger, byte[] wsq) throws InterruptedException {
        String transaction = UUID.randomUUID().toString();
        String question = AnswerReader.json(transaction, cnic);
        String withFinger = question.substring(0, question.length() - 1)
                + ",\"fingerIndex\":%d,\"templateType\":\"WSQ\",\"fingerTemplate\":\"%s\"}"
                        .formatted(finger, Base64.getEncoder().encodeToString(wsq));
        return AnswerReader.finger(send("api/v1/fingerprint-verifications", withFinger), transaction, cnic);
    }

    private byte[] send(String path, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(properties.address().resolve(path))
                .header("Authorization", "Bearer " + properties.bearer())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return body(client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST)));
        } catch (IOException failed) {
            throw new NadraException(failure(failed));
        }
    }

    private static NadraFailure failure(IOException failed) {
        String said = failed.getMessage();
        return said != null && said.contains("exceeds") ? NadraFailure.TOO_LARGE : NadraFailure.AWAY;
    }

    private static byte[] body(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            throw new NadraException(NadraFailure.REFUSED);
        }
        if (status == 429 || status >= 500) {
            throw new NadraException(NadraFailure.BUSY);
        }
        boolean isJson = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
                .isPresent();
        if (status != 200 || !isJson) {
            throw new NadraException(NadraFailure.UNREADABLE);
        }
        return answer.body();
    }
}
