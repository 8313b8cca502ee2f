package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.AttributeProperties;
import dev.tend.definition.value.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of parameters in the place of {@code ${name}}. A second dollar sign in front
 * keeps the characters as they are.
 */
final class ParameterSubstitution {
  /** Where a scalar may hold one; also what the schema lets through. */
  static final String ANYWHERE = "\\$\\{[^{}]*\\}";

  private static final Pattern PLACEHOLDER = Pattern.compile("(\\$?)\\$\\{([^{}]*)(\\}?)");
  private static final String SECRET = "secret:";

  private final SubstitutionScope scope;
  private final ReadContext context;

  private ParameterSubstitution(SubstitutionScope scope, ReadContext context) {
    this.scope = scope;
    this.context = context;
  }

  /** A scalar after substitution, and where its text came from. */
  record Resolved(Node.Scalar scalar, Provenance provenance) {}

  /** The attribute that a scalar refers to as a whole; empty when it does not. */
  static Optional<String> attributeReference(Node.Scalar scalar) {
    Matcher whole = PLACEHOLDER.matcher(scalar.text().strip());
    return whole.matches()
            && whole.group(1).isEmpty()
            && !whole.group(3).isEmpty()
            && isAttribute(whole.group(2))
        ? Optional.of(whole.group(2).strip())
        : Optional.empty();
  }

  /** The scalar with every parameter put in; empty when that failed, which was reported. */
  static Optional<Resolved> resolve(Node.Scalar scalar, ReadContext context) {
    if (context.scope().isEmpty() || !scalar.text().contains("${")) {
      return Optional.of(new Resolved(scalar, new Provenance.Declared(scalar.at())));
    }
    return new ParameterSubstitution(context.scope().get(), context).put(scalar);
  }

  private Optional<Resolved> put(Node.Scalar scalar) {
    Matcher matcher = PLACEHOLDER.matcher(scalar.text());
    StringBuilder text = new StringBuilder();
    Set<String> used = new LinkedHashSet<>();
    boolean good = true;
    while (matcher.find()) {
      Optional<String> value = replacement(scalar, matcher, used);
      good &= value.isPresent();
      matcher.appendReplacement(text, Matcher.quoteReplacement(value.orElse("")));
    }
    matcher.appendTail(text);
    return good ? Optional.of(resolved(scalar, text.toString(), used)) : Optional.empty();
  }

  private Resolved resolved(Node.Scalar scalar, String text, Set<String> used) {
    if (used.isEmpty()) {
      Node.Scalar same = new Node.Scalar(scalar.at(), text, scalar.form());
      return new Resolved(same, new Provenance.Declared(scalar.at()));
    }
    List<SubstitutionScope.Parameter> values = new ArrayList<>();
    used.forEach(name -> Optional.ofNullable(scope.parameters().get(name)).ifPresent(values::add));
    SubstitutionScope.Parameter first = values.getFirst();
    boolean whole = values.size() == 1 && text.equals(first.text());
    Node.Form form = whole ? TypeSchema.formOf(first.type()) : Node.Form.TEXT;
    return new Resolved(
        new Node.Scalar(scalar.at(), text, form),
        new Provenance.Parameter(String.join(", ", used), first.at()));
  }

  private Optional<String> replacement(Node.Scalar scalar, Matcher matcher, Set<String> used) {
    String name = matcher.group(2).strip();
    if (!matcher.group(1).isEmpty()) {
      return Optional.of(matcher.group().substring(1));
    }
    if (matcher.group(3).isEmpty()) {
      return context.refuse(
          scalar, "'${' has no '}'", "${name}, or $${ for the characters themselves");
    }
    if (name.startsWith(SECRET)) {
      return context.refuse(
          scalar, "a secret cannot be used here", "a property that takes a secret");
    }
    if (isAttribute(name)) {
      return context.refuse(
          scalar, "an attribute cannot be part of a value", "${" + name + "} as the whole value");
    }
    SubstitutionScope.Parameter parameter = scope.parameters().get(name);
    if (parameter == null) {
      return unknown(scalar, name);
    }
    used.add(name);
    return Optional.of(parameter.text());
  }

  private Optional<String> unknown(Node.Scalar scalar, String name) {
    if (scope.parameters().isEmpty()) {
      return context.refuse(
          scalar,
          "there are no parameters here, so none is named " + Problem.quote(name),
          "the value itself, or $${ for the characters themselves");
    }
    context.report(
        Problem.unknown(
            scalar.at(),
            "no parameter of this health set is named " + Problem.quote(name),
            name,
            scope.parameters().keySet()));
    return Optional.empty();
  }

  private static boolean isAttribute(String name) {
    return name.strip().startsWith(AttributeProperties.PREFIX);
  }
}
