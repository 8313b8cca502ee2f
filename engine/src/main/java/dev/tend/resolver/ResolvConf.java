package dev.tend.resolver;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How host names are resolved here.
 *
 * @param servers which to ask, in this order
 * @param searchDomains what is appended to short names, in this order
 * @param ndots how many dots a name needs to be tried as it is first
 * @param patience how long one server is given before the next is asked
 * @param rounds how often all servers are asked
 */
public record ResolvConf(
    List<InetSocketAddress> servers,
    List<String> searchDomains,
    int ndots,
    Duration patience,
    int rounds) {
  private static final int DNS_PORT = 53;

  /**
   * The longest wait for one server, whatever the file says: probes have a few seconds in all, and
   * the second server must have its turn within them.
   */
  private static final Duration MOST_PATIENCE = Duration.ofMillis(1500);

  private static final int MOST_SERVERS = 3;
  private static final int MOST_ROUNDS = 5;
  private static final int MOST_DOMAINS = 6;
  private static final int MOST_DOTS = 15;

  /** Copies the lists. */
  public ResolvConf {
    servers = List.copyOf(servers);
    searchDomains = List.copyOf(searchDomains);
  }

  /** These servers, with the usual rest and no search domains. */
  public static ResolvConf by(List<InetSocketAddress> servers) {
    return new ResolvConf(servers, List.of(), 1, MOST_PATIENCE, 2);
  }

  /**
   * What the text of a {@code resolv.conf} says. What is not understood is ignored; without a
   * usable server, the one on this host is asked.
   */
  public static ResolvConf parse(String text) {
    var servers = new ArrayList<InetSocketAddress>();
    List<String> domains = List.of();
    ResolvConf options = by(List.of());
    for (String line : text.lines().toList()) {
      List<String> words = List.of(line.replaceFirst("[#;].*", "").strip().split("\\s+", -1));
      List<String> values = words.subList(1, words.size());
      switch (words.getFirst()) {
        case "nameserver" -> values.stream().limit(1).forEach(value -> add(value, servers));
        case "search", "domain" -> domains = values.stream().limit(MOST_DOMAINS).toList();
        case "options" -> options = options.with(values);
        default -> {}
      }
    }
    if (servers.isEmpty()) {
      add("127.0.0.1", servers);
    }
    return new ResolvConf(servers, domains, options.ndots, options.patience, options.rounds);
  }

  private static void add(String address, List<InetSocketAddress> servers) {
    Optional<InetAddress> server = AddressLiteral.parse(address);
    if (server.isPresent() && servers.size() < MOST_SERVERS) {
      servers.add(new InetSocketAddress(server.get(), DNS_PORT));
    }
  }

  private ResolvConf with(List<String> options) {
    ResolvConf result = this;
    for (String option : options) {
      int colon = option.indexOf(':');
      String digits = option.substring(colon + 1);
      if (colon > 0 && digits.matches("\\d{1,4}")) {
        result = result.with(option.substring(0, colon), Integer.parseInt(digits));
      }
    }
    return result;
  }

  private ResolvConf with(String option, int value) {
    return switch (option) {
      case "ndots" ->
          new ResolvConf(servers, searchDomains, Math.min(value, MOST_DOTS), patience, rounds);
      case "timeout" -> new ResolvConf(servers, searchDomains, ndots, atMost(value), rounds);
      case "attempts" ->
          new ResolvConf(
              servers, searchDomains, ndots, patience, Math.clamp(value, 1, MOST_ROUNDS));
      default -> this;
    };
  }

  private static Duration atMost(int seconds) {
    Duration wanted = Duration.ofSeconds(Math.max(1, seconds));
    return wanted.compareTo(MOST_PATIENCE) < 0 ? wanted : MOST_PATIENCE;
  }
}
