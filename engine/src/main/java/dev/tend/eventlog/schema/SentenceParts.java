package dev.tend.eventlog.schema;

/** The fields of one event as texts, and the parts of sentences that are made of them. */
@FunctionalInterface
public interface SentenceParts {

  /** The value of a field; empty text if absent. */
  String of(EventField field);

  /** Whom or what it is about, for a person: an item, a set or a component; empty text if none. */
  default String subject() {
    String item = of(EventField.ITEM);
    String set = item.isEmpty() ? of(EventField.HEALTH_SET) : item;
    return set.isEmpty() ? of(EventField.COMPONENT) : set;
  }

  /** Whether a boolean field is true. */
  default boolean is(EventField field) {
    return of(field).equals("true");
  }

  /** The value of a field after a colon; empty text if absent. */
  default String said(EventField field) {
    return after(": ", of(field));
  }

  /** Who did it. */
  default String by() {
    return after(" by ", of(EventField.USER));
  }

  /** Why. */
  default String because() {
    String why = of(EventField.REASON);
    return why.isEmpty() ? "" : " (" + why + ")";
  }

  /** What it was done to. */
  default String on() {
    return after(" on ", of(EventField.RESOURCE));
  }

  /** A text after its lead; empty text if there is none. */
  static String after(String lead, String text) {
    return text.isEmpty() ? "" : lead + text;
  }
}
