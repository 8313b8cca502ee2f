package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * What a value is read with, besides its node.
 *
 * @param subject what the value is called in messages: {@code timeout}, {@code probe type smtp}
 * @param scope what {@code ${...}} may name in it; empty: such characters stand for themselves
 * @param problems where to report
 */
public record ReadContext(String subject, Optional<SubstitutionScope> scope, Problems problems) {

  /** Where {@code ${...}} can name nothing, and is refused but for a secret. */
  public static ReadContext withoutParameters(String subject, Problems problems) {
    return new ReadContext(subject, Optional.of(SubstitutionScope.EMPTY), problems);
  }

  /** Where {@code ${...}} is text like any other. */
  public static ReadContext literal(String subject, Problems problems) {
    return new ReadContext(subject, Optional.empty(), problems);
  }

  /** The same for another value. */
  ReadContext named(String other) {
    return new ReadContext(other, scope, problems);
  }

  /** The same for what is within a list. */
  ReadContext entry() {
    return named("an entry of " + subject);
  }

  /** The same where other things can be named. */
  ReadContext within(SubstitutionScope other) {
    return new ReadContext(subject, Optional.of(other), problems);
  }

  /** Reports an error, but not about something that was reported already; always empty. */
  <T> Optional<T> refuse(Node node, String what, String expected) {
    if (!(node instanceof Node.MissingNode)) {
      problems.add(Problem.error(node.at(), what).expecting(expected));
    }
    return Optional.empty();
  }

  /** Reports a problem. */
  void report(Problem problem) {
    problems.add(problem);
  }

  /** The node as a mapping; empty, and reported, when it is not one. */
  public Optional<Node.Mapping> mapping(Node node, String expected) {
    return node instanceof Node.Mapping mapping
        ? Optional.of(mapping)
        : refuse(node, subject + " is not a mapping", expected);
  }

  /** The entries of a mapping that may be left out; none, and reported, when it is not one. */
  List<Node.Entry> entries(Node.Mapping mapping, String key) {
    return mapping
        .find(key)
        .flatMap(value -> named(key).mapping(value, "a mapping of keys to values"))
        .map(Node.Mapping::entries)
        .orElse(List.of());
  }
}
