package pk.gov.nsor.startup.launch.copying;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Folder;
import pk.gov.nsor.foundation.keys.FolderKeyStore;
import pk.gov.nsor.foundation.keys.KeyChecks;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * The copy of the keys. There is only one: each replaces the one before, since nothing is erased while old copies of
 * the keys exist. The destruction log is copied last, so that it names every key destroyed while the rest was copied.
 */
public final class KeysCopy {

    private static final String MARK = "nsor-keys";

    private KeysCopy() {}

    /**
     * Copies.
     *
     * @param secrets the folder of the passwords, and of the keys where they are in it
     * @param store the keys
     * @param target not there yet, empty, or an earlier copy of keys
     * @return how many files
     * @throws CopyException where the target is something else, or the master key was encrypted anew meanwhile
     */
    public static long make(Path secrets, KeyStore store, Path target) throws IOException {
        Path draft = target.resolveSibling(target.getFileName() + ".new");
        Path before = target.resolveSibling(target.getFileName() + ".old");
        if (!Files.exists(target.resolve(MARK)) && Files.exists(before.resolve(MARK))) {
            // Broken off between the two moves: it may be the only copy.
            if (Files.exists(target)) {
                DatabaseCopy.refuseUnlessEmpty(target);
            }
            Files.move(before, target, StandardCopyOption.REPLACE_EXISTING);
        }
        refuseOther(store, target);
        delete(draft);
        delete(before);
        long files = store.under() instanceof FolderKeyStore
                ? copy(secrets, draft)
                : passwords(secrets, draft) + keys(store, draft);
        requireMasters(store, draft);
        Files.createFile(draft.resolve(MARK));
        // Before the copy that it replaces is deleted.
        Folder.forceAll(draft);
        if (Files.exists(target)) {
            Files.move(target, before);
        }
        Files.move(draft, target);
        Folder.forceNameOf(target);
        delete(before);
        return files;
    }

    /** Copying a folder takes a while, in which {@code bin/nsor keys ceremony seal} puts the master keys under other names. */
    private static void requireMasters(KeyStore store, Path draft) {
        KeyStore copied = new FolderKeyStore(draft);
        if (!hasMaster(copied)
                || store.under() instanceof FolderKeyStore
                        && !copied.names(KeysCopy::wraps)
                                .containsAll(store.under().names(KeysCopy::wraps))) {
            throw new CopyException(
                    "The copy has not the master key that " + store.place()
                            + " has now: was it encrypted by a token's key meanwhile? The copy before is as it was. Make it again.");
        }
    }

    /**
     * Puts a copy in place, or goes on where that was broken off.
     *
     * @throws CopyException where a PostgreSQL holds other keys than the copy
     */
    public static void restore(Path copy, Path secrets, KeyStore store) throws IOException {
        if (store.under() instanceof FolderKeyStore) {
            long _ = copy(copy, secrets);
            Files.deleteIfExists(secrets.resolve(MARK));
            Folder.forceAll(secrets);
            return;
        }
        KeyStore copied = store.over(new FolderKeyStore(copy));
        for (String name : store.names(name -> true)) {
            if (!Arrays.equals(store.find(name).orElse(null), copied.find(name).orElse(null))) {
                throw new CopyException("There are other keys in " + store.place()
                        + " already. Keys are restored into an empty store.");
            }
        }
        long _ = passwords(copy, secrets);
        Folder.forceAll(secrets);
        new KeyTransfer(copied, store, line -> {}).run();
    }

    /** What the folder has beside the keys. */
    private static long passwords(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
        long count = 0;
        if (Files.isDirectory(from)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.password")) {
                for (Path file : files) {
                    count += copyFile(file, to.resolve(file.getFileName().toString()));
                }
            }
        }
        return count;
    }

    private static long keys(KeyStore store, Path to) {
        return new KeyTransfer(store, new FolderKeyStore(to), line -> {}).besideServers();
    }

    /** @throws CopyException where it is not a copy of keys */
    public static void check(Path copy) {
        if (!Files.exists(copy.resolve(MARK)) || !hasMaster(new FolderKeyStore(copy))) {
            throw new CopyException(
                    copy + " is no copy of keys: bin/nsor backup makes it beside each copy of the database.");
        }
    }

    private static boolean hasMaster(KeyStore copied) {
        return copied.find(Keys.MASTER).isPresent() || Keys.isSealed(copied);
    }

    /**
     * @throws CopyException where the folder holds something that is no copy of keys, one of another register, or one with keys or a
     *     log of destructions that these keys do not have: they are older
     */
    public static void refuseOther(KeyStore store, Path target) throws IOException {
        if (!Files.exists(target.resolve(MARK))) {
            if (Files.exists(target)) {
                DatabaseCopy.refuseUnlessEmpty(target);
            }
            return;
        }
        // Without a token, a master key that it encrypts is not compared; the key of the trail is there from the first
        // start.
        Map<String, byte[]> own = KeyChecks.in(store.under());
        KeyChecks.in(new FolderKeyStore(target)).forEach((name, value) -> {
            byte[] here = own.get(name);
            if (here != null && !Arrays.equals(here, value)) {
                throw new CopyException(
                        target + " is a copy of another register's keys, perhaps the only one. Nothing was"
                                + " changed there. Is NSOR_DATA right?");
            }
        });
        List<DestructionLog.Destruction> copied = new DestructionLog(target).read();
        List<DestructionLog.Destruction> log = store.destroyed();
        if (log.size() < copied.size() || !log.subList(0, copied.size()).equals(copied)) {
            throw new CopyException("The log of destructions in " + target + " names what the one in " + store.place()
                    + " does not: these keys are older, or lost their log. Nothing was changed there. Put that "
                    + DestructionLog.FILE + " back beside the keys, or name another folder.");
        }
        refuseLacking(store, new FolderKeyStore(target));
    }

    /** What the copy has and these keys have not, or have otherwise, may be there alone. */
    private static void refuseLacking(KeyStore store, KeyStore copied) {
        Set<DestructionLog.NamedKey> names = new HashSet<>();
        for (String name : copied.names(name -> !wraps(name))) {
            if (!isSame(copied.find(name), store.find(name))) {
                names.add(new DestructionLog.NamedKey(name));
            }
        }
        Set<UUID> halves = new HashSet<>();
        copied.halves((record, half) -> {
            if (!isSame(Optional.of(half), store.findHalf(record))) {
                halves.add(record);
            }
        });
        // Read last: the log is written before a key is destroyed, and a server may be destroying some.
        for (DestructionLog.Destruction one : store.destroyed()) {
            switch (one) {
                case DestructionLog.NamedKey named -> names.remove(named);
                case DestructionLog.ErasedRecord erased -> halves.remove(erased.record());
            }
        }
        if (!names.isEmpty() || !halves.isEmpty()) {
            throw new CopyException(("%s holds %,d keys and %,d halves of people's keys that %s does not hold, or holds"
                            + " otherwise, and no log says that they were destroyed. Nothing was changed there: it may be the"
                            + " only copy that has them. Put these keys in place, or name another folder and keep this one.")
                    .formatted(copied.place(), names.size(), halves.size(), store.place()));
        }
    }

    /** Whether the key wraps others: it has another name where the store was left, or a token encrypts it. */
    private static boolean wraps(String name) {
        return Keys.isMaster(name) || name.equals(Keys.SET_ASIDE) || name.startsWith(Keys.SEALED);
    }

    private static boolean isSame(Optional<byte[]> copied, Optional<byte[]> here) {
        return Arrays.equals(copied.orElse(null), here.orElse(null));
    }

    private static long copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        long count = 0;
        for (Path file : all) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
            } else if (!file.getFileName().toString().equals(DestructionLog.FILE)) {
                count += copyFile(file, target);
            }
        }
        Path log = from.resolve(DestructionLog.FILE);
        return count + (Files.exists(log) ? copyFile(log, to.resolve(DestructionLog.FILE)) : 0);
    }

    /** A key that is destroyed meanwhile is not copied. */
    private static int copyFile(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            return 1;
        } catch (NoSuchFileException destroyed) {
            return 0;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
