package dev.tend.override.shared;

import dev.tend.override.OverrideKey;
import dev.tend.override.store.PrintableText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** The names within the shared directory. */
record DirectoryLayout(Path directory) {
  private static final String ENDING = ".json";
  private static final String MARKER = ".tend-overrides";
  private static final String LOCK = ".tend-lock";
  private static final String ACKNOWLEDGEMENTS = "acknowledgements";
  private static final Pattern HASHED = Pattern.compile("[0-9a-f]{64}\\.json");
  private static final Pattern TEMPORARY = Pattern.compile("\\.tend-[0-9a-f]{32}\\.tmp");

  /** What a name says about a file. */
  enum Kind {
    /** An override, unless its content says otherwise. */
    OVERRIDE,
    /** It looks like one, but Tend gives no such name. */
    MISNAMED,
    /** A file of Tend that is not an override. */
    FURNITURE,
    /** Somebody else's. */
    FOREIGN
  }

  static Kind kind(String name) {
    if (HASHED.matcher(name).matches()) {
      return Kind.OVERRIDE;
    }
    if (name.endsWith(ENDING)) {
      return Kind.MISNAMED;
    }
    boolean ours =
        name.equals(MARKER)
            || name.equals(LOCK)
            || name.equals(ACKNOWLEDGEMENTS)
            || isTemporary(name);
    return ours ? Kind.FURNITURE : Kind.FOREIGN;
  }

  static boolean isTemporary(String name) {
    return TEMPORARY.matcher(name).matches();
  }

  /** A name for a file that does not count yet. */
  static String temporary(Random random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return ".tend-" + HexFormat.of().formatHex(bytes) + ".tmp";
  }

  Path marker() {
    return directory.resolve(MARKER);
  }

  Path lock() {
    return directory.resolve(LOCK);
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  Path file(OverrideKey key) {
    return file(name(key));
  }

  DirectoryLayout acknowledgements() {
    return new DirectoryLayout(directory.resolve(ACKNOWLEDGEMENTS));
  }

  /** The file of a server's acknowledgement; the case of its name does not count. */
  Path fileOf(String server) {
    return file(name(server.toLowerCase(Locale.ROOT)));
  }

  /** A file as it is shown: its name may be a stranger's choice. */
  static String shown(Path directory, String name) {
    return directory + "/" + PrintableText.of(name);
  }

  static String name(OverrideKey key) {
    return name(key.text());
  }

  private static String name(String text) {
    return hash(text) + ENDING;
  }

  static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
