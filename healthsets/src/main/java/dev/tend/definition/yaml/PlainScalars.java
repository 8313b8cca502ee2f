package dev.tend.definition.yaml;

import dev.tend.definition.yaml.Node.Form;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a scalar without quotes is. YAML readers disagree about spellings such as {@code 010} or
 * {@code True}; only what all of them read alike is a number or a truth value here.
 */
final class PlainScalars {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  private static final Pattern NUMBER_TO_SOME =
      Pattern.compile(
          "[-+]?(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
              + "|0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
  private static final Set<String> TRUTH_TO_SOME = Set.of("True", "TRUE", "False", "FALSE");
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private PlainScalars() {}

  static boolean isNull(String text) {
    return NULLS.contains(text);
  }

  static Form form(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Form.BOOLEAN;
    }
    if (NUMBER.matcher(text).matches()) {
      return Form.NUMBER;
    }
    return TRUTH_TO_SOME.contains(text) || NUMBER_TO_SOME.matcher(text).matches()
        ? Form.UNCLEAR
        : Form.TEXT;
  }
}
