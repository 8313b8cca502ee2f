package dev.tend.cli;

/** How a line for people is coloured on a terminal. */
enum Style {
  /** As it is. */
  PLAIN(""),
  /** Something is well again. */
  GOOD("green"),
  /** Somebody should look. */
  CAUTION("yellow"),
  /** Something is wrong. */
  BAD("bold,red");

  private final String style;

  Style(String style) {
    this.style = style;
  }

  /** The style as picocli knows it; empty text for none. */
  String style() {
    return style;
  }
}
