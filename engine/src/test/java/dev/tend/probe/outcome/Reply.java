package dev.tend.probe.outcome;

import dev.tend.testkit.ScriptedServer.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;

/**
 * What a server does at one point of a conversation: it says something, or {@code does} one of
 * closes, resets, hangs, floods and drips, or sends {@code bytes}.
 *
 * @param says text whose lines end with CR LF once they are sent; {@code TAG} stands for the tag of
 *     an IMAP command
 * @param does what it does after that; empty text for nothing
 * @param bytes bytes to send, as hexadecimal digits; empty text for none
 */
record Reply(String says, String does, String bytes) {
  static Reply saying(String says) {
    return new Reply(says, "", "");
  }

  static Reply of(Keys keys) {
    return new Reply(
        keys.find("says").orElse(""), keys.find("does").orElse(""), keys.find("bytes").orElse(""));
  }

  /** Carries it out; whether the conversation goes on. */
  boolean to(Peer peer, String tag) throws IOException, InterruptedException {
    if (!says.isEmpty()) {
      peer.send(wire(says.replaceAll("\\bTAG\\b", Matcher.quoteReplacement(tag))));
    }
    if (!bytes.isEmpty()) {
      peer.send(HexFormat.ofDelimiter(" ").parseHex(bytes.strip()));
    }
    switch (does) {
      case "" -> {
        return true;
      }
      case "closes" -> {}
      case "resets" -> peer.reset();
      case "hangs" -> peer.hang();
      case "floods" -> peer.flood("x");
      case "drips" -> peer.drip("2".repeat(1000), 50);
      default -> throw new IllegalArgumentException("a server does not know how to do: " + does);
    }
    return false;
  }

  private static byte[] wire(String text) {
    String lines = text.endsWith("\n") ? text : text + "\n";
    return lines.replaceAll("(?<!\r)\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
