package dev.tend.core.record;

import java.util.List;

/**
 * What a definition asks for before its monitor is raised, so that it can be told whether another
 * one asks for more.
 *
 * @param rule the name of the rule
 * @param amounts how much of each thing, in an order of the rule's own: the more, the harder it is
 *     raised
 */
public record RuleStrictness(String rule, List<Double> amounts) {
  public RuleStrictness {
    amounts = List.copyOf(amounts);
  }

  /** Whether it goes by the same rule. */
  public boolean sameRule(RuleStrictness other) {
    return rule.equals(other.rule) && amounts.size() == other.amounts.size();
  }

  /** Whether it asks for more of anything than another of the same rule. */
  public boolean moreThan(RuleStrictness other) {
    for (int i = 0; i < Math.min(amounts.size(), other.amounts.size()); i++) {
      if (amounts.get(i) > other.amounts.get(i)) {
        return true;
      }
    }
    return false;
  }
}
