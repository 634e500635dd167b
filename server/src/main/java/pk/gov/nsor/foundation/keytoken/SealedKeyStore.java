package pk.gov.nsor.foundation.keytoken;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * A store whose master key is encrypted by a key of a token, once it was {@linkplain #seal sealed}; until then it is as it was. Whoever
 * takes the store, or a copy of it, opens nothing without that token. The token is asked once in a process, and again when the master
 * key was sealed anew; everything else goes to the store itself.
 *
 * <p>The sealed master key is a key of the store whose name ends with that of the token's key: so it can be sealed anew, the new one
 * written before the old one is deleted, in a store that changes nothing.
 */
public final class SealedKeyStore implements KeyStore, AutoCloseable {

    private static final Pattern SEALED = Pattern.compile(Pattern.quote(Keys.SEALED) + "(.*)-(nsor-[0-9a-f]{8})");

    private final KeyStore store;
    private final KeyToken token;
    private final @Nullable TokenKey forNew;
    private final Map<String, Sealed> opened = new ConcurrentHashMap<>();

    private record Sealed(TokenKey key, byte[] sealed, byte[] plain) {}

    public SealedKeyStore(KeyStore store, KeyToken token) {
        this(store, token, null);
    }

    /** @param forNew what seals a master key where the store has none; null where it is kept as it is */
    private SealedKeyStore(KeyStore store, KeyToken token, @Nullable TokenKey forNew) {
        this.store = store;
        this.token = token;
        this.forNew = forNew;
    }

    /** The token's key under which the master key is; empty where it is not sealed. */
    public Optional<TokenKey> sealedUnder() {
        return sealedUnder(Keys.MASTER).or(() -> sealedUnder(Keys.SET_ASIDE));
    }

    /** Whether anything in the store, a later master key among it, is sealed under this key. */
    public boolean isSealedUnder(TokenKey key) {
        return !store.names(name -> !plainName(name).equals(name) && name.endsWith("-" + key.name()))
                .isEmpty();
    }

    /**
     * Seals the master key, whether it was sealed under another key or not at all. Servers that read through the token go on. Can be
     * repeated. What was there before leaves the store's own files with {@link #scrub} of everything.
     *
     * @throws TokenException where the token lacks the key; nothing was changed then
     */
    public void seal(TokenKey key) {
        List<String> masters = names(Keys::isMaster);
        if (!masters.contains(Keys.MASTER)) {
            throw new IllegalStateException("There are no keys in use in " + store.place());
        }
        for (String name : masters) {
            byte[] plain = find(name).orElseThrow();
            if (!Arrays.equals(keep(name, key, plain), plain)) {
                throw new IllegalStateException("There is another key " + name + " under " + key.name() + " in "
                        + store.place() + ". Nothing was changed.");
            }
        }
        for (String name : masters) {
            for (String one : store.names(one -> isSealed(name, one))) {
                if (!one.equals(sealedName(name, key))) {
                    delete(one);
                }
            }
            delete(name);
        }
        opened.clear();
    }

    /** Whether this key opens the master key as it is sealed, without the token. */
    public boolean opensWith(byte[] key) {
        TokenKey named = TokenKey.of(key);
        Optional<byte[]> sealed = store.find(sealedName(Keys.MASTER, named));
        try {
            sealed.ifPresent(found -> {
                byte[] _ = new Encryption(key)
                        .decrypt(Arrays.copyOfRange(found, Integer.BYTES, found.length), context(Keys.MASTER, named));
            });
            return sealed.isPresent();
        } catch (Encryption.WrongKeyException changed) {
            return false;
        }
    }

    @Override
    public KeyStore under() {
        return store;
    }

    @Override
    public KeyStore over(KeyStore other) {
        return new SealedKeyStore(other.under(), token, sealedUnder().orElse(forNew));
    }

    @Override
    public String place() {
        return store.place();
    }

    @Override
    public Optional<byte[]> find(String name) {
        if (!isSealable(name)) {
            return store.find(name);
        }
        Sealed before = opened.get(name);
        if (before != null) {
            Optional<byte[]> now = store.find(sealedName(name, before.key()));
            if (now.isPresent() && Arrays.equals(now.get(), before.sealed())) {
                return Optional.of(before.plain().clone());
            }
        }
        return sealedUnder(name).map(key -> open(name, key)).or(() -> store.find(name));
    }

    @Override
    public byte[] make(String name, byte[] fresh) {
        if (!isSealable(name)) {
            return store.make(name, fresh);
        }
        Optional<TokenKey> key = sealedUnder().or(() -> Optional.ofNullable(forNew));
        if (key.isEmpty()) {
            return store.make(name, fresh);
        }
        return keep(name, key.get(), fresh);
    }

    @Override
    public List<String> names(Predicate<String> isWanted) {
        return store.names(name -> true).stream()
                .map(SealedKeyStore::plainName)
                .filter(isWanted)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Optional<byte[]> findHalf(UUID record) {
        return store.findHalf(record);
    }

    @Override
    public Map<UUID, byte[]> findHalves(Collection<UUID> records) {
        return store.findHalves(records);
    }

    @Override
    public byte[] makeHalf(UUID record, byte[] fresh) {
        return store.makeHalf(record, fresh);
    }

    @Override
    public void makeHalves(Map<UUID, byte[]> fresh) {
        store.makeHalves(fresh);
    }

    @Override
    public void halves(BiConsumer<UUID, byte[]> visitor) {
        store.halves(visitor);
    }

    @Override
    public void begin() {
        store.begin();
    }

    @Override
    public boolean hasLog() {
        return store.hasLog();
    }

    @Override
    public void destroy(List<? extends DestructionLog.Destruction> named) {
        store.destroy(named);
    }

    @Override
    public void destroyAgain(DestructionLog.Destruction named) {
        if (named instanceof DestructionLog.NamedKey(String name) && isSealable(name)) {
            store.names(one -> isSealed(name, one)).forEach(this::delete);
            opened.remove(name);
        }
        store.destroyAgain(named);
    }

    @Override
    public void log(List<? extends DestructionLog.Destruction> named) {
        store.log(named);
    }

    @Override
    public List<DestructionLog.Destruction> destroyed() {
        return store.destroyed();
    }

    @Override
    public boolean scrub(boolean all) {
        return store.scrub(all);
    }

    @Override
    public void forgetAll() {
        store.forgetAll();
        opened.clear();
    }

    @Override
    public void close() throws Exception {
        if (store instanceof AutoCloseable open) {
            open.close();
        }
    }

    private Optional<TokenKey> sealedUnder(String name) {
        List<TokenKey> keys = store.names(one -> isSealed(name, one)).stream()
                .map(one -> TokenKey.named(one.substring(prefix(name).length())))
                .flatMap(Optional::stream)
                .toList();
        if (keys.size() < 2) {
            return keys.stream().findFirst();
        }
        // Sealing anew was broken off: either opens it.
        List<TokenKey> there = token.keys();
        return keys.stream()
                .filter(there::contains)
                .findFirst()
                .or(() -> keys.stream().findFirst());
    }

    private byte[] open(String name, TokenKey key) {
        byte[] sealed = store.find(sealedName(name, key))
                .orElseThrow(() -> new TokenException("The master key was sealed anew at this moment"));
        byte[] plain = token.decrypt(
                TokenKey.from(sealed), Arrays.copyOfRange(sealed, Integer.BYTES, sealed.length), context(name, key));
        opened.put(name, new Sealed(key, sealed, plain));
        return plain.clone();
    }

    /** Keeps it sealed, and reads it back before anything depends on it. */
    private byte[] keep(String name, TokenKey key, byte[] plain) {
        byte[] encrypted = token.encrypt(key, plain, context(name, key));
        byte[] _ = store.make(
                sealedName(name, key),
                ByteBuffer.allocate(Integer.BYTES + encrypted.length)
                        .put(key.bytes())
                        .put(encrypted)
                        .array());
        return open(name, key);
    }

    private void delete(String name) {
        store.destroyAgain(new DestructionLog.NamedKey(name));
    }

    private static byte[] context(String name, TokenKey key) {
        return ("sealed-key/1 " + name + " " + key.name()).getBytes(StandardCharsets.UTF_8);
    }

    private static String prefix(String name) {
        return Keys.SEALED + name + "-";
    }

    private static String sealedName(String name, TokenKey key) {
        return prefix(name) + key.name();
    }

    /** A key that wraps others, where it is used and where it was set aside. */
    private static boolean isSealable(String name) {
        return Keys.isMaster(name) || name.equals(Keys.SET_ASIDE);
    }

    private static boolean isSealed(String name, String one) {
        return plainName(one).equals(name) && !one.equals(name);
    }

    private static String plainName(String name) {
        Matcher matcher = SEALED.matcher(name);
        return matcher.matches() ? matcher.group(1) : name;
    }
}
