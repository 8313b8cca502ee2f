package dev.tend.definition.value;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The value types of names; {@link NameForms} knows what is right. A value is kept as it was typed,
 * and is given its form on the wire where it is used, since {@code {target}} is filled in between.
 */
public final class NameTypes {
  private static final String PLACEHOLDER = "{target}";
  private static final String EXAMPLE = "target";
  private static final Pattern FILE_NAME = Pattern.compile("[^/\\p{Cntrl}]{1,255}");

  /** A host to connect to. */
  public static final ValueType<String> HOST =
      name(
          "host",
          "a host name or an address, such as mail.example.org, 192.0.2.1 or fe80::1%eth0",
          NameForms::host);

  /** A name, or for a PTR record an address, to ask a name server for. */
  public static final ValueType<String> DNS_NAME =
      name(
          "DNS name",
          "a name to look up, such as example.org or _25._tcp.mail.example.org",
          text -> NameForms.address(text).isPresent() ? text : NameForms.dnsName(text));

  /** What a client calls itself. */
  public static final ValueType<String> HELLO_NAME =
      name(
          "host",
          "a host name, or an address in brackets, such as mail.example.org or [192.0.2.1]",
          NameForms::helloName);

  /** A mailbox. */
  public static final ValueType<String> MAIL_ADDRESS =
      name("mail address", "a mail address, such as probe@example.org", NameForms::mailAddress);

  /** A service, by its manager's name for it. */
  public static final ValueType<String> SERVICE =
      name(
          "service",
          "the service manager's name of a service, such as postfix, clamd@amavisd or postfix@-",
          NameForms::service);

  /** A unit of systemd. */
  public static final ValueType<String> UNIT =
      name(
          "unit",
          "the name of a unit of systemd, such as postfix@-.service or mail.slice",
          NameForms::unit);

  /** The name of a program's file, without a directory. */
  public static final ValueType<String> PROGRAM =
      name(
          "program",
          "the name of a program's file, without a directory",
          text -> {
            if (!FILE_NAME.matcher(text).matches()) {
              throw new ValueException("it has a slash or a control character, or is too long");
            }
            return text;
          });

  /** Where a service listens: a port, or the name of a Unix socket. */
  public static final ValueType<String> SOCKET =
      new ScalarType<>(
          String.class,
          "socket",
          "a port from 1 to 65535, or the name of a Unix socket, such as /run/dovecot/auth-client",
          text -> {
            String example = text.replace(PLACEHOLDER, "1");
            boolean port = example.matches("[1-9]\\d{0,4}") && Integer.parseInt(example) <= 65_535;
            boolean name = example.matches("(@|[^\\s/@]*/)\\P{Cntrl}{1,107}");
            if (!port && !name) {
              throw new ValueException(
                  "expected a port from 1 to 65535, or the name of a Unix socket");
            }
            return text;
          },
          text -> text,
          Map.of(
              "anyOf",
              List.of(
                  Map.of("type", "integer", "minimum", 1, "maximum", 65_535),
                  Map.of("type", "string", "minLength", 1))));

  /** The name of a server of ours, by which it is known to others; its wire form at once. */
  public static final ValueType<String> SERVER =
      new ScalarType<>(
          String.class,
          "name",
          "the name of a server, such as mail1 or mail1.example.org",
          text ->
              checked("the name of a server, such as mail1.example.org", text, NameTypes::server));

  /** A user of this host. */
  public static final ValueType<String> USER =
      name("user", "a user, by name or number, such as postfix or 1000", NameForms::user);

  /** The name of a key by which overrides are signed. */
  public static final ValueType<String> KEY =
      name(
          "name",
          "the name of a key: 1 to 64 letters, digits, dots, hyphens, underscores and at signs",
          NameForms::keyName);

  private static final Set<ValueType<?>> TEXTS =
      Set.of(HOST, DNS_NAME, HELLO_NAME, MAIL_ADDRESS, PROGRAM, UNIT);

  private NameTypes() {}

  /**
   * Whether a property of a type takes the values of an attribute of another one: a name is taken
   * from a text, too, and then judged where it is used; a service, which is acted on, is not.
   */
  public static boolean fits(ValueType<?> attribute, ValueType<?> property) {
    return attribute.equals(property)
        || (attribute.equals(ValueTypes.TEXT) && TEXTS.contains(property))
        || (attribute.equals(ValueTypes.NAME)
            && (property.equals(SERVICE) || property.equals(PROGRAM)));
  }

  /** A server's name in the one form in which two are compared, in any case. */
  public static String server(String text) throws ValueException {
    return NameForms.withoutDot(NameForms.hostName(text));
  }

  /** A URL as it was typed. */
  static String url(String text) throws ValueException {
    checked(ValueTypes.URL.expected(), text.replace(PLACEHOLDER, EXAMPLE), WebUrl::parse);
    return text;
  }

  private static ValueType<String> name(
      String name, String expected, ScalarType.Parser<String> form) {
    return new ScalarType<>(
        String.class,
        name,
        expected,
        text -> {
          checked(expected, text.replace(PLACEHOLDER, EXAMPLE), form);
          return text;
        },
        text -> text,
        Map.of("type", "string", "minLength", 1));
  }

  private static <T> T checked(String expected, String text, ScalarType.Parser<T> form)
      throws ValueException {
    try {
      return form.parse(text);
    } catch (ValueException wrong) {
      throw new ValueException("expected " + expected + ": " + wrong.getMessage());
    }
  }
}
