package dev.tend.definition.type;

/** The ways to judge results; each is the rule of one monitor type. */
public enum MonitorRule {
  /** Any one probe's last N conclusive results, all within the window, failed. */
  CONSECUTIVE_FAILURES("consecutive-probe-failures"),
  /** At least N failures in the window. */
  FAILURES_IN_INTERVAL("failures-in-interval"),
  /** A smaller share of successes in the window than the threshold. */
  PERCENT_SUCCESS("percent-success"),
  /** N samples in a row above the threshold. */
  SAMPLE_ABOVE("consecutive-sample-value-above"),
  /** N samples in a row below the threshold. */
  SAMPLE_BELOW("consecutive-sample-value-below"),
  /** A red event of some key without its green one. */
  NOTIFICATION("notification"),
  /** No success for the length of the window. */
  NO_RESULTS("no-results");

  private final String typeName;

  MonitorRule(String typeName) {
    this.typeName = typeName;
  }

  /** The name of the monitor type that judges so. */
  public String typeName() {
    return typeName;
  }

  /** Whether it judges sample values rather than outcomes. */
  public boolean judgesSamples() {
    return this == SAMPLE_ABOVE || this == SAMPLE_BELOW;
  }
}
