package dev.tend.definition.yaml;

/**
 * The text of one file.
 *
 * @param file as the user named it; part of every position
 * @param text its contents
 * @param layer a set of a higher layer replaces one of the same name in a lower layer; two of one
 *     layer are an error
 */
public record SourceText(String file, String text, int layer) {
  /** In the lowest layer. */
  public SourceText(String file, String text) {
    this(file, text, 0);
  }
}
