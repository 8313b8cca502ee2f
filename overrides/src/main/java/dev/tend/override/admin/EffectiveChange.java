package dev.tend.override.admin;

import java.util.Optional;

/**
 * One effective value on this server that changes.
 *
 * @param itemType the word of the item's type, or {@code HealthSet}
 * @param identity the item, with the target if it changes for that alone
 * @param property the property's own name
 * @param before the value so far, in the property's notation; empty: none
 * @param beforeFrom where that came from
 * @param after the value then; empty: none
 * @param afterFrom where that comes from
 */
public record EffectiveChange(
    String itemType,
    String identity,
    String property,
    Optional<String> before,
    String beforeFrom,
    Optional<String> after,
    String afterFrom) {

  /** The same, but of one target alone. */
  EffectiveChange onTarget(String target) {
    return new EffectiveChange(
        itemType, identity + "\\" + target, property, before, beforeFrom, after, afterFrom);
  }
}
