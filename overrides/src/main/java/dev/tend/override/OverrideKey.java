package dev.tend.override;

import java.util.Locale;

/**
 * What two overrides must not share, so that two administrators who change the same thing meet:
 * scope, selector, item type, identity with target, and property. A range of versions selects
 * servers too and counts as part of the selector. Case does not count.
 *
 * <p>A property's Exchange name and its own make different keys; give overrides the property's own
 * name before they are stored.
 *
 * @param text the parts on one line; fit to be hashed, not to be parsed
 */
public record OverrideKey(String text) {

  static OverrideKey of(MonitoringOverride override) {
    String versions =
        override.validity() instanceof Validity.Versions bound ? " " + bound.range() : "";
    String parts =
        String.join(
            "|",
            override.scope().text(),
            override.selector().text() + versions,
            override.subject().typeText(),
            override.subject().text(),
            override.property());
    return new OverrideKey(parts.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return text;
  }
}
