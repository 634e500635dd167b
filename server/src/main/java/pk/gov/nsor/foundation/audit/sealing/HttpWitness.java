package pk.gov.nsor.foundation.audit.sealing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.audit.proof.ConsistencyProof;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;

/** A witness reached over HTTP by C2SP tlog-witness. Its signatures are verified with the key in the settings. */
final class HttpWitness implements Witness {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final String SIZE_TYPE = "text/x.tlog.size";
    private static final Pattern WORDS = Pattern.compile("[A-Za-z][A-Za-z0-9 .,:-]{1,200}");
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");

    private final String name;
    private final URI address;
    private final NoteVerifier key;
    private final HttpClient client;

    /** @param prefix the submission prefix: what {@code /add-checkpoint} is added to */
    HttpWitness(String name, URI prefix, NoteVerifier key) {
        this.name = name;
        String text = prefix.toString();
        this.address = URI.create((text.endsWith("/") ? text : text + "/") + "add-checkpoint");
        this.key = key;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LONGEST)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SignedNote.Signature take(Checkpoints.Signed checkpoint, long known, Growth growth) {
        HttpResponse<String> answer = ask(checkpoint, growth.from(known));
        Optional<Long> held = heldSize(answer);
        if (held.isPresent()) {
            long size = held.get();
            if (size > checkpoint.checkpoint().size()) {
                throw new WitnessRefusedException("The witness " + name + " holds a checkpoint of " + size
                        + " leaves, and the register has signed one of only "
                        + checkpoint.checkpoint().size());
            }
            if (size == known) {
                throw new WitnessRefusedException(
                        "The witness " + name + " holds another root for " + size + " leaves: there is a fork");
            }
            // It has taken a checkpoint that the register does not know of, because an answer or the stored state was
            // lost.
            answer = ask(checkpoint, growth.from(size));
        }
        return cosignature(checkpoint, answer);
    }

    private SignedNote.Signature cosignature(Checkpoints.Signed checkpoint, HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> verified(checkpoint, answer.body());
            case 409, 422 ->
                throw new WitnessRefusedException("The witness " + name + " refuses the checkpoint of "
                        + checkpoint.checkpoint().size() + " leaves (HTTP " + answer.statusCode() + "): "
                        + said(answer));
            case 403 ->
                throw new WitnessRefusedException(
                        "The witness " + name + " does not know the key that the register signs with (HTTP 403)");
            case 404 ->
                throw new WitnessAwayException("The witness " + name
                        + " does not know a log of this origin, or its address is wrong (HTTP 404)");
            default -> throw new WitnessAwayException("The witness " + name + " answers HTTP " + answer.statusCode());
        };
    }

    private SignedNote.Signature verified(Checkpoints.Signed checkpoint, String body) {
        try {
            for (String line : body.split("\n", -1)) {
                if (!line.isEmpty()) {
                    SignedNote.Signature signature = SignedNote.Signature.parse(line);
                    if (key.verify(checkpoint.note().text(), signature)) {
                        return signature;
                    }
                }
            }
        } catch (MalformedProofException notASignature) {
            throw new WitnessAwayException("The witness " + name + " answers what is no signature", notASignature);
        }
        throw new WitnessAwayException(
                "The witness " + name + " has not signed with the key that settings give: " + key.text());
    }

    private HttpResponse<String> ask(Checkpoints.Signed checkpoint, ConsistencyProof growth) {
        StringBuilder body = new StringBuilder("old " + growth.oldSize() + "\n");
        growth.path()
                .forEach(hash ->
                        body.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        body.append('\n').append(checkpoint.note().format());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return client.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST_ANSWER));
        } catch (IOException unreachable) {
            throw new WitnessAwayException(
                    "The witness " + name + " cannot be reached at " + address + ": " + said(unreachable), unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WitnessAwayException("The witness " + name + " was not waited for", interrupted);
        }
    }

    /** The size that the witness states; empty where the answer has another form. */
    private static Optional<Long> heldSize(HttpResponse<String> answer) {
        boolean isSize = answer.statusCode() == 409
                && answer.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(SIZE_TYPE))
                        .isPresent()
                && SIZE.matcher(answer.body()).matches();
        return isSize ? Optional.of(Long.parseLong(answer.body().strip())) : Optional.empty();
    }

    /** The reason, in the witness's own words where there are any. */
    private static String said(HttpResponse<String> answer) {
        String line = answer.body().lines().findFirst().orElse("");
        return WORDS.matcher(line).matches() ? line : "inconsistent with what it holds";
    }

    private static String said(IOException failed) {
        return failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }
}
