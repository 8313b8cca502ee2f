package dev.tend.recovery.service;

import java.util.List;
import java.util.Map;

/**
 * The commands by which well-known servers check their own configuration. Postfix needs two: {@code
 * postfix check} does not read master.cf, and without a terminal it says what is wrong to syslog
 * alone.
 */
final class ConfigCheckCommands {
  private static final List<List<String>> POSTFIX =
      List.of(List.of("postconf", "-M"), List.of("postfix", "check"));

  private static final Map<String, List<List<String>>> KNOWN =
      Map.of(
          "postfix",
          POSTFIX,
          // What Debian calls the Postfix that postfix.service only stands for.
          "postfix@-",
          POSTFIX,
          "dovecot",
          List.of(List.of("doveconf", "-n")),
          "unbound",
          List.of(List.of("unbound-checkconf")));

  private ConfigCheckCommands() {}

  static List<List<String>> of(String service) {
    return KNOWN.getOrDefault(service, List.of());
  }
}
