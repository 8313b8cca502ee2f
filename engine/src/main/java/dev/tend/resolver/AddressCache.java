package dev.tend.resolver;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The addresses found lately; the least recently used leave first when there are too many. Does not
 * remember what was not found. Safe for use by many threads.
 */
final class AddressCache {
  /** The most names; a mail server's probes name a few dozen hosts. */
  static final int MOST_NAMES = 1_000;

  /** The longest time, whatever the records allow: a probe must soon see that a name has moved. */
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
