package dev.tend.cli.output;

/** How answers are printed. */
public enum OutputFormat {
  /** For people. */
  TABLE,
  /** One JSON document. */
  JSON,
  /** One YAML document. */
  YAML
}
