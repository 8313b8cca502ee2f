package dev.tend.definition.value;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a web server answers. Unlike {@link URI}, this knows the hosts that there are: names with
 * underscores, internationalised ones, IPv6 addresses with a zone ({@code [fe80::1%25eth0]}, RFC
 * 6874; {@code %} alone is taken, too).
 *
 * @param encrypted whether it is https
 * @param host a name in ASCII, or an address without brackets
 * @param port the port
 * @param target the path and the query, as in a request
 */
public record WebUrl(boolean encrypted, String host, int port, String target) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int LAST_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile("(?i)(https?)://([^/?#\\\\\\s]+)([/?][^#\\\\\\s]*)?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]*)(?::([0-9]{0,5}))?");

  /**
   * Reads an absolute URL of http or https without an account and without a fragment.
   *
   * @throws ValueException if it is none; the message says why
   */
  public static WebUrl parse(String text) throws ValueException {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new ValueException("it is not of the form http://host/ or https://host/");
    }
    if (form.group(2).indexOf('@') >= 0) {
      throw new ValueException("a user name or password must not stand in a URL");
    }
    Matcher authority = AUTHORITY.matcher(form.group(2));
    if (!authority.matches()) {
      throw new ValueException("'" + form.group(2) + "' is not a host with a port or without one");
    }
    boolean encrypted = form.group(1).equalsIgnoreCase("https");
    return new WebUrl(
        encrypted,
        NameForms.host(authority.group(1).replaceFirst("%25(?=[^\\]])", "%")),
        port(Optional.ofNullable(authority.group(2)).orElse(""), encrypted),
        target(Optional.ofNullable(form.group(3)).orElse("/")));
  }

  private static int port(String digits, boolean encrypted) throws ValueException {
    int port = digits.isEmpty() ? usualPort(encrypted) : Integer.parseInt(digits);
    if (port < 1 || port > LAST_PORT) {
      throw new ValueException(port + " is not a port from 1 to " + LAST_PORT);
    }
    return port;
  }

  private static int usualPort(boolean encrypted) {
    return encrypted ? HTTPS : HTTP;
  }

  private static String target(String text) throws ValueException {
    try {
      URI uri = new URI("http://host" + text);
      String ascii = uri.toASCIIString().substring("http://host".length());
      return ascii.startsWith("/") ? ascii : "/" + ascii;
    } catch (URISyntaxException impossible) {
      throw new ValueException(String.valueOf(impossible.getReason()));
    }
  }

  /** The port that need not be named. */
  public int usualPort() {
    return usualPort(encrypted);
  }

  /** The host as a request names it: without the dot at its end, an address without its zone. */
  public String requestHost() {
    return NameForms.address(host).isPresent()
        ? NameForms.withoutZone(host)
        : NameForms.withoutDot(host);
  }

  /** Whether it is this host by an address or name that no other host can have. */
  public boolean isLoopback() {
    boolean address = NameForms.address(host).isPresent();
    String name = requestHost().toLowerCase(Locale.ROOT);
    return address
        ? name.startsWith("127.") || name.equals("::1")
        : name.equals("localhost") || name.endsWith(".localhost");
  }

  /** Scheme, host and port, for a person. */
  public String place() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    String suffix = port == usualPort() ? "" : ":" + port;
    return (encrypted ? "https://" : "http://") + shown + suffix;
  }

  @Override
  public String toString() {
    return place() + target;
  }
}
