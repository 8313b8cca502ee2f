package dev.tend.definition.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of HTTP statuses.
 *
 * @param first the lowest, at least 100
 * @param last the highest, at most 599
 */
public record StatusRange(int first, int last) {
  static final String PATTERN = "^[1-5][0-9]{2}(-[1-5][0-9]{2})?$";
  private static final Pattern FORM = Pattern.compile("([1-5]\\d{2})(?:-([1-5]\\d{2}))?");

  /** Whether a status lies in it. */
  public boolean contains(int status) {
    return first <= status && status <= last;
  }

  static StatusRange parse(String text) throws ValueException {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      int first = Integer.parseInt(form.group(1));
      String end = form.group(2);
      int last = end == null ? first : Integer.parseInt(end);
      if (first <= last) {
        return new StatusRange(first, last);
      }
    }
    throw new ValueException("expected " + ValueTypes.STATUS_RANGE.expected());
  }

  @Override
  public String toString() {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }
}
