package dev.tend.cli.connection;

import java.util.Optional;
import picocli.CommandLine.Option;

/** A command about one target of an item. */
public abstract class TargetQuery extends ItemQuery {
  @Option(
      names = {"--target-resource", "--target"},
      paramLabel = "TARGET",
      description = "The target, where the identity does not name it.")
  private Optional<String> target = Optional.empty();

  @Override
  protected Optional<String> named() {
    return super.named().map(item -> target.map(one -> item + "/" + one).orElse(item));
  }
}
