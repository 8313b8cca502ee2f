package dev.tend.probe.dns;

import dev.tend.resolver.AddressLiteral;
import java.net.InetAddress;
import java.util.Locale;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Records as texts that can be compared with those of a definition. */
final class AnswerTexts {
  private AnswerTexts() {}

  /** A record as a person would write it: names without the last dot, texts without quotes. */
  static String of(Record record) {
    return record instanceof TXTRecord text
        ? String.join("", text.getStrings())
        : plain(record.getType(), record.rdataToString());
  }

  /** What a definition gives for a record of a type, in the same form. */
  static String plain(int type, String text) {
    if (type == Type.TXT) {
      return text;
    }
    if (type == Type.A || type == Type.AAAA) {
      return AddressLiteral.parse(text).map(InetAddress::getHostAddress).orElse(text);
    }
    StringBuilder plain = new StringBuilder();
    for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      boolean dotted = word.length() > 1 && word.endsWith(".");
      plain.append(plain.isEmpty() ? "" : " ");
      plain.append(dotted ? word.substring(0, word.length() - 1) : word);
    }
    return plain.toString();
  }
}
