package dev.tend.override.shared;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of keys. */
final class Pem {
  private static final int LONGEST = 16 * 1024;

  private Pem() {}

  /** What stands between the lines that begin and end a block of this kind. */
  static byte[] decode(String pem, String kind) throws KeyFormatException {
    if (pem.length() > LONGEST) {
      throw new KeyFormatException("this is longer than 16 KiB, which no key for Ed25519 is");
    }
    if (pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
      throw new KeyFormatException("the key is encrypted; use the output of openssl pkey -in FILE");
    }
    Matcher block =
        Pattern.compile(
                "-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]*)-----END " + kind + "-----")
            .matcher(pem);
    if (!block.find()) {
      throw new KeyFormatException("there is no block '-----BEGIN " + kind + "-----' in PEM here");
    }
    String base64 = block.group(1).replaceAll("\\s", "");
    if (block.find()) {
      throw new KeyFormatException("there is more than one block '-----BEGIN " + kind + "-----'");
    }
    return decode(base64);
  }

  private static byte[] decode(String base64) throws KeyFormatException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException cut) {
      throw new KeyFormatException("the key's Base64 is cut off or damaged; copy it again");
    }
  }
}
