package dev.tend.recovery.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands by which well-known servers check their own configuration. */
final class Validations {
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "postfix", List.of("postfix", "check"),
          "dovecot", List.of("doveconf", "-n"),
          "unbound", List.of("unbound-checkconf"));

  private Validations() {}

  static Optional<List<String>> of(String service) {
    return Optional.ofNullable(KNOWN.get(service));
  }
}
