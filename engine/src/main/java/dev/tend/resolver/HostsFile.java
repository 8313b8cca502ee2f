package dev.tend.resolver;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a hosts file says. Read once as a whole, unlike dnsjava's own, which reads the file during
 * look-ups: those run on virtual threads, which must not wait for files.
 */
final class HostsFile {
  private final Map<String, List<InetAddress>> addresses = new HashMap<>();

  /** Lines that make no sense are passed over, as every resolver does. */
  HostsFile(String text) {
    for (String line : text.lines().toList()) {
      List<String> words = List.of(line.replaceFirst("#.*", "").strip().split("\\s+", -1));
      Optional<InetAddress> address = AddressLiteral.parse(words.getFirst());
      if (address.isPresent()) {
        for (String name : words.subList(1, words.size())) {
          add(name.toLowerCase(Locale.ROOT), address.get());
        }
      }
    }
  }

  /** The addresses of a name in lower case, in the file's order; none when it is not there. */
  List<InetAddress> addresses(String name) {
    return addresses.getOrDefault(name, List.of());
  }

  private void add(String name, InetAddress address) {
    List<InetAddress> known = addresses.computeIfAbsent(name, n -> new ArrayList<>());
    if (!known.contains(address)) {
      known.add(address);
    }
  }
}
