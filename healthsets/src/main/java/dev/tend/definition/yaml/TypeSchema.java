package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a value type takes. A scalar is also held against the JSON Schema of its type, so that the
 * reader never takes what an editor with the schema refuses.
 *
 * @param placeholders whether the schema lets {@code ${...}} through
 */
record TypeSchema<T>(ValueType<T> type, boolean placeholders) implements ValueSchema<T> {
  private static final Map<String, Object> PLACEHOLDER =
      JsonSchema.ordered("type", "string", "pattern", ParameterSubstitution.ANYWHERE);

  @Override
  public Optional<T> read(Node node, ReadContext context) {
    return setting(node, context).map(setting -> type.javaType().cast(setting.value()));
  }

  @Override
  public String expected() {
    return type.expected();
  }

  @Override
  public Map<String, Object> schema() {
    if (!placeholders || type.equals(ValueTypes.SECRET)) {
      return type.schema();
    }
    Map<String, Object> own = new TreeMap<>(type.schema());
    if (own.get("items") instanceof Map<?, ?> items) {
      own.put("items", JsonSchema.ordered("anyOf", List.of(items, PLACEHOLDER)));
    }
    return JsonSchema.ordered("anyOf", List.of(own, PLACEHOLDER));
  }

  /** What a value of a type is to YAML when it stands alone and without quotes. */
  static Node.Form formOf(ValueType<?> type) {
    return switch (String.valueOf(type.schema().get("type"))) {
      case "integer", "number" -> Node.Form.NUMBER;
      case "boolean" -> Node.Form.BOOLEAN;
      default -> Node.Form.TEXT;
    };
  }

  @Override
  public Optional<Setting> setting(Node node, ReadContext context) {
    return switch (node) {
      case Node.MissingNode missingNode -> Optional.empty();
      case Node.Scalar scalar -> scalar(scalar, context);
      case Node.Sequence sequence -> sequence(sequence, context);
      case Node.Mapping mapping -> mapping(mapping, context);
    };
  }

  private Optional<Setting> scalar(Node.Scalar scalar, ReadContext context) {
    Optional<String> attribute =
        context.scope().flatMap(any -> ParameterSubstitution.attributeReference(scalar));
    if (attribute.isPresent()) {
      return reference(scalar, attribute.get(), context);
    }
    return resolved(scalar, context)
        .flatMap(resolved -> parsed(resolved.scalar(), resolved.provenance(), context));
  }

  /** With the values of parameters in it, unless it must stay as it was typed. */
  private Optional<ParameterSubstitution.Resolved> resolved(
      Node.Scalar scalar, ReadContext context) {
    return type.equals(ValueTypes.SECRET) || type.equals(ValueTypes.ANY)
        ? Optional.of(
            new ParameterSubstitution.Resolved(scalar, new Provenance.Declared(scalar.at())))
        : ParameterSubstitution.resolve(scalar, context);
  }

  private Optional<Setting> parsed(Node.Scalar scalar, Provenance provenance, ReadContext context) {
    boolean anyForm =
        type.equals(ValueTypes.ANY)
            || (provenance instanceof Provenance.Parameter
                && "array".equals(type.schema().get("type")));
    Problem problem;
    try {
      Object value = type.parse(scalar.text());
      if (anyForm || takes(type.schema(), scalar)) {
        return Optional.of(new Setting(value, provenance));
      }
      problem =
          Problem.error(scalar.at(), context.subject() + " is " + shown(scalar))
              .expecting(type.expected());
    } catch (ValueException refused) {
      problem = Problem.refused(scalar.at(), context.subject(), scalar.text(), refused);
    }
    context.report(problem.suggesting(nearestWord(scalar.text())));
    return Optional.empty();
  }

  /** Says what YAML made of the scalar where that is what is wrong. */
  private static String shown(Node.Scalar scalar) {
    String text = scalar.text();
    return switch (scalar.form()) {
      case TEXT -> "the text " + Problem.quote(text);
      case NUMBER -> "the number " + text + "; a text needs quotes";
      case BOOLEAN -> "the truth value " + text + "; a text needs quotes";
      case UNCLEAR ->
          Problem.quote(text)
              + ", which YAML readers take for different things; a text needs quotes";
    };
  }

  private Optional<String> nearestWord(String text) {
    if (type.schema().get("enum") instanceof List<?> words) {
      return Suggestions.nearest(text, words.stream().map(String::valueOf).toList());
    }
    return type.equals(ValueTypes.BOOLEAN)
        ? Suggestions.nearest(text, List.of("true", "false"))
        : Optional.empty();
  }

  private Optional<Setting> reference(Node.Scalar scalar, String name, ReadContext context) {
    List<Property<?>> attributes = context.scope().orElse(SubstitutionScope.EMPTY).attributes();
    Optional<Property<?>> found =
        attributes.stream().filter(known -> known.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      List<String> names = attributes.stream().map(Property::name).toList();
      context.report(
          Problem.unknown(
              scalar.at(), "this item declares no attribute " + Problem.quote(name), name, names));
      return Optional.empty();
    }
    if (!NameTypes.fits(found.get().type(), type)) {
      return context.refuse(
          scalar,
          name + " is a " + found.get().type().name(),
          "for " + context.subject() + " " + type.expected());
    }
    return Optional.of(
        new Setting(new Setting.AttributeReference(name), new Provenance.Declared(scalar.at())));
  }

  private Optional<Setting> sequence(Node.Sequence sequence, ReadContext context) {
    List<String> elements = new ArrayList<>();
    boolean good = true;
    for (Node item : sequence.items()) {
      good &= element("items", item, context, elements::add);
    }
    return good
        ? made(sequence, "a list", () -> type.parseElements(elements), context)
        : Optional.empty();
  }

  private Optional<Setting> mapping(Node.Mapping mapping, ReadContext context) {
    Map<String, String> entries = new LinkedHashMap<>();
    boolean good = true;
    for (Node.Entry entry : mapping.entries()) {
      good &=
          element(
              "additionalProperties",
              entry.value(),
              context,
              text -> entries.put(entry.key(), text));
    }
    return good
        ? made(mapping, "a mapping", () -> type.parseEntries(entries), context)
        : Optional.empty();
  }

  /** One scalar within a list or a mapping; of a type that takes none, it does not matter. */
  private boolean element(
      String schemaKey, Node node, ReadContext context, Consumer<String> taker) {
    if (!(type.schema().get(schemaKey) instanceof Map<?, ?> each)) {
      taker.accept("");
      return true;
    }
    String subject = context.entry().subject();
    if (!(node instanceof Node.Scalar scalar)) {
      context.refuse(node, subject + " is not a single value", type.expected());
      return false;
    }
    Optional<Node.Scalar> resolved =
        resolved(scalar, context).map(ParameterSubstitution.Resolved::scalar);
    if (resolved.isPresent() && !takes(each, resolved.get())) {
      context.refuse(scalar, subject + " is " + shown(resolved.get()), type.expected());
      return false;
    }
    resolved.map(Node.Scalar::text).ifPresent(taker);
    return resolved.isPresent();
  }

  /** Makes a value of several scalars. */
  @FunctionalInterface
  private interface Parser<T> {
    T parse() throws ValueException;
  }

  private Optional<Setting> made(Node node, String shape, Parser<T> parser, ReadContext context) {
    try {
      return Optional.of(new Setting(parser.parse(), new Provenance.Declared(node.at())));
    } catch (ValueException refused) {
      String reason = refused.getMessage() == null ? "" : refused.getMessage();
      return context.refuse(node, context.subject() + " is " + shape + ": " + reason, "");
    }
  }

  /** Whether the schema of a scalar's type takes it. */
  static boolean takes(Map<?, ?> schema, Node.Scalar scalar) {
    if (schema.get("anyOf") instanceof List<?> choices) {
      return choices.stream()
          .anyMatch(choice -> choice instanceof Map<?, ?> one && takes(one, scalar));
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "string" -> scalar.form() == Node.Form.TEXT && takesText(schema, scalar.text());
      case "integer", "number" -> scalar.form() == Node.Form.NUMBER;
      case "boolean" -> scalar.form() == Node.Form.BOOLEAN;
      default -> false;
    };
  }

  private static boolean takesText(Map<?, ?> schema, String text) {
    if (schema.get("enum") instanceof List<?> words && !words.contains(text)) {
      return false;
    }
    return !(schema.get("pattern") instanceof String pattern)
        || (text.indexOf('\n') < 0 && Pattern.compile(pattern).matcher(text).find());
  }
}
