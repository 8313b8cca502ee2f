package dev.tend.resolver;

import dev.tend.definition.value.NameForms;
import dev.tend.definition.value.ValueException;
import dev.tend.resolver.NameNotResolvedException.Reason;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * Looks names up in the hosts file, then in DNS. Found addresses are kept for ten seconds at most,
 * failures not at all; concurrent requests for one name share one look-up. IPv4 addresses come
 * before IPv6 ones.
 */
public final class DnsResolver implements HostResolver {
  private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");
  private static final Path HOSTS = Path.of("/etc/hosts");
  private static final int MOST_BYTES = 1 << 20;

  /** The most look-ups at once: each has a socket until its server answers or is given up. */
  private static final int MOST_UNDER_WAY = 500;

  private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay =
      new ConcurrentHashMap<>();
  private volatile Settings settings;

  /** With these settings and the text of a hosts file. */
  public DnsResolver(ResolvConf resolvConf, String hostsFile) {
    settings = new Settings(resolvConf, hostsFile);
  }

  /**
   * With {@code /etc/resolv.conf} and {@code /etc/hosts}, each taken as empty if missing.
   *
   * @throws IOException if one of them exists and cannot be read
   */
  public static DnsResolver ofSystem() throws IOException {
    return new DnsResolver(ResolvConf.parse(read(RESOLV_CONF)), read(HOSTS));
  }

  /**
   * Reads {@code /etc/resolv.conf} and {@code /etc/hosts} again, and forgets what it found before.
   * Not for virtual threads.
   *
   * @throws IOException if one of them exists and cannot be read; then nothing changes
   */
  public void reload() throws IOException {
    settings = new Settings(ResolvConf.parse(read(RESOLV_CONF)), read(HOSTS));
  }

  @Override
  public List<InetAddress> resolve(String host, Deadline deadline)
      throws NameNotResolvedException, InterruptedException {
    Optional<InetAddress> literal = AddressLiteral.parse(host);
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    if (NameForms.address(host).isPresent()) {
      throw new NameNotResolvedException(
          Reason.NOT_A_NAME, "this host has no network interface for the zone of " + host);
    }
    Settings now = settings;
    String key = HostsFile.folded(host);
    List<InetAddress> listed = now.listed(key);
    if (!listed.isEmpty()) {
      return named(host, listed);
    }
    Optional<List<InetAddress>> known = now.cache.get(key);
    return named(host, known.isPresent() ? known.get() : ask(now, key, deadline));
  }

  private List<InetAddress> ask(Settings now, String name, Deadline deadline)
      throws NameNotResolvedException, InterruptedException {
    try {
      return lookUp(now, name).get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new NameNotResolvedException(
          Reason.NO_ANSWER, "no name server answered in time for the address of " + name);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof NameNotResolvedException known) {
        throw new NameNotResolvedException(known.reason(), String.valueOf(known.getMessage()));
      }
      throw new IllegalStateException("the look-up of " + name + " broke", failure.getCause());
    }
  }

  private CompletableFuture<List<InetAddress>> lookUp(Settings now, String name)
      throws NameNotResolvedException {
    Name question = question(name);
    var mine = new CompletableFuture<List<InetAddress>>();
    CompletableFuture<List<InetAddress>> others = underWay.putIfAbsent(name, mine);
    if (others != null) {
      return others;
    }
    if (underWay.size() > MOST_UNDER_WAY) {
      underWay.remove(name, mine);
      throw new NameNotResolvedException(
          Reason.NO_ANSWER, MOST_UNDER_WAY + " other names still wait for the name servers");
    }
    var unused =
        AddressLookUp.start(now.servers, question)
            .whenComplete(
                (found, failure) -> {
                  underWay.remove(name, mine);
                  if (failure == null) {
                    now.cache.put(name, found.addresses(), found.ttl());
                    mine.complete(found.addresses());
                  } else {
                    mine.completeExceptionally(NameServers.cause(failure));
                  }
                });
    return mine;
  }

  private static Name question(String name) throws NameNotResolvedException {
    try {
      return Name.fromString(NameForms.host(name));
    } catch (ValueException | TextParseException impossible) {
      throw new NameNotResolvedException(
          Reason.NOT_A_NAME, "\"" + name + "\" cannot be a host name: " + impossible.getMessage());
    }
  }

  private static List<InetAddress> named(String host, List<InetAddress> addresses) {
    var named = new ArrayList<InetAddress>(addresses.size());
    for (InetAddress address : addresses) {
      try {
        named.add(
            address instanceof Inet6Address six && six.getScopeId() > 0
                ? Inet6Address.getByAddress(host, six.getAddress(), six.getScopeId())
                : InetAddress.getByAddress(host, address.getAddress()));
      } catch (UnknownHostException wrongLength) {
        throw new IllegalStateException(address + " has no valid length", wrongLength);
      }
    }
    return List.copyOf(named);
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      return "";
    }
  }

  /** What is in use until the next reload. */
  private static final class Settings {
    final HostsFile hosts;
    final NameServers servers;
    final AddressCache cache = new AddressCache();

    Settings(ResolvConf resolvConf, String hostsFile) {
      hosts = new HostsFile(hostsFile);
      servers = new NameServers(resolvConf);
    }

    /** What is known without asking; {@code localhost} is this host even if no file says so. */
    List<InetAddress> listed(String name) {
      String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      List<InetAddress> listed = hosts.addresses(bare);
      boolean local = bare.equals("localhost") || bare.endsWith(".localhost");
      return listed.isEmpty() && local ? List.of(InetAddress.getLoopbackAddress()) : listed;
    }
  }
}
