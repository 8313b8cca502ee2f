package dev.tend.definition.value;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names are right where, and how they are written in a protocol: in ASCII, an
 * internationalised label as its A-label. What a standard forbids and the world uses, such as the
 * underscores of containers, is right as far as it works. Every method throws a {@link
 * ValueException} that says what is wrong with the text.
 */
public final class NameForms {
  /** RFC 1035, 2.3.4. */
  private static final int LONGEST_LABEL = 63;

  private static final int LONGEST_NAME = 253;

  /** RFC 5321, 4.5.3.1. */
  private static final int LONGEST_LOCAL_PART = 64;

  /** systemd.unit(5). */
  private static final int LONGEST_UNIT = 255;

  private static final String SERVICE_SUFFIX = ".service";

  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern OCTETS =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9._~:@-]{1,64}");
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9_\\\\:][A-Za-z0-9_\\\\:.@-]*");
  private static final Pattern OTHER_UNIT =
      Pattern.compile(".*\\.(?:socket|target|timer|mount|automount|path|slice|scope|swap|device)");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
  private static final Pattern USER = Pattern.compile("(?!-)[^:/\\s\\p{Cntrl}]{1,256}");
  private static final Pattern OTHER_DOTS = Pattern.compile("[\\u3002\\uff0e\\uff61]");

  /** IDNA 2003, which is what Java knows, makes other names of these than clients do today. */
  private static final Pattern READ_IN_TWO_WAYS = Pattern.compile("[\\u00df\\u03c2\\u200c\\u200d]");

  private NameForms() {}

  /**
   * A host to connect to: a name, or an address as {@link #address} takes it.
   *
   * @return the name with its dot at the end, if it has one, or the address without brackets
   */
  public static String host(String text) throws ValueException {
    Optional<String> address = address(text);
    if (address.isPresent()) {
      return address.get();
    }
    String name = hostName(text);
    String bare = withoutDot(name);
    if (NUMBER.matcher(bare.substring(bare.lastIndexOf('.') + 1)).matches()) {
      throw new ValueException("it ends in a number as an address does, and is none");
    }
    return name;
  }

  /**
   * An address, which is never looked up: four decimal numbers, or IPv6 in brackets or not, with a
   * zone or not ({@code fe80::1%eth0}).
   *
   * @return the address without brackets; empty when the text is no address
   */
  public static Optional<String> address(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String bare = bracketed ? text.substring(1, text.length() - 1) : text;
    boolean known = bare.indexOf(':') >= 0 ? isIpv6(bare) : !bracketed && isIpv4(bare);
    return known ? Optional.of(bare) : Optional.empty();
  }

  /** A name of a host: labels of letters, digits, hyphens and underscores. */
  public static String hostName(String text) throws ValueException {
    String name = ascii(text);
    String bare = withoutDot(name);
    for (String label : bare.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        throw new ValueException(
            "in '" + label + "' only letters, digits, hyphens and underscores can stand");
      }
    }
    if (bare.startsWith("-")) {
      throw new ValueException("a host name does not begin with a hyphen");
    }
    return name;
  }

  /**
   * A host name as a certificate and TLS have it: without a dot at the end; empty for an address.
   */
  public static Optional<String> tlsName(String host) {
    if (address(host).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(withoutDot(hostName(host)));
    } catch (ValueException none) {
      return Optional.empty();
    }
  }

  /**
   * A name to ask a name server for: any visible characters, such as {@code _25._tcp} or a {@code
   * *}, or the root, a dot alone.
   */
  public static String dnsName(String text) throws ValueException {
    return text.equals(".") ? text : ascii(text);
  }

  /** What a client calls itself in EHLO: a host name, or an address, which gets its brackets. */
  public static String helloName(String text) throws ValueException {
    String bare = text.startsWith("[IPv6:") ? "[" + text.substring("[IPv6:".length()) : text;
    boolean bracketed = bare.startsWith("[") && bare.endsWith("]");
    Optional<String> address = address(bracketed ? bare.substring(1, bare.length() - 1) : bare);
    if (address.isEmpty()) {
      return withoutDot(hostName(text));
    }
    String plain = withoutZone(address.get());
    return plain.indexOf(':') < 0 ? "[" + plain + "]" : "[IPv6:" + plain + "]";
  }

  /**
   * A mail address that can stand in a command and in a header without SMTPUTF8: visible ASCII
   * before the {@code @}, a domain or an address in brackets behind it.
   */
  public static String mailAddress(String text) throws ValueException {
    int at = text.lastIndexOf('@');
    if (at < 1 || at == text.length() - 1) {
      throw new ValueException("it is not of the form a@b");
    }
    String local = text.substring(0, at);
    if (local.chars().anyMatch(c -> c > 126)) {
      throw new ValueException(
          "before the @ it has letters beyond ASCII, which need SMTPUTF8, and no probe uses that");
    }
    if (local.length() > LONGEST_LOCAL_PART) {
      throw new ValueException("before the @ it is longer than " + LONGEST_LOCAL_PART);
    }
    if (local.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>')) {
      throw new ValueException("before the @ it has a space or an angle bracket");
    }
    String domain = text.substring(at + 1);
    return local
        + "@"
        + (domain.startsWith("[") ? helloName(domain) : withoutDot(hostName(domain)));
  }

  /**
   * A service as its manager names it: of systemd, with the instance of a template and with
   * escapes, such as {@code clamd@amavisd}, {@code postfix@-}, {@code backup@mnt-\x2ddata}; {@code
   * .service} may be left out.
   */
  public static String service(String text) throws ValueException {
    if (OTHER_UNIT.matcher(text).matches()) {
      throw new ValueException("that is a unit of another type, not a service");
    }
    return unit(text);
  }

  /** A unit of systemd, of any type, as {@link #service} takes services. */
  public static String unit(String text) throws ValueException {
    String bare =
        text.endsWith(SERVICE_SUFFIX)
            ? text.substring(0, text.length() - SERVICE_SUFFIX.length())
            : text;
    if (!UNIT.matcher(bare).matches()) {
      throw new ValueException(
          "only letters, digits and :_.\\@- can stand there, and not a hyphen, dot or @ in front");
    }
    if (bare.endsWith("@")) {
      throw new ValueException("that is a template, of which an instance must be named");
    }
    if (bare.length() + SERVICE_SUFFIX.length() > LONGEST_UNIT) {
      throw new ValueException("it is longer than " + LONGEST_UNIT);
    }
    return text;
  }

  /** A user of this host, by name or number; directories give names with {@code @} and more. */
  public static String user(String text) throws ValueException {
    if (!USER.matcher(text).matches()) {
      throw new ValueException("it has a space, a colon or a slash, or begins with a hyphen");
    }
    return text;
  }

  /** The name of a key by which overrides are signed. */
  public static String keyName(String text) throws ValueException {
    if (!KEY.matcher(text).matches()) {
      throw new ValueException("'" + text + "' is none");
    }
    return text;
  }

  /** Without the zone, which means something on this host alone. */
  static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  /** Without the dot that says that a name is complete. */
  public static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isIpv4(String text) {
    return OCTETS.matcher(text).matches();
  }

  private static boolean isIpv6(String text) {
    int zone = text.indexOf('%');
    if (zone >= 0 && !ZONE.matcher(text.substring(zone + 1)).matches()) {
      return false;
    }
    try {
      String host = new URI("http://[" + withoutZone(text) + "]/").getHost();
      return host != null && host.length() == withoutZone(text).length() + 2;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  /** A name of visible ASCII characters whose labels are neither empty nor too long. */
  private static String ascii(String text) throws ValueException {
    String dotted = OTHER_DOTS.matcher(text).replaceAll(".");
    List<String> labels = new ArrayList<>();
    for (String label : withoutDot(dotted).split("\\.", -1)) {
      String plain = aLabel(label);
      if (plain.isEmpty()) {
        throw new ValueException("between two dots, or at an end, there is nothing");
      }
      if (plain.length() > LONGEST_LABEL) {
        throw new ValueException(
            "the part '" + label + "' is longer than " + LONGEST_LABEL + ", which no name may be");
      }
      labels.add(plain);
    }
    String name = String.join(".", labels);
    if (name.length() > LONGEST_NAME) {
      throw new ValueException("it is longer than " + LONGEST_NAME + ", which no name may be");
    }
    return dotted.endsWith(".") ? name + "." : name;
  }

  private static String aLabel(String label) throws ValueException {
    if (label.chars().anyMatch(c -> c <= ' ' || c == 127)) {
      throw new ValueException("it has a space in it");
    }
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(label)) {
      return label;
    }
    if (READ_IN_TWO_WAYS.matcher(label).find()) {
      throw new ValueException(
          "'" + label + "' is read in two ways: write the label that is registered, xn--...");
    }
    try {
      return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException impossible) {
      throw new ValueException("'" + label + "' cannot be an internationalised label");
    }
  }
}
