package dev.tend.resolver;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The addresses found lately, the least recently asked for leaving first when there are too many.
 * Remembers nothing that was not found. Safe for use by many threads.
 */
final class AddressCache {
  /** So many names; a mail server's probes name a few dozen hosts. */
  static final int MOST_NAMES = 1_000;

  /** So long, however long the records may be kept: a probe shall see soon that a name moved. */
  static final long MOST_SECONDS = 10;

  private final LinkedHashMap<String, Found> found = new LinkedHashMap<>(16, 0.75f, true);

  synchronized Optional<List<InetAddress>> get(String name) {
    Found known = found.get(name);
    if (known == null) {
      return Optional.empty();
    }
    if (System.nanoTime() - known.until >= 0) {
      found.remove(name);
      return Optional.empty();
    }
    return Optional.of(known.addresses);
  }

  synchronized void put(String name, List<InetAddress> addresses, long ttlSeconds) {
    long seconds = Math.clamp(ttlSeconds, 0, MOST_SECONDS);
    found.put(name, new Found(addresses, System.nanoTime() + seconds * 1_000_000_000L));
    if (found.size() > MOST_NAMES) {
      found.pollFirstEntry();
    }
  }

  private record Found(List<InetAddress> addresses, long until) {}
}
