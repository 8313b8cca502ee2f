package dev.tend.definition.value;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts, names and truth values. */
final class TextCodec {
  static final String NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$";
  static final String SECRET_PATTERN = "^\\$\\{secret:[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\}$";
  static final String URL_PATTERN = "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#@\\\\\\s]+([/?][^#\\\\\\s]*)?$";
  private static final Pattern URL = Pattern.compile(URL_PATTERN);
  private static final Pattern NAME = Pattern.compile(NAME_PATTERN);
  private static final Pattern SECRET = Pattern.compile(SECRET_PATTERN);

  private TextCodec() {}

  static String text(String text) throws ValueException {
    if (text.isBlank()) {
      throw new ValueException("expected a text, not an empty one");
    }
    return text;
  }

  static String name(String text) throws ValueException {
    if (!NAME.matcher(text).matches()) {
      throw new ValueException("expected " + ValueTypes.NAME.expected());
    }
    return text;
  }

  static String secret(String text) throws ValueException {
    if (!SECRET.matcher(text).matches()) {
      throw new ValueException("expected " + ValueTypes.SECRET.expected());
    }
    return text;
  }

  static String url(String text) throws ValueException {
    try {
      if (URL.matcher(text).matches() && new URI(text).getHost() != null) {
        return text;
      }
    } catch (URISyntaxException impossible) {
      throw new ValueException(
          "expected " + ValueTypes.URL.expected() + ": " + impossible.getReason());
    }
    throw new ValueException("expected " + ValueTypes.URL.expected());
  }

  static boolean bool(String text) throws ValueException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new ValueException("expected true or false");
    };
  }
}
