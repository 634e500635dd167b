package pk.gov.nsor.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as its bytes are, also those that a client of Java would not send. */
final class RawRequest {

    private static final int MILLISECONDS = 20_000;

    private RawRequest() {}

    /**
     * An answer.
     *
     * @param headers by their names in small letters
     */
    record Answer(int status, Map<String, String> headers, String body) {

        String type() {
            return headers.getOrDefault("content-type", "");
        }
    }

    /** @param head the first line and the headers, without {@code Host} and {@code Connection} */
    static Answer send(int port, String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MILLISECONDS);
            OutputStream out = socket.getOutputStream();
            String first = head.strip().replace("\n", "\r\n") + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            out.write(first.getBytes(StandardCharsets.ISO_8859_1));
            try {
                out.write(body);
                out.flush();
            } catch (IOException refused) {
                // Whoever refuses a body need not read it; the answer is there all the same.
            }
            return parse(read(socket.getInputStream()));
        }
    }

    private static String read(InputStream in) throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                all.write(part, 0, read);
            }
        } catch (IOException reset) {
            if (all.size() == 0) {
                throw reset;
            }
        }
        // One character a byte, as the lengths of chunks count.
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = text.substring(0, Math.max(end, 0)).lines().toList();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String body = text.substring(end + 4);
        // HTTP/1.1 200
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        String whole = headers.containsKey("transfer-encoding") ? unchunked(body) : body;
        return new Answer(
                status, headers, new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    /** What is sent in chunks. */
    private static String unchunked(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (at < chunks.length()) {
            int end = chunks.indexOf("\r\n", at);
            int length = Integer.parseInt(chunks.substring(at, end), 16);
            body.append(chunks, end + 2, end + 2 + length);
            at = end + 2 + length + 2;
        }
        return body.toString();
    }
}
