package dev.tend.definition.yaml;

import dev.tend.definition.value.SourcePosition;
import java.util.List;
import java.util.Optional;

/** A part of a YAML document that knows its position. */
public sealed interface Node {

  /** Where it begins. */
  SourcePosition at();

  /**
   * Keys and values.
   *
   * @param entries in file order, no two with the same key
   */
  record Mapping(SourcePosition at, List<Entry> entries) implements Node {
    /** Copies the list. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value of a key; empty when the key is not there or its value was refused. */
    public Optional<Node> find(String key) {
      return entries.stream()
          .filter(entry -> entry.key().equals(key))
          .map(Entry::value)
          .filter(value -> !(value instanceof MissingNode))
          .findFirst();
    }

    /** Whether a key is there, with whatever value. */
    boolean has(String key) {
      return entries.stream().anyMatch(entry -> entry.key().equals(key));
    }
  }

  /** One key with its value. */
  record Entry(String key, SourcePosition keyAt, Node value) {}

  /** A list. */
  record Sequence(SourcePosition at, List<Node> items) implements Node {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A single value.
   *
   * @param text as written, without quotes
   * @param form what YAML makes of it
   */
  record Scalar(SourcePosition at, String text, Form form) implements Node {}

  /** Something that was refused and reported; nothing more is to be said of it. */
  record MissingNode(SourcePosition at) implements Node {}

  /** What YAML 1.2 makes of a scalar. */
  enum Form {
    /** A text: quoted, or nothing else. */
    TEXT,
    /** A number. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A number or truth value in a spelling on which YAML readers disagree. */
    UNCLEAR
  }
}
