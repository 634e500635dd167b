package pk.gov.nsor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** An authority of a test's own, in a folder, and certificates that it has made; the JDK's keytool does the work. */
public final class Certificates {

    public static final String PASSWORD = "secret12";

    private final Path folder;

    public Certificates(Path folder) {
        this.folder = folder;
        pair("ca.p12", "ca", "-dname", "CN=Test authority", "-ext", "bc:c");
        write(
                "trusted.p12",
                store -> store.setCertificateEntry(
                        "ca", load(folder.resolve("ca.p12")).getCertificate("ca")));
    }

    /** Certificates of these are trusted. */
    public Path trusted() {
        return folder.resolve("trusted.p12");
    }

    /** The authority's certificate as text. */
    public Path pem() throws IOException, GeneralSecurityException {
        return Files.writeString(
                folder.resolve("ca.pem"),
                text("CERTIFICATE", load(trusted()).getCertificate("ca").getEncoded()));
    }

    /** What was issued, as text: the private key, its certificate, and that of the authority. */
    public Path pem(Path issued) throws IOException, GeneralSecurityException {
        KeyStore store = load(issued);
        StringBuilder written = new StringBuilder(
                text("PRIVATE KEY", store.getKey("own", PASSWORD.toCharArray()).getEncoded()));
        for (Certificate certificate : store.getCertificateChain("own")) {
            written.append(text("CERTIFICATE", certificate.getEncoded()));
        }
        return Files.writeString(Path.of(issued + ".pem"), written);
    }

    private static String text(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n";
    }

    /** A pair and the authority's certificate for it. */
    public Path issue(String name) {
        pair("ca.p12", name, "-dname", "CN=" + name, "-ext", "san=ip:127.0.0.1", "-signer", "ca");
        return write(name + ".p12", store -> {
            KeyStore made = load(folder.resolve("ca.p12"));
            char[] password = PASSWORD.toCharArray();
            store.setKeyEntry("own", made.getKey(name, password), password, made.getCertificateChain(name));
        });
    }

    /** A pair whose certificate nobody else has made. */
    public Path self(String name) {
        pair(name + ".p12", "own", "-dname", "CN=" + name);
        return folder.resolve(name + ".p12");
    }

    public static X509Certificate certificate(Path store) throws IOException, GeneralSecurityException {
        return (X509Certificate) load(store).getCertificate("own");
    }

    /** What opens connections that trust the authority, with the certificate of a store or without one. */
    public SSLContext context(@Nullable Path own) throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(trusted()));
        SSLContext context = SSLContext.getInstance("TLS");
        if (own == null) {
            context.init(null, trust.getTrustManagers(), null);
        } else {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(own), PASSWORD.toCharArray());
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        }
        return context;
    }

    private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            loaded.load(file, PASSWORD.toCharArray());
        }
        return loaded;
    }

    private Path write(String store, Filling filling) {
        Path path = folder.resolve(store);
        try (OutputStream file = Files.newOutputStream(path)) {
            KeyStore written = KeyStore.getInstance("PKCS12");
            written.load(null, null);
            filling.fill(written);
            written.store(file, PASSWORD.toCharArray());
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
        return path;
    }

    private interface Filling {
        void fill(KeyStore store) throws IOException, GeneralSecurityException;
    }

    /** Makes a pair in a store, which is there or is made. Each takes a process; what else stores need is done here. */
    private void pair(String store, String alias, String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-genkeypair", "-alias", alias));
        command.addAll(List.of(more));
        command.addAll(List.of("-keystore", store, "-storepass", PASSWORD, "-storetype", "PKCS12"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + Files.readString(folder.resolve("keytool.log")));
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
