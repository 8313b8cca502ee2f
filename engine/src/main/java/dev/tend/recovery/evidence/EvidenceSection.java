package dev.tend.recovery.evidence;

/**
 * The text of one part, up to a number of characters. Control characters become question marks, so
 * that the file can be shown on a terminal. What is written once it has been read is lost. Safe for
 * use by many threads.
 */
public final class EvidenceSection {
  private static final int LONGEST_LINE = 1_000;

  private final int most;
  private final StringBuilder text = new StringBuilder();
  private String trouble = "";
  private boolean full;
  private boolean closed;

  /** Of at most so many characters. */
  public EvidenceSection(int most) {
    this.most = most;
  }

  /**
   * Adds a line.
   *
   * @return whether there is room for more
   */
  public synchronized boolean line(String line) {
    if (closed || full) {
      return false;
    }
    String clean = clean(line);
    if (text.length() + clean.length() + 1 > most) {
      full = true;
      text.append("... cut here, at ").append(most).append(" characters\n");
      return false;
    }
    text.append(clean).append('\n');
    return true;
  }

  /** Adds each line of a text. */
  public void lines(String all) {
    for (String line : all.lines().toList()) {
      if (!line(line)) {
        return;
      }
    }
  }

  /** Says why it is not complete; the first reason is kept. */
  public synchronized void missing(String why) {
    if (!closed && trouble.isEmpty()) {
      trouble = clean(why);
    }
  }

  /** Why it is not complete; empty text when it is. */
  synchronized String trouble() {
    return trouble;
  }

  /** What was written until now; nothing is added from here on. */
  synchronized String close() {
    closed = true;
    return text.toString();
  }

  private static String clean(String line) {
    String cut = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
    return cut.replaceAll("[\\p{Cntrl}&&[^\\t]]", "?");
  }
}
