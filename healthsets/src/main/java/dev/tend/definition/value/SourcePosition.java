package dev.tend.definition.value;

/**
 * Where something was written.
 *
 * @param file the file as the user named it; never empty
 * @param line the line, from 1; 0 when only the file is known
 * @param column the column in characters, from 1; 0 when only the file is known
 */
public record SourcePosition(String file, int line, int column) {

  /** The position of a whole file. */
  public static SourcePosition ofFile(String file) {
    return new SourcePosition(file, 0, 0);
  }

  /** {@code file:line:column}, or the file alone when no line is known. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
