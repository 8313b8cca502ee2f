package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.value.SourcePosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into a tree with positions. Refused, each with its position: aliases,
 * anchors, tags, merge keys, duplicate keys, empty values, more than one document, control
 * characters, what is nested too deeply, and what is not YAML.
 */
public final class YamlTree {
  private static final int DEEPEST = 16;
  private static final YAMLFactory YAML = new YAMLFactory();

  private final SourceMap source;
  private final Problems problems;
  private final YAMLParser parser;

  private YamlTree(SourceMap source, Problems problems, YAMLParser parser) {
    this.source = source;
    this.problems = problems;
    this.parser = parser;
  }

  /**
   * Reads a text.
   *
   * @param file the file as the user named it
   * @param problems where to report
   * @return the tree; empty when there is none to speak of, which was reported
   */
  public static Optional<Node> read(String file, String text, Problems problems) {
    SourceMap source = new SourceMap(file, text);
    Optional<Problem> unreadable = source.unreadable();
    if (unreadable.isPresent()) {
      problems.add(unreadable.get());
      return Optional.empty();
    }
    try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
      return new YamlTree(source, problems, parser).document();
    } catch (JacksonException malformed) {
      problems.add(source.malformed(malformed));
      return Optional.empty();
    }
  }

  private Optional<Node> document() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      problems.add(Problem.error(source.start(), "the file is empty").expecting("a mapping"));
      return Optional.empty();
    }
    Node root = node(first, 0);
    if (parser.nextToken() != null) {
      problems.add(
          Problem.error(here(), "a second document begins here")
              .expecting("one document in a file"));
      return Optional.empty();
    }
    return Optional.of(root);
  }

  private Node node(JsonToken token, int depth) {
    SourcePosition at = here();
    if (parser.isCurrentAlias()) {
      return refuse(
          at, "an alias (*" + parser.getString() + ") is not allowed", "the value itself");
    }
    boolean decorated = reportDecoration(token);
    Node node = token.isStructStart() ? collection(at, token, depth) : scalar(at, token);
    return decorated ? new Node.MissingNode(at) : node;
  }

  private Node collection(SourcePosition at, JsonToken token, int depth) {
    if (depth >= DEEPEST) {
      parser.skipChildren();
      return refuse(at, "this is nested too deeply", "at most " + DEEPEST + " levels");
    }
    return token == JsonToken.START_OBJECT ? mapping(at, depth) : sequence(at, depth);
  }

  /**
   * Anchors and tags. The parser reports those of collections; those of scalars are seen in the
   * text, where a block mapping may begin with the anchor of its first key.
   */
  private boolean reportDecoration(JsonToken token) {
    int first =
        token.isStructStart() ? 0 : source.codePoint(parser.currentTokenLocation().getCharOffset());
    if (first == '&' || parser.getObjectId() != null) {
      refuse(here(), "an anchor (&) is not allowed", "the value itself");
      return true;
    }
    if (first == '!' || parser.getTypeId() != null) {
      refuse(here(), "a tag (!) is not allowed", "the value itself");
      return true;
    }
    return false;
  }

  private Node mapping(SourcePosition at, int depth) {
    List<Node.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      SourcePosition keyAt = here();
      String key = parser.currentName();
      boolean usable = keyIsUsable(keyAt, key, keys);
      Node value = node(parser.nextToken(), depth + 1);
      if (usable) {
        entries.add(new Node.Entry(key, keyAt, value));
      }
    }
    return new Node.Mapping(at, entries);
  }

  private boolean keyIsUsable(SourcePosition keyAt, String key, Set<String> keys) {
    int first = source.codePoint(parser.currentTokenLocation().getCharOffset());
    if (first == '&' || first == '!') {
      refuse(keyAt, "an anchor or tag on a key is not allowed", "the key itself");
      return false;
    }
    if (key.equals("<<")) {
      refuse(keyAt, "a merge key (<<) is not allowed", "the keys themselves");
      return false;
    }
    if (!keys.add(key)) {
      refuse(keyAt, "the key " + Problem.quote(key) + " appears twice", "");
      return false;
    }
    return true;
  }

  private Node sequence(SourcePosition at, int depth) {
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, depth + 1));
    }
    return new Node.Sequence(at, items);
  }

  private Node scalar(SourcePosition at, JsonToken token) {
    String text = token == JsonToken.VALUE_NULL ? "" : parser.getString();
    int first = source.codePoint(parser.currentTokenLocation().getCharOffset());
    boolean quoted =
        token == JsonToken.VALUE_STRING
            && (first == '"' || first == '\'' || first == '|' || first == '>');
    if (!quoted && PlainScalars.isNull(text)) {
      return refuse(at, "there is no value here", "a value, or the key left out");
    }
    if (SourceMap.hasControlCharacters(text)) {
      return refuse(at, "the value contains control characters", "a text without them");
    }
    return new Node.Scalar(at, text, quoted ? Node.Form.TEXT : PlainScalars.form(text));
  }

  private Node refuse(SourcePosition at, String what, String expected) {
    problems.add(Problem.error(at, what).expecting(expected));
    return new Node.MissingNode(at);
  }

  private SourcePosition here() {
    return source.position(parser.currentTokenLocation());
  }
}
