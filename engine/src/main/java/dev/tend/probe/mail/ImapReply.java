package dev.tend.probe.mail;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that an IMAP server sends in answer to one command.
 *
 * @param untagged what came before the end, in order
 * @param end the tagged response
 */
record ImapReply(List<ImapResponse> untagged, ImapResponse end) {
  /** Whether the server did what it was asked. */
  boolean isOk() {
    return end.words(3).get(1).equals("OK");
  }

  /** The numbers that a search found, so many at most. */
  List<Long> found(int most) {
    return untagged.stream()
        .filter(response -> response.is("SEARCH"))
        .flatMap(response -> response.words(Integer.MAX_VALUE).stream().skip(2))
        .filter(word -> word.matches("[1-9][0-9]{0,9}"))
        .map(Long::valueOf)
        .limit(most)
        .toList();
  }

  /** The number that stands behind a word in a response code, such as {@code UIDNEXT}. */
  OptionalLong coded(String word) {
    Pattern pattern = Pattern.compile("^\\* OK \\[" + word + " ([0-9]{1,10})]");
    for (ImapResponse response : untagged) {
      Matcher matcher = pattern.matcher(response.syntax());
      if (matcher.find()) {
        return OptionalLong.of(Long.parseLong(matcher.group(1)));
      }
    }
    return OptionalLong.empty();
  }

  /** How many messages the mailbox has; empty when the server did not say. */
  OptionalLong exists() {
    return untagged.stream()
        .map(response -> response.words(3))
        .filter(words -> words.size() == 3 && words.get(2).equals("EXISTS"))
        .filter(words -> words.get(1).matches("[0-9]{1,10}"))
        .mapToLong(words -> Long.parseLong(words.get(1)))
        .findFirst();
  }

  /** What the server said at the end. */
  @Override
  public String toString() {
    return end.syntax();
  }
}
