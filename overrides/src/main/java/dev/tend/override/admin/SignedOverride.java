package dev.tend.override.admin;

import dev.tend.override.OverrideScope;

/**
 * An override that was composed here when it was asked for with {@code whatIf}, and signed by its
 * owner since. It is checked once more, as if it were new.
 *
 * @param text the override's text, as the answer then gave it
 * @param signature the line with the signature of that text
 * @param replace whether one with the same key shall make way
 * @param unseen whether servers and groups that nobody has heard of may be named
 */
public record SignedOverride(String text, String signature, boolean replace, boolean unseen)
    implements OverrideChange {

  @Override
  public OverrideScope scope() {
    return OverrideScope.GLOBAL;
  }

  @Override
  public boolean whatIf() {
    return false;
  }
}
