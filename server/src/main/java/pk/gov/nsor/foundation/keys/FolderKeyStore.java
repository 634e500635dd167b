package pk.gov.nsor.foundation.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys as files of a {@link SecretDirectory}, which all processes of one register share. The folder is made with the first key,
 * and not before.
 */
public final class FolderKeyStore implements KeyStore {

    private final Path folder;
    private final DestructionLog log;
    private volatile @Nullable Opened opened;

    /** @param folder need not be there */
    public FolderKeyStore(Path folder) {
        this.folder = folder;
        this.log = new DestructionLog(folder);
    }

    FolderKeyStore(SecretDirectory secrets) {
        this(secrets.path());
        this.opened = new Opened(secrets, new RecordSecrets(secrets.path()));
    }

    private record Opened(SecretDirectory secrets, RecordSecrets records) {}

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public Optional<byte[]> find(String name) {
        return isNotThere() ? Optional.empty() : open().secrets().findKey(name);
    }

    @Override
    public byte[] make(String name, byte[] fresh) {
        return open().secrets().key(name, fresh);
    }

    @Override
    public List<String> names(Predicate<String> isWanted) {
        return isNotThere() ? List.of() : open().secrets().keys(isWanted);
    }

    @Override
    public Optional<byte[]> findHalf(UUID record) {
        return isNotThere() ? Optional.empty() : open().records().find(record);
    }

    @Override
    public byte[] makeHalf(UUID record, byte[] fresh) {
        return open().records().make(record, fresh);
    }

    @Override
    public void halves(BiConsumer<UUID, byte[]> visitor) {
        if (!isNotThere()) {
            open().records().all(visitor);
        }
    }

    @Override
    public void forgetAll() {
        names(name -> true).forEach(name -> open().secrets().destroyKey(name));
        halves((record, half) -> open().records().destroy(record));
    }

    @Override
    public void begin() {
        Opened _ = open();
        log.begin();
    }

    @Override
    public boolean hasLog() {
        return log.exists();
    }

    @Override
    public void destroy(List<? extends DestructionLog.Destruction> named) {
        log(named);
        named.forEach(this::destroyAgain);
    }

    @Override
    public void destroyAgain(DestructionLog.Destruction named) {
        switch (named) {
            case DestructionLog.NamedKey(String name) -> open().secrets().destroyKey(name);
            case DestructionLog.ErasedRecord erased -> open().records().destroy(erased.record());
        }
    }

    @Override
    public void log(List<? extends DestructionLog.Destruction> named) {
        Opened _ = open();
        log.append(named);
    }

    @Override
    public List<DestructionLog.Destruction> destroyed() {
        return log.read();
    }

    /** A file that is deleted is gone from the folder at once. */
    @Override
    public boolean scrub(boolean all) {
        return false;
    }

    /** Asking makes no folder. */
    private boolean isNotThere() {
        return opened == null && !Files.isDirectory(folder);
    }

    private Opened open() {
        Opened now = opened;
        if (now == null) {
            now = new Opened(new SecretDirectory(folder), new RecordSecrets(folder));
            opened = now;
        }
        return now;
    }
}
