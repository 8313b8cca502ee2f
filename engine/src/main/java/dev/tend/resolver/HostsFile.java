package dev.tend.resolver;

import dev.tend.definition.value.NameForms;
import dev.tend.definition.value.ValueException;
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

  /** Lines that make no sense are ignored, as every resolver does. */
  HostsFile(String text) {
    for (String line : text.lines().toList()) {
      List<String> words = List.of(line.replaceFirst("#.*", "").strip().split("\\s+", -1));
      Optional<InetAddress> address = AddressLiteral.parse(words.getFirst());
      if (address.isPresent()) {
        for (String name : words.subList(1, words.size())) {
          add(folded(name), address.get());
        }
      }
    }
  }

  /** A name in ASCII and lower case, by which it is looked up; an impossible one as it stands. */
  static String folded(String name) {
    try {
      return NameForms.hostName(name).toLowerCase(Locale.ROOT);
    } catch (ValueException none) {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The addresses of a name as it is {@link #folded}, in the file's order; none when it is not
   * there.
   */
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
